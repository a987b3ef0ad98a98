import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

/** What axe complains of on a page, each with its elements: what it calls serious or critical, or everything. */
export async function barriersOn(page: Page, which: 'grave' | 'all' = 'grave'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
    // Each element that is as it should be need not be described.
    .options({ resultTypes: ['violations'] })
    // A tab for putting the results of several frames together is opened where there are several.
    .setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => which === 'all' || GRAVE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
