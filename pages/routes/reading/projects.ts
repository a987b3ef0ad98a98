import { commandButton } from '../../../cards/kit/commands.js';
import { projectsReading } from '../../../handlers/reading/projects.js';
import { projectItem } from '../../render/lines.js';
import { pagerView } from '../../render/pager.js';
import { pressView } from '../../render/press.js';
import { renderView } from '../../render/view.js';
import { readingPage } from './page.js';

/** `GET /pages/projects?q=&stage=&late=yes&page=`: everything that the reader may look at, searched and sifted. */
export const projects = readingPage(
  (context, { word, page }) =>
    projectsReading(context, { query: word('q').slice(0, 60), stage: word('stage'), late: word('late') === 'yes', page }),
  (found, { visitor }, { word }) => {
    const asked = { q: word('q').slice(0, 60), stage: word('stage'), late: word('late') === 'yes' ? 'yes' : '' };
    const filtered = Object.values(asked).some((value) => value !== '');
    const main = renderView('projects', {
      csrf: visitor.csrf,
      count: found.total || null,
      query: asked.q,
      stages: found.stages.map((stage) => ({ ...stage, chosen: stage.name === asked.stage })),
      late: asked.late !== '',
      lateCount: found.late,
      filtered,
      presses: found.declares ? [pressView(commandButton('declare', filtered ? 'default' : 'primary'))] : [],
      parts: [
        {
          id: 'found',
          title: filtered ? '符合条件的项目' : '全部项目',
          count: null,
          items: found.lines.map(projectItem),
          empty: emptyWords(filtered, found.declares),
          more: null,
          presses: [],
        },
      ],
      pager: pagerView('/pages/projects', found, asked),
    });
    return { title: '项目', main, styles: ['reading'], trail: [{ label: '首页', href: '/pages/' }] };
  },
);

function emptyWords(filtered: boolean, declares: boolean): string {
  if (filtered) return '没有符合条件的项目。换几个字，或点“清除条件”看全部。';
  return declares ? '还没有项目。点“申报”开始。' : '现在没有您可以查看的项目。请您参加评审或征求您的意见时，这里会列出来。';
}
