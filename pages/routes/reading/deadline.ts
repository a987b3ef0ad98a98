import { countRows, isListed } from '../../../cards/kit/deadlines.js';
import { deadlineReading } from '../../../handlers/reading/deadline.js';
import { renderBlocks } from '../../render/blocks.js';
import { renderView } from '../../render/view.js';
import { projectPlace } from '../../where.js';
import { readingPage } from './page.js';
import { TO_PROJECTS } from './project.js';

/** `GET /pages/deadlines/:id`: each day, counted or why not. */
export const deadline = readingPage(
  (context, { id }) => deadlineReading(context, id),
  ({ name, project, card, count }, { visitor }) => {
    const rows = countRows(count).map(([date, weekday, says, why], at) => {
      return { date, weekday, count: says, counted: count.days[at]?.counted === true, why };
    });
    const main = renderView('deadline', {
      title: card.header.title,
      name,
      account: renderBlocks(
        visitor,
        card.body.filter(({ kind }) => kind !== 'table'),
      ),
      rows,
      of: isListed(count) ? rows.filter(({ counted }) => counted).length : null,
    });
    return {
      title: `${name}：为什么是这一天`,
      main,
      styles: ['reading'],
      trail: [...TO_PROJECTS, { label: project.name, href: projectPlace(project.id) }],
    };
  },
);
