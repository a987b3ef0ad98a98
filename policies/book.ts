import type { Policy } from './schema/index.js';

/** A policy as it was read, with the bytes of its letters' templates by letter id. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly templates: ReadonlyMap<string, Uint8Array>;
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
    const loaded = this.#versions.find(({ policy: { id, version } }) => id === policy.id && version === policy.version);
    const template = loaded?.templates.get(letterId);
    if (template === undefined) throw new Error(`no template for letter ${policy.id}@${policy.version}/${letterId}`);
    return template;
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
