import { weekdayName } from '../../../workflow/time/civil.js';
import { deadlineReading } from '../../../handlers/reading/deadline.js';
import { renderBlocks } from '../../render/blocks.js';
import { renderView } from '../../render/view.js';
import { projectPlace } from '../../where.js';
import { readingPage } from './page.js';
import { TO_PROJECTS } from './project.js';

/** `GET /pages/deadlines/:id`: each day, counted or why not. */
export const deadline = readingPage(
  (context, { id }) => deadlineReading(context, id),
  ({ name, project, card, days }, { visitor }) => {
    let counted = 0;
    const rows = days.map((day) => {
      counted += day.counted ? 1 : 0;
      const count = day.counted ? `第 ${String(counted)} 天` : '不计';
      return { date: day.date, weekday: weekdayName(day.date), count, counted: day.counted, why: day.why };
    });
    const main = renderView('deadline', {
      title: card.header.title,
      name,
      account: renderBlocks(
        visitor,
        card.body.filter(({ kind }) => kind !== 'table'),
      ),
      rows,
      of: counted,
    });
    return {
      title: `${name}：为什么是这一天`,
      main,
      styles: ['reading'],
      trail: [...TO_PROJECTS, { label: project.name, href: projectPlace(project.id) }],
    };
  },
);
