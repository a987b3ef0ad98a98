import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeMetrics } from '../../bot/metrics.js';
import { JOBS } from '../../jobs/index.js';

const read = (path: string): string => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');
const registered = makeMetrics()
  .registry.getMetricsAsArray()
  .map(({ name }) => name)
  .sort();

/** Metrics that an expression names; a histogram's parts count as the histogram. */
const namedIn = (text: string): string[] =>
  [...text.matchAll(/steward_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

it('the table of metrics names every metric, and none that is not there, each with its unit and what to do', () => {
  const rows = read('operations.md')
    .split('\n')
    .flatMap((line) => (line.startsWith('| `steward_') ? [line.split('|').map((cell) => cell.trim())] : []));
  expect(rows.map(([, name = '']) => name.replaceAll('`', '')).sort()).toEqual(registered);
  for (const [, name, unit, , meaning, act] of rows) {
    expect(
      [unit, meaning, act].every((cell) => (cell ?? '').length > 0),
      name,
    ).toBe(true);
  }
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly description: string };
}
const { groups } = parse(read('operations/alerts.yaml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

it('every alert can fire on a metric that is there, and says what to do', () => {
  expect(rules.length).toBeGreaterThan(5);
  for (const { alert, expr, annotations } of rules) {
    expect(namedIn(expr).length, alert).toBeGreaterThan(0);
    expect(
      namedIn(expr).filter((name) => !registered.includes(name)),
      alert,
    ).toEqual([]);
    for (const [, job] of expr.matchAll(/job="([^"]+)"/g)) expect(JOBS.map(({ id }) => id)).toContain(job);
    expect(annotations.description.length, alert).toBeGreaterThan(5);
  }
});

it('what an alert counts is there as 0 from the start: of a number that appears as 1 nobody is told that it rose', async () => {
  const fresh = await makeMetrics().registry.metrics();
  const counted = rules.flatMap(({ expr }) => [...expr.matchAll(/increase\((steward_\w+)\{(\w+="\w+")\}/g)]);
  expect(counted.length).toBeGreaterThan(2);
  for (const [, name = '', label = ''] of counted) {
    const lines = fresh.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(label));
    expect(lines.length, `${name} ${label}`).toBeGreaterThan(0);
    expect(lines.every((line) => line.endsWith(' 0'))).toBe(true);
  }
});

it('a quantile that an alert asks for can be above what it asks: it is never told to be above the last bucket', async () => {
  const metrics = makeMetrics();
  metrics.inbound('action', 'done', 1);
  metrics.sent('sent', 'send', 1);
  const all = await metrics.registry.metrics();
  const asked = rules.flatMap(({ expr }) => [...expr.matchAll(/histogram_quantile\(.*(steward_\w+_bucket).* > ([\d.]+)$/g)]);
  expect(asked.length).toBeGreaterThan(0);
  for (const [, name = '', most] of asked) {
    const bounds = [...all.matchAll(new RegExp(`^${name}\\{le="([\\d.]+)"`, 'gm'))].map(([, bound]) => Number(bound));
    expect(Math.max(...bounds), name).toBeGreaterThan(Number(most));
  }
});

it('the dashboard shows every metric, and none that is not there', () => {
  const board = JSON.parse(read('operations/grafana.json')) as { panels: { targets: { expr: string }[] }[] };
  const shown = board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namedIn(expr)));
  expect([...new Set(shown)].sort()).toEqual(registered);
});
