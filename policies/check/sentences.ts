import type { Policy } from '../schema/index.js';
import { factType } from './fact-types.js';
import type { Finding } from './finding.js';
import { gatesOf } from './places.js';
import { elementsOf } from './walk.js';

/** The keys whose sentences may name facts by their path. */
const KEYS = ['refusal', 'message', 'hint'];

/** What stands in a sentence without a path, by where the sentence stands. */
const OWN: Readonly<Record<string, readonly string[]>> = { refusal: ['{date}', '{missing}'], message: [], hint: [] };
const OF_SEASONS = ['{date}', '{nextYear}'];

/** A sentence names only facts that can exist, `{derived.unpaid}`, and so does what is set out below it. */
export function checkSentences(policy: Policy): Finding[] {
  const wrong = (at: Finding['path'], fact: string): Finding[] => {
    const resolved = factType(policy, fact);
    return 'says' in resolved ? [{ path: at, says: resolved.says }] : [];
  };
  return elementsOf(policy)
    .flatMap(({ path, value }) => [
      ...namedFacts(value['facts']).flatMap((fact, at) => wrong([...path, 'facts', at], fact)),
      ...KEYS.flatMap((key) => {
        const sentence = value[key];
        const named = typeof sentence === 'string' ? [...sentence.matchAll(/\{(\w+(?:\.[^{}.]+)+)\}/g)] : [];
        return named.flatMap(([, fact = '']) => wrong([...path, key], fact));
      }),
      ...KEYS.flatMap((key) => unfilled(value[key], path[0] === 'seasons' ? OF_SEASONS : (OWN[key] ?? []), [...path, key])),
      ...('notify' in value ? ownStop(value['message'], [...path, 'message']) : []),
      ...KEYS.flatMap((key) => unitsTwice(value[key], [...path, key])),
    ])
    .concat(withoutDate(policy));
}

/** A place that nothing fills would be read as it stands. */
function unfilled(sentence: unknown, own: readonly string[], path: Finding['path']): Finding[] {
  const places = typeof sentence === 'string' ? [...sentence.matchAll(/\{\w*\}/g)].map(([place]) => place) : [];
  const known = own.length === 0 ? '要填数请写路径，如 {payment.amount}' : `这里可以写 ${own.join('、')}`;
  return places.flatMap((place) => (own.includes(place) ? [] : { path, says: `“${place}”处没有可填的内容；${known}` }));
}

/** A gate without a bound in time has no date to name. */
function withoutDate(policy: Policy): Finding[] {
  return gatesOf(policy).flatMap(({ gate: { refusal, notBefore, notAfter }, path }) =>
    refusal.includes('{date}') && notBefore === undefined && notAfter === undefined
      ? [{ path: [...path, 'refusal'], says: '没有写 notBefore 或 notAfter，“{date}”处没有日期可填' }]
      : [],
  );
}

/** The facts that a notice sets out. */
function namedFacts(facts: unknown): string[] {
  return Array.isArray(facts) ? facts.filter((fact) => typeof fact === 'string') : [];
}

/** A notice is set among others, and ends as they do. */
function ownStop(message: unknown, path: Finding['path']): Finding[] {
  const ends = typeof message === 'string' && message.endsWith('。');
  return ends ? [{ path, says: 'message 末尾的“。”会自动加上，请去掉' }] : [];
}

/** An amount is filled in as it is written, with its unit. */
function unitsTwice(sentence: unknown, path: Finding['path']): Finding[] {
  const twice = typeof sentence === 'string' ? [...sentence.matchAll(/(\{\w+\.[^{}]+\})\s*万元/g)] : [];
  return twice.map(([, place]) => ({ path, says: `${String(place)} 填入时带单位，后面的“万元”不用写` }));
}
