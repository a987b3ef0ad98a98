import { choosePolicy } from '../../cards/choose-policy.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { partsOf } from '../../workflow/time/civil.js';
import { assertMayDeclare } from '../core/forms/begin-draft.js';
import { earlierOf } from '../core/forms/copy-draft.js';
import type { Command } from './command.js';

/** 申报 begins with one question: is it 涉密? Whatever was typed after the word is not kept. */
export const declare: Command = {
  id: 'declare',
  words: ['申报', '新建申报', '我要申报', '项目申报'],
  takes: '',
  help: '开始一份新的项目申报',
  where: 'private',
  run: async (context) => {
    const { deps, actor, today } = context;
    const policy = deps.policies.current(actor.policyId, today);
    if (policy === undefined) {
      throw new Refused(refuse('NOT_YET', { says: '本地区的办法现在没有生效的版本，暂不能申报。请联系管理员。' }));
    }
    assertMayDeclare(context, policy);
    const { id, jurisdiction, instrument, classified, info } = policy;
    const entry = info.find(({ onDeclaring }) => onDeclaring);
    const earlier = await earlierOf(context, id);
    const thisYear = partsOf(today)[0];
    const card = choosePolicy.render({
      policies: [
        {
          id,
          jurisdiction,
          instrument: instrument.title,
          classified: { article: classified.article, says: classified.says ?? classified.reading ?? null },
          advice: entry?.answer ?? instrument.note ?? null,
          earlier: earlier.map(({ project, year }) => ({
            project: project.id,
            name: project.name,
            year,
            yearsAgo: thisYear - year,
          })),
        },
      ],
    });
    return { card };
  },
};
