import { z } from 'zod';

/** What an answer says, whichever of the platform's shapes it came in. */
export type Outcome =
  | { readonly ok: true; readonly data: unknown }
  /** `gateway`: the call reached no interface; `content`: the interface itself refused. */
  | { readonly ok: false; readonly by: 'gateway' | 'content'; readonly code: string; readonly message: string };

const word = z.union([z.string(), z.number()]).transform(String);
const Gateway = z.object({
  success: z.literal(false),
  Code: word.nullish(),
  errorCode: word.nullish(),
  bizErrorCode: word.nullish(),
  Message: z.string().nullish(),
  errorMsg: z.string().nullish(),
});
const Refused = z.object({
  success: z.literal(false),
  responseCode: word.nullish(),
  responseMessage: z.string().nullish(),
});
const Normal = z.object({ success: z.literal(true), data: z.unknown() });
const Outer = z.object({ success: z.literal(true), content: z.record(z.string(), z.unknown()) });

/**
 * Reads an answer: the gateway's failure in its two spellings, a success around a failure, a success with `data`, and the
 * interfaces whose content carries neither. Null for what is none of these.
 */
export function parseEnvelope(body: unknown): Outcome | null {
  const gateway = Gateway.safeParse(body);
  if (gateway.success) {
    const { Code, errorCode, bizErrorCode, Message, errorMsg } = gateway.data;
    return { ok: false, by: 'gateway', code: Code ?? errorCode ?? bizErrorCode ?? 'unknown', message: Message ?? errorMsg ?? '' };
  }
  const outer = Outer.safeParse(body);
  if (!outer.success) return null;
  const { content } = outer.data;
  const refused = Refused.safeParse(content);
  if (refused.success) {
    const { responseCode, responseMessage } = refused.data;
    return { ok: false, by: 'content', code: responseCode ?? 'unknown', message: responseMessage ?? '' };
  }
  const normal = Normal.safeParse(content);
  return { ok: true, data: normal.success ? normal.data.data : content };
}
