import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';

/** Whoever begins a declaration is told one thing first; of two the second would never be said. */
export function checkInfo({ info }: Policy): Finding[] {
  const [first, ...others] = info.flatMap(({ title, onDeclaring }, at) => (onDeclaring ? [{ title, at }] : []));
  return others.map(({ title, at }) => ({
    path: ['info', at, 'onDeclaring'],
    says: `开始申报时先说的话只能有一条，已有“${first?.title ?? ''}”；“${title}”的 onDeclaring 请去掉`,
  }));
}
