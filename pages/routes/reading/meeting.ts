import { say } from '../../../cards/kit/wording.js';
import { meetingReading } from '../../../handlers/reading/meeting.js';
import { renderCard } from '../../render/card.js';
import { renderView } from '../../render/view.js';
import { projectPlace, taskPlace } from '../../where.js';
import { readingPage } from './page.js';

/** `GET /pages/meetings/:id`: what the reader does there, the agenda with its papers and conclusions, seats and answers. */
export const meeting = readingPage(
  (context, { id }) => meetingReading(context, id),
  ({ name, card, invitation, agenda, people }, { visitor }) => {
    const tables = renderView('meeting', {
      agenda: agenda.map(({ project, taskId, missing, papersIn, papersOf, conclusion, opens }, at) => ({
        no: at + 1,
        name: project.number === null ? project.name : `${project.name}（${project.number}）`,
        unit: project.unit,
        ...(opens ? { href: projectPlace(project.id), task: taskPlace(taskId) } : {}),
        papers:
          papersOf === 0
            ? '不需要'
            : missing.length === 0
              ? '已齐'
              : `${String(papersIn)} / ${String(papersOf)}，缺${missing.join('、')}`,
        conclusion: conclusion ?? '还没有结论',
      })),
      people: people.map(({ name: person, org, role, seat, answer }) => ({
        name: person,
        org,
        seat: role === null ? seat : `${seat}（${role}）`,
        answer: say(`meeting.${answer}`),
      })),
    });
    const own = invitation === null ? '' : renderCard(visitor, { card: invitation });
    return {
      title: name,
      main: renderCard(visitor, { card }) + own + tables,
      styles: ['reading'],
      trail: [
        { label: '首页', href: '/pages/' },
        { label: '会议', href: '/pages/meetings' },
      ],
    };
  },
);
