import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OutboxTopic } from '../entities/outbox-payload.js';
import type { InboundKind } from '../handlers/inbound.js';
import { JOBS } from '../jobs/index.js';
import type { Outcome } from '../jobs/outbox/deliver.js';
import type { Facts } from './facts.js';
import type { Pushed } from './pushed.js';

const RESULTS = ['done', 'refused', 'failed', 'paced'] as const;
const OUTCOMES = allOf<Outcome>({ sent: 0, again: 0, dead: 0, dropped: 0, lost: 0 });
const TOPICS = allOf<OutboxTopic>({ send: 0, patch: 0, entry: 0 });
const KINDS = allOf<InboundKind>({
  text: 0,
  file: 0,
  action: 0,
  menu: 0,
  entered: 0,
  recalled: 0,
  botAdded: 0,
  botRemoved: 0,
  staffLeft: 0,
  unsupported: 0,
});

const PUSHED = allOf<Pushed>({
  taken: 0,
  challenge: 0,
  'too-large': 0,
  unsigned: 0,
  'unreadable-timestamp': 0,
  stale: 0,
  'from-the-future': 0,
  'bad-signature': 0,
  'not-json': 0,
  'not-decryptable': 0,
  'not-an-envelope': 0,
  'wrong-token': 0,
  'wrong-app': 0,
});

export interface Metrics {
  readonly registry: Registry;
  /** What came in and how it was answered. */
  readonly inbound: (kind: string, result: (typeof RESULTS)[number], seconds: number) => void;
  /** What the platform pushed, or somebody in its name, and what became of it at the door. */
  readonly pushed: (result: Pushed) => void;
  /** One attempt to send. */
  readonly sent: (outcome: string, topic: string, lagMs: number) => void;
  readonly request: (route: string, status: number) => void;
  /** One run of a job, ended at an instant (epoch ms). */
  readonly job: (job: string, ok: boolean, seconds: number, endedAt: number) => void;
  /** Null facts: the database did not answer, and what it knows is unknown until it does. */
  readonly facts: (facts: Facts | null, diskFree: number | null) => void;
}

/** Names begin with `steward_`; labels hold closed lists only, never an id or a name. `docs/operations.md` says of each what to do. */
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
    // The last ones lie above what an alert asks of it: a quantile is never told to be above the last.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const pushes = new Counter({
    name: 'steward_pushes_total',
    help: 'Pushes at the door, taken or why refused',
    labelNames: ['result'],
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
  const jobs = new Counter({
    name: 'steward_job_runs_total',
    help: 'Runs of a job in this process, by result',
    labelNames: ['job', 'result'],
    registers,
  });
  const jobTime = new Histogram({
    name: 'steward_job_seconds',
    help: 'How long a run of a job took',
    labelNames: ['job'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers,
  });
  const jobLast = new Gauge({
    name: 'steward_job_last_success_timestamp_seconds',
    help: 'When a job last ran through in this process',
    labelNames: ['job'],
    registers,
  });
  // From the start on: the first of a kind is a rise from 0 then, and not a new number of which nobody knows that it rose.
  for (const kind of KINDS) for (const result of RESULTS) inbound.inc({ kind, result }, 0);
  for (const result of PUSHED) pushes.inc({ result }, 0);
  for (const outcome of OUTCOMES) for (const topic of TOPICS) deliveries.inc({ outcome, topic }, 0);
  for (const { id: job } of JOBS) for (const result of ['done', 'failed']) jobs.inc({ job, result }, 0);
  const facts = factGauges(registry);
  return {
    registry,
    inbound: (kind, result, seconds) => {
      inbound.inc({ kind, result });
      handling.observe({ kind }, seconds);
    },
    pushed: (result) => pushes.inc({ result }),
    sent: (outcome, topic, lagMs) => {
      deliveries.inc({ outcome, topic });
      if (outcome === 'sent') lag.observe(Math.max(0, lagMs) / 1000);
    },
    request: (route, status) => requests.inc({ route, status }),
    job: (job, ok, seconds, endedAt) => {
      jobs.inc({ job, result: ok ? 'done' : 'failed' });
      jobTime.observe({ job }, seconds);
      if (ok) jobLast.set({ job }, endedAt / 1000);
    },
    facts,
  };
}

function factGauges(registry: Registry): Metrics['facts'] {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const asked: readonly (readonly [Gauge, (facts: Facts) => number])[] = [
    [
      gauge('steward_outbox_age_seconds', 'Age of the oldest message or decision that waits'),
      ({ oldestMs }) => (oldestMs ?? 0) / 1000,
    ],
    [gauge('steward_outbox_pending', 'Messages that wait or are being sent'), ({ pending }) => pending],
    [gauge('steward_tellings_waiting', 'Decisions whose messages are still to be drawn'), ({ untold }) => untold],
    [gauge('steward_outbox_dead', 'Messages that were given up'), ({ dead }) => dead],
    [gauge('steward_outbox_elsewhere', 'Messages that wait for a platform that does not run here'), ({ elsewhere }) => elsewhere],
    [gauge('steward_leases_stale', 'Leases that ended two days ago and that nobody took over'), ({ staleLeases }) => staleLeases],
    [
      gauge('steward_clock_ahead_seconds', 'How far this machine is ahead of the database; 0 where they are one'),
      ({ clockAheadMs }) => (clockAheadMs ?? 0) / 1000,
    ],
  ];
  const up = gauge('steward_database_up', 'Whether the database answered when it was asked for these numbers');
  const disk = gauge('steward_disk_free_bytes', 'What is left where files are kept');
  const memory = gauge('steward_memory_bytes', 'Resident memory of this process');
  const loop = gauge('steward_event_loop_delay_seconds', 'The 99th percentile since the last look');
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return (facts, diskFree) => {
    up.set(facts === null ? 0 : 1);
    for (const [one, of] of asked) {
      if (facts === null) one.remove();
      else one.set(of(facts));
    }
    if (diskFree !== null) disk.set(diskFree);
    memory.set(process.memoryUsage.rss());
    loop.set(Number.isFinite(delay.percentile(99)) ? delay.percentile(99) / 1e9 : 0);
    delay.reset();
  };
}

/** All of them: the build fails when one is missing. */
function allOf<K extends string>(names: Readonly<Record<K, 0>>): readonly string[] {
  return Object.keys(names);
}
