import type { Context } from '../../../handlers/context.js';
import { readAs } from '../../../handlers/read-as.js';
import type { PageView, Visit } from '../../visit.js';
import { Refused } from '../../../workflow/refusals.js';
import { showMessage, showPage } from '../../render/page.js';
import { toldOn } from '../act.js';

/** What an address asks for. */
export interface Asked {
  /** The id in the path; 0, which no row has, where it is no number. */
  readonly id: number;
  /** A word of the query; empty where it is not there. */
  readonly word: (name: string) => string;
  /** `?page=`, counted from 0 here and from 1 in the address. */
  readonly page: number;
}

/** A page that only shows something: read in one unit of work, then drawn, or led on to the page that `draw` names. What is not there, or not for him, is not found. */
export function readingPage<T>(
  read: (context: Context, asked: Asked) => Promise<T | null>,
  draw: (found: T, visit: Visit, asked: Asked) => PageView | string | Promise<PageView | string>,
): (visit: Visit) => Promise<void> {
  return async (visit) => {
    const asked = askedOf(visit);
    const { deps } = visit.parts;
    const found = await readAs(deps, visit.visitor.sender, (context) => read(context, asked)).catch(refusedAsNothing);
    if (found === null) return showMessage(visit.ctx, visit.visitor, NOT_FOUND);
    const told = (await toldOn(visit))?.toast ?? null;
    const shown = await draw(found, visit, asked);
    if (typeof shown === 'string') visit.ctx.redirect(shown);
    else showPage(visit.ctx, visit.visitor, { told, ...shown });
  };
}

function askedOf({ ctx }: Visit): Asked {
  const word = (name: string): string => {
    const value = ctx.query[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  const page = /^\d{1,5}$/.test(word('page')) ? Number(word('page')) : 1;
  const id: unknown = ctx.params['id'];
  return { id: typeof id === 'string' && /^\d{1,12}$/.test(id) ? Number(id) : 0, word, page: Math.max(0, page - 1) };
}

const NOT_FOUND = {
  status: 404,
  title: '没有找到这一页',
  says: '可能是链接不完整，或者它不在您能查看的范围内。',
  link: { label: '回首页', href: '/pages/' },
};

/** What is not for whoever asks reads the same as what is not there. */
function refusedAsNothing(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}
