import { checkLetter } from '../documents/index.js';
import type { LoadedPolicy, PolicyBook } from '../policies/book.js';
import { loadPolicies, type PolicyFault } from '../policies/load.js';
import { keptOrRead, PROGRAM } from './kept-policies.js';
import { StartRefused } from './start-refused.js';

/**
 * Reads every policy with its letters' templates tried out: a bad tag would else hold up the decision that issues the letter.
 * Either all are sound, or every fault comes back.
 *
 * @param known - what was found sound before, by the name of its folder
 */
export async function loadAll(
  dir: string,
  known: ReadonlyMap<string, LoadedPolicy> = new Map(),
): Promise<{ book: PolicyBook } | { faults: readonly PolicyFault[] }> {
  const result = await loadPolicies(dir, known);
  const faults = 'faults' in result ? result.faults : templateFaults(result.book, known);
  return 'book' in result && faults.length === 0 ? result : { faults };
}

function templateFaults(book: PolicyBook, known: ReadonlyMap<string, LoadedPolicy>): PolicyFault[] {
  const anew = book.loaded().filter(({ folder }) => !known.has(folder));
  return anew.flatMap(({ policy }) =>
    Object.entries(policy.letters).flatMap(([id, letter]) =>
      checkLetter(policy, letter, book.letterTemplate(policy, id)).map(({ says }) => ({
        file: `${policy.id}/${letter.template}`,
        line: 0,
        path: `letters.${id}`,
        says,
      })),
    ),
  );
}

/**
 * Every policy, as it was read and checked when its own files were last changed: a start after an edit checks what was edited.
 *
 * @param program - the compiled program, beside which that is kept
 * @throws StartRefused with all faults of all files
 */
export async function readPolicies(dir: string, program: string | null = PROGRAM): Promise<PolicyBook> {
  const result = await (program === null ? loadAll(dir) : keptOrRead(program, dir, (known) => loadAll(dir, known)));
  if ('book' in result) return result.book;
  throw new StartRefused(policyMessage(result.faults));
}

/** The faults as an operator reads them, one a line. */
export function policyMessage(faults: readonly PolicyFault[]): string {
  return [`办法有 ${faults.length} 处问题：`, ...faults.map(faultLine)].join('\n');
}

/** A fault of a YAML file, a line below what says how many there are. */
export function faultLine({ file, line, path, says }: PolicyFault): string {
  const where = line > 0 ? `${file} 第 ${line} 行` : file;
  return `  ${where}${path === '' ? '' : `（${path}）`}：${says}`;
}
