import type { SandboxOptions } from '../options.js';
import { SILENT } from '../options.js';
import type { Carrier, Outcome } from './carrier.js';
import { envelope, type Envelope } from './envelope.js';

/** Waits before the second to fifth attempt. */
const LADDER_MS = [15_000, 300_000, 3_600_000, 21_600_000] as const;
const KEPT = 500;

/** One event on its way. */
export interface Delivery {
  readonly envelope: Envelope;
  readonly attempts: readonly { readonly at: number; readonly outcome: Outcome }[];
  /** Epoch ms of the next attempt on the world's clock; null when it arrived or was given up. */
  readonly nextAt: number | null;
}

/** Pushes events at least once: 200 within 3 s counts, anything else goes up the ladder. */
export class Pusher {
  private readonly deliveries = new Map<string, Delivery>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: SandboxOptions,
    private readonly carrier: Carrier,
  ) {}

  /** Sends an event for the first time; resolves after that attempt, with its id. */
  async push(eventType: string, event: object): Promise<string> {
    const wrapped = envelope(this.options, eventType, event);
    await this.attempt({ envelope: wrapped, attempts: [], nextAt: null });
    return wrapped.header.event_id;
  }

  /** Attempts whatever is due by now. Calls queue up, so that no retry is sent twice. */
  runDue(): Promise<void> {
    this.running = this.running.then(async () => {
      const now = this.options.clock.now();
      const due = [...this.deliveries.values()].filter(({ nextAt }) => nextAt !== null && nextAt <= now);
      for (const delivery of due) await this.attempt(delivery);
    });
    return this.running;
  }

  /** Resolves when the retries that are under way have ended. */
  idle(): Promise<void> {
    return this.running;
  }

  /** Sends an event once more whatever became of it, the latest unless its id is given: the platform repeats some even after success. */
  async redeliver(eventId?: string): Promise<Outcome | null> {
    const delivery = eventId === undefined ? this.history().at(-1) : this.deliveries.get(eventId);
    return delivery ? this.attempt(delivery) : null;
  }

  /** The latest events, oldest first. */
  history(): readonly Delivery[] {
    return [...this.deliveries.values()];
  }

  private async attempt(delivery: Delivery): Promise<Outcome> {
    const outcome = await this.carrier.carry(delivery.envelope);
    const at = this.options.clock.now();
    const arrived = outcome.kind === 'answered' && outcome.status === 200;
    const attempts = [...delivery.attempts, { at, outcome }];
    const wait = arrived ? undefined : LADDER_MS[attempts.length - 1];
    const { event_id: eventId, event_type: eventType } = delivery.envelope.header;
    this.deliveries.set(eventId, { envelope: delivery.envelope, attempts, nextAt: wait === undefined ? null : at + wait });
    if (!arrived) {
      (this.options.log ?? SILENT).warn(
        { eventId, eventType, outcome: outcome.kind, attempt: attempts.length },
        'event not accepted',
      );
    }
    for (const key of this.deliveries.keys()) {
      if (this.deliveries.size <= KEPT) break;
      this.deliveries.delete(key);
    }
    return outcome;
  }
}
