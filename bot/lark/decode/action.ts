import { z } from 'zod';
import { BASE } from '../../../handlers/core/forms/merge-page.js';
import type { InboundOf } from '../../../handlers/inbound.js';
import { PlatformId, type Envelope } from '../envelope.js';
import { plainInput, plainWire } from '../encode/names.js';
import { senderOf, type DecodeContext } from './context.js';

const Event = z.object({
  operator: z.object({ open_id: PlatformId }),
  action: z.object({
    name: z.string().max(256).nullish(),
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    option: z.string().nullish(),
    options: z.array(z.string()).nullish(),
    checked: z.boolean().nullish(),
    input_value: z.string().nullish(),
  }),
  context: z.object({ open_message_id: PlatformId.nullish(), open_chat_id: PlatformId.nullish() }).nullish(),
});
type Pressed = z.infer<typeof Event>['action'];

const Value = z.object({ a: z.string().max(256), c: z.number().int().positive().optional().catch(undefined) });

/** What a button says: what it asks for, and on which of our cards it stands. */
type Said = Pick<InboundOf<'action'>, 'wire' | 'cardMessageId'>;

/**
 * card.action.trigger. The button is known by its name, because on a form's submission the value is often absent; a
 * button outside a form may come with nothing but the value. The callback does not tell private chats from groups:
 * `place.type` is `private` until `handlers/placed.ts`, which knows the groups, says otherwise.
 */
export function decodeAction({ header, event }: Envelope, context: DecodeContext): InboundOf<'action'> {
  const { operator, action, context: where } = Event.parse(event);
  const chatId = where?.open_chat_id ?? null;
  return {
    kind: 'action',
    key: `action:${header.event_id}`,
    sender: senderOf(context, operator.open_id),
    place: chatId === null ? null : { chatId, type: 'private' },
    at: context.nowMs,
    ...saidBy(action),
    form: { ...formOf(action), ...single(action) },
    messageId: where?.open_message_id ?? null,
  };
}

function saidBy({ name, value }: Pressed): Said {
  const { a, c = null } = Value.safeParse(value).data ?? { a: '' };
  const { wire, cardMessageId } = plainWire(name || a);
  return { wire, cardMessageId: cardMessageId ?? c };
}

/** A form's answers by the inputs' own names; the marks that stood in the names come beside them as a page sends its own. */
function formOf({ form_value: values }: Pressed): Record<string, unknown> {
  const named = Object.entries(values ?? {}).map(([name, value]) => ({ ...plainInput(name), value }));
  const marks = named.flatMap(({ name, mark }) => (mark === null ? [] : [[name, mark] as const]));
  const answers = named.map(({ name, value }) => [name, value] as const);
  const base = marks.length === 0 ? [] : [[BASE, JSON.stringify(Object.fromEntries(marks))] as const];
  return Object.fromEntries<unknown>([...answers, ...base]);
}

/** The answer of a component that stands outside a form. */
function single(action: Pressed): Record<string, unknown> {
  const answer = action.options ?? action.option ?? action.checked ?? action.input_value;
  return answer === undefined || answer === null || !action.name ? {} : { [action.name]: answer };
}
