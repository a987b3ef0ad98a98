import type { Context } from 'koa';
import type { Standing } from '../handlers/reading/standing.js';
import { HOME } from './paths.js';

/** A page that the navigation leads to. */
interface NavEntry {
  readonly label: string;
  readonly href: string;
  /** For whom it is; everybody unless given. */
  readonly whom?: (standing: Standing) => boolean;
  /** What waits there. */
  readonly count?: (standing: Standing) => number;
}

/** The pages that stand in the navigation, in order. A page of a family counts as its first. */
export const NAV: readonly NavEntry[] = [
  { label: '首页', href: HOME },
  { label: '待办', href: '/pages/tasks', count: ({ todos }) => todos },
  { label: '项目', href: '/pages/projects' },
  { label: '草稿箱', href: '/pages/drafts', whom: ({ declares }) => declares, count: ({ drafts }) => drafts },
  { label: '会议', href: '/pages/meetings', count: ({ invitations }) => invitations },
  { label: '看板', href: '/pages/board', whom: ({ oversees }) => oversees },
  { label: '交接', href: '/pages/transfers', whom: ({ transfers }) => transfers },
  { label: '日历', href: '/pages/calendar' },
  { label: '文书', href: '/pages/letters' },
  { label: '对话', href: '/pages/chat' },
];

/** An entry as it is shown. */
export interface NavView {
  readonly label: string;
  readonly href: string;
  readonly count: number | null;
  readonly current: boolean;
}

const standings = new WeakMap<Context, Standing>();

/** Keeps for the page that answers this request what its navigation counts. */
export function keepStanding(ctx: Context, standing: Standing): void {
  standings.set(ctx, standing);
}

/** The navigation of the page that answers a request; without counts where nothing was counted. */
export function navOf(ctx: Context): NavView[] {
  const standing = standings.get(ctx) ?? null;
  return NAV.filter(({ whom }) => whom === undefined || (standing !== null && whom(standing))).map(({ label, href, count }) => {
    const waits = standing === null ? 0 : (count?.(standing) ?? 0);
    return { label, href, count: waits === 0 ? null : waits, current: isAt(ctx.path, href) };
  });
}

function isAt(path: string, href: string): boolean {
  return path === href || (href !== HOME && path.startsWith(`${href}/`));
}
