import type { Policy } from '../../policies/schema/index.js';

/**
 * The label of an outcome that sent something back to the unit that declared it (退回修改), null for any other: an office gave reasons or
 * opinions, and a task of the unit opened.
 */
export function sentBackBy(
  policy: Policy,
  { task, outcome }: { readonly task: string; readonly outcome: string | null },
): string | null {
  const definition = policy.tasks[task];
  const chosen = definition?.outcomes[outcome ?? ''];
  if (definition === undefined || chosen === undefined) return null;
  if (policy.roles[definition.actor]?.scope !== 'jurisdiction') return null;
  if (!chosen.needs.some((need) => need !== 'form') || chosen.style === 'primary') return null;
  const opened = chosen.effects.flatMap((effect) => ('open' in effect ? [effect.open] : []));
  return opened.some((id) => policy.roles[policy.tasks[id]?.actor ?? '']?.scope === 'unit') ? chosen.label : null;
}
