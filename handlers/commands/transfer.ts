import { assertMayTransfer, leavers } from '../core/transfer/rights.js';
import { pickPeople } from '../core/people/pick-people.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import { transferPersonCard, transferToCard } from '../present/transfer.js';
import type { Command } from './command.js';

/** 交接: everything that somebody holds goes to a successor. */
export const transfer: Command = {
  id: 'transfer',
  words: ['交接', '工作交接', '离职交接', '转岗交接', '移交'],
  takes: '<姓名>',
  help: '有人离职或转岗时，把他的事一次移交给接手人',
  where: 'private',
  run: async (context, argument) => {
    assertMayTransfer(context.actor);
    if (argument === '') return { card: await transferPersonCard(context) };
    const picked = pickPeople(await leavers(context), { [INPUTS.name]: argument }, 'transferFrom');
    const [person] = picked.people;
    const clear = person !== undefined && picked.faults.length === 0;
    return { card: clear ? await transferToCard(context, person) : await transferPersonCard(context, picked) };
  },
};
