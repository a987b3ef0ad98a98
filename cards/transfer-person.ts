import { z } from 'zod';
import { button, buttons, card, form, muted, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { faultBlocks } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { FaultView } from './kit/props.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** Whose things the reader may hand over. */
  people: z.array(PersonOption),
  typed: TypedPeople,
  faults: z.array(FaultView),
  /** Makes the form's id another one each time. */
  step: z.int().min(0),
});
type Props = z.infer<typeof Props>;

/** 交接, first step: whose. Inputs: `INPUTS.person`, `INPUTS.name`. */
export const transferPerson = defineCard<Props>({
  id: 'transfer-person',
  title: '工作交接：选人',
  props: Props,
  actions: ['transfer.choose', 'home.run'],
  render: ({ people, typed, faults, step }) =>
    card({ summary: say('transfer.summary'), title: say('transfer.title'), tone: 'info' }, [
      text(say('transfer.lead')),
      ...faultBlocks(faults),
      people.length === 0
        ? muted(say('transfer.nobody'))
        : form(`t${step}f${faults.length}`, [
            ...peopleInputs('transferFrom', people, typed),
            buttons(button('下一步', { verb: 'transfer.choose' }, 'primary'), commandButton('home', 'link')),
          ]),
      people.length > 1 ? muted(say('transfer.byName')) : null,
      people.length === 0 ? buttons(commandButton('home', 'link')) : null,
    ]),
  examples: {
    typical: { people: samplePeople(4), typed: NOBODY_YET, faults: [], step: 1 },
    nobody: { people: [], typed: NOBODY_YET, faults: [], step: 1 },
    extreme: {
      people: samplePeople(120),
      typed: { chosen: [], names: '欧阳' },
      faults: [{ page: null, field: null, label: '人员', text: '名单里没有“欧阳”，请写全名' }],
      step: 2,
    },
  },
});
