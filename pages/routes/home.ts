import { encodeAction } from '../../cards/kit/action.js';
import { renderCard } from '../render/card.js';
import { showPage } from '../render/page.js';
import type { Visit } from '../visit.js';
import { press } from './act.js';

/** `GET /pages/` */
export async function home(visit: Visit): Promise<void> {
  const answered = await press(visit, encodeAction({ verb: 'home.run', command: 'home' }));
  showPage(visit.ctx, visit.visitor, { title: '项目管家', main: renderCard(visit.visitor, answered) });
}
