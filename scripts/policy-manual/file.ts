import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { type Gaps, policyManual } from './render.js';

/** The manual as the file has it, in the house's format. */
export async function policyManualFile(): Promise<{ markdown: string; gaps: Gaps }> {
  const { markdown, gaps } = policyManual();
  const config = await resolveConfig(fileURLToPath(new URL('../../package.json', import.meta.url)));
  return { markdown: await format(markdown, { ...config, parser: 'markdown' }), gaps };
}
