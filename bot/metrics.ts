import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** What came in and how it was answered. */
  readonly inbound: (kind: string, result: 'done' | 'refused' | 'failed', seconds: number) => void;
  /** One attempt to send. */
  readonly sent: (outcome: string, topic: string, lagMs: number) => void;
  readonly request: (route: string, status: number) => void;
  readonly outboxAge: (ms: number | null) => void;
}

/** Names begin with `steward_`; labels hold closed lists only, never an id or a name. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const inbound = new Counter({
    name: 'steward_inbound_total',
    help: 'What people did and the platform told, by kind and result',
    labelNames: ['kind', 'result'],
    registers,
  });
  const handling = new Histogram({
    name: 'steward_handler_seconds',
    help: 'From taking something in to its answer',
    labelNames: ['kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5],
    registers,
  });
  const deliveries = new Counter({
    name: 'steward_deliveries_total',
    help: 'Attempts to send or change a message, by outcome',
    labelNames: ['outcome', 'topic'],
    registers,
  });
  const lag = new Histogram({
    name: 'steward_dispatch_lag_seconds',
    help: 'From writing a message to its sending',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 300, 3600],
    registers,
  });
  const requests = new Counter({
    name: 'steward_http_requests_total',
    help: 'HTTP requests, by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const age = new Gauge({ name: 'steward_outbox_age_seconds', help: 'Age of the oldest message that waits', registers });
  return {
    registry,
    inbound: (kind, result, seconds) => {
      inbound.inc({ kind, result });
      handling.observe({ kind }, seconds);
    },
    sent: (outcome, topic, lagMs) => {
      deliveries.inc({ outcome, topic });
      if (outcome === 'sent') lag.observe(Math.max(0, lagMs) / 1000);
    },
    request: (route, status) => requests.inc({ route, status }),
    outboxAge: (ms) => age.set(ms === null ? 0 : ms / 1000),
  };
}
