import { z } from 'zod';

/** What a push looks like from outside when an encrypt key is set. */
export const Sealed = z.object({ encrypt: z.string().min(1) });

/** The platform asks once, when the address is saved, whether somebody is at home. */
export const Challenge = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().min(1).max(512),
  token: z.string(),
});
export type Challenge = z.infer<typeof Challenge>;

/** An id that the platform gave out: short, and safe in a key, a path, and a log line. */
export const PlatformId = z.string().regex(/^[A-Za-z0-9_:.-]{1,128}$/);

/**
 * Envelope, version 2.0. `create_time` is left out on purpose: its unit is ms for events, µs for card callbacks, and bot
 * menus add a `timestamp` in seconds; the bot uses the time at which a push reached it.
 */
export const Envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: PlatformId,
    event_type: z.string().min(1).max(128),
    app_id: z.string(),
    token: z.string().default(''),
  }),
  /** Its own decoder reads it. */
  event: z.custom<Readonly<Record<string, unknown>>>(
    (event) => typeof event === 'object' && event !== null && !Array.isArray(event),
  ),
});
export type Envelope = z.infer<typeof Envelope>;
