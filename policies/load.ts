import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type LoadedPolicy, PolicyBook } from './book.js';
import type { PolicyFault } from './check/finding.js';
import { checkPolicy } from './check/index.js';
import { mergeSources } from './load-merge.js';
import { referencesDespite } from './load-pruned.js';
import { checkShape } from './load-shape.js';
import { parseSource } from './load-source.js';
import { readTemplates } from './load-templates.js';

export type { PolicyFault } from './check/finding.js';

/**
 * Reads every policy of a directory: each folder that holds `*.yaml` is one version of one policy.
 * Either all of them are sound, or every fault of every file comes back in one list, in Chinese, with its file and line.
 *
 * @param known - what was read of a folder, by its name, and need not be read again
 */
export async function loadPolicies(
  dir: string,
  known: ReadonlyMap<string, LoadedPolicy> = new Map(),
): Promise<{ book: PolicyBook } | { faults: PolicyFault[] }> {
  const folders = await policyFolders(dir);
  if (folders.length === 0) return { faults: [wholeOf(dir, '没有找到办法：每个办法应为一个子文件夹，其中有 .yaml 文件')] };

  const results = await Promise.all(
    folders.map(async (folder): Promise<Loaded> => {
      const loaded = known.get(basename(folder));
      return loaded === undefined ? loadPolicy(folder) : { folder, loaded };
    }),
  );
  const loaded = results.flatMap((result) => ('loaded' in result ? [result.loaded] : []));
  const faults = results.flatMap((result) => ('faults' in result ? result.faults : []));
  faults.push(...twice(results));
  return faults.length > 0 ? { faults } : { book: new PolicyBook(loaded) };
}

type Loaded = { readonly folder: string; readonly loaded: LoadedPolicy } | { readonly faults: PolicyFault[] };

async function loadPolicy(folder: string): Promise<Loaded> {
  const names = (await readdir(folder)).sort();
  const faults = names
    .filter((name) => name.endsWith('.yml'))
    .map((name) => wholeOf(join(folder, name), '文件名应以 .yaml 结尾，否则不会读取'));
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map(async (name) => parseSource(join(folder, name), await readFile(join(folder, name), 'utf8'))),
  );
  faults.push(...files.flatMap((file) => file.faults));
  if (faults.length > 0) return { faults };

  const { data, faults: merged, place } = mergeSources(files, join(folder, 'policy.yaml'));
  const shape = checkShape(data);
  if ('findings' in shape) {
    const findings = [...shape.findings, ...referencesDespite(data)];
    return { faults: [...merged, ...findings.map(({ path, says }) => place(path, says))] };
  }
  const { files: beside, findings } = await readTemplates(folder, shape.policy);
  // Of an entry that stands twice nobody knows yet which is meant, and so not what fits it.
  if (merged.length > 0) return { faults: [...merged] };
  const wrong = [...checkPolicy(shape.policy), ...findings].map(({ path, says }) => place(path, says));
  if (wrong.length > 0) return { faults: wrong };
  return { folder, loaded: { folder: basename(folder), policy: shape.policy, files: beside } };
}

async function policyFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(dir, name));
  const contents = await Promise.all(folders.map((folder) => readdir(folder)));
  return folders.filter((_, index) => contents[index]?.some((name) => /\.ya?ml$/.test(name))).sort();
}

/** The same version of a policy in two folders. */
function twice(results: readonly Loaded[]): PolicyFault[] {
  const seen = new Map<string, string>();
  return results.flatMap((result) => {
    if (!('loaded' in result)) return [];
    const { id, version } = result.loaded.policy;
    const earlier = seen.get(`${id}@${version}`);
    seen.set(`${id}@${version}`, earlier ?? result.folder);
    if (earlier === undefined) return [];
    return [wholeOf(result.folder, `办法“${id}”的版本“${version}”已在文件夹 ${basename(earlier)} 中，请换一个版本号`)];
  });
}

function wholeOf(file: string, says: string): PolicyFault {
  return { file, line: 0, path: '', says };
}
