import type { PolicyFiles } from './load-templates.js';
import type { Policy } from './schema/index.js';

/** A policy as it was read, with the files beside it that it names. */
export interface LoadedPolicy {
  /** The name of the folder that it was read from. */
  readonly folder: string;
  readonly policy: Policy;
  readonly files: PolicyFiles;
}

/** The policies of one installation, every version of each. Read once at the start, never changed. */
export class PolicyBook {
  readonly #versions: readonly LoadedPolicy[];

  constructor(loaded: readonly LoadedPolicy[]) {
    this.#versions = [...loaded].sort((a, b) => compareVersions(a.policy, b.policy));
  }

  /** Ids of the policies, each once, in alphabetical order. */
  ids(): string[] {
    return [...new Set(this.#versions.map(({ policy }) => policy.id))].sort();
  }

  /** Every version of every policy, oldest first. */
  all(): Policy[] {
    return this.#versions.map(({ policy }) => policy);
  }

  /** The same, each with its files. */
  loaded(): readonly LoadedPolicy[] {
    return this.#versions;
  }

  /**
   * The newest version in force on `today` (a civil date), under which new projects begin; without a date the newest of all.
   * An instrument without dates is in force. Undefined where no version is.
   */
  current(id: string, today?: string): Policy | undefined {
    return this.all().findLast((policy) => policy.id === id && (today === undefined || inForce(policy, today)));
  }

  /** The version that a project is pinned to; undefined where it is no longer among the policies. */
  get(id: string, version: string): Policy | undefined {
    return this.all().find((policy) => policy.id === id && policy.version === version);
  }

  /** The .docx template of a letter. Throws where the policy has no such letter: the loader has checked every reference. */
  letterTemplate(policy: Pick<Policy, 'id' | 'version'>, letterId: string): Uint8Array {
    const bytes = this.#file(policy, ({ letters }) => letters[letterId]?.template);
    if (bytes === undefined) throw new Error(`no template for letter ${policy.id}@${policy.version}/${letterId}`);
    return bytes;
  }

  /** The blank to fill in for a material; undefined where the policy offers none. */
  materialTemplate(policy: Pick<Policy, 'id' | 'version'>, materialId: string): Uint8Array | undefined {
    return this.#file(policy, ({ materials }) => materials[materialId]?.template);
  }

  #file(of: Pick<Policy, 'id' | 'version'>, nameIn: (policy: Policy) => string | undefined): Uint8Array | undefined {
    const loaded = this.#versions.find(({ policy }) => policy.id === of.id && policy.version === of.version);
    const name = loaded && nameIn(loaded.policy);
    return name === undefined ? undefined : loaded?.files.get(name);
  }
}

/** The last day of `until` is still in force. */
function inForce({ instrument: { from, until } }: Policy, today: string): boolean {
  return (from === null || from <= today) && (until === null || today <= until);
}

/** Numbers inside a version count as numbers: `2021-10` is after `2021-9`. */
function compareVersions(a: Policy, b: Policy): number {
  return a.id === b.id ? a.version.localeCompare(b.version, 'en', { numeric: true }) : a.id < b.id ? -1 : 1;
}
