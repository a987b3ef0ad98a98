import { refuse, Refused } from '../../workflow/refusals.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { registersCard } from '../present/registers.js';
import type { Command } from './command.js';

/** 清单: the yearly lists that the policy asks for, for those who issue them. */
export const registers: Command = {
  id: 'registers',
  words: ['清单', '出具清单', '年度清单'],
  takes: '',
  help: '汇总并出具年度清单（有清单的地区，由主管部门出具）',
  where: 'private',
  run: (context) => {
    const card = registersCard(context);
    if (card !== null) return Promise.resolve({ card });
    const policy = ownPolicy(context, context.actor);
    const [one] = Object.values(policy.registers);
    if (one === undefined) throw new Refused(refuse('NO_REGISTERS', { policy: policy.instrument.title }));
    throw new Refused(refuse('NOT_ISSUER', { register: one.name, who: policy.roles[one.issuer]?.name ?? '主管部门' }));
  },
};
