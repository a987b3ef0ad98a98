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

it('every alert can fire on a metric that is there, and says what to do', () => {
  const { groups } = parse(read('operations/alerts.yaml')) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string; description: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
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

it('the dashboard shows every metric, and none that is not there', () => {
  const board = JSON.parse(read('operations/grafana.json')) as { panels: { targets: { expr: string }[] }[] };
  const shown = board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namedIn(expr)));
  expect([...new Set(shown)].sort()).toEqual(registered);
});
