import { expect, it } from 'vitest';
import { meetingAgenda } from '../../cards/meeting-agenda.js';
import { sampleMeeting } from '../../cards/kit/meeting-props.js';
import * as sample from '../../cards/kit/samples.js';

const waiting = Array.from({ length: 75 }, (_, at) => ({ ...sample.project, id: at + 1 }));
const shown = (chosen: readonly number[]) =>
  JSON.stringify(meetingAgenda.render({ meeting: sampleMeeting, waiting, chosen: [...chosen] }));

it('says how many are chosen and how many have no place, and lists those that are on the agenda before all others', () => {
  expect(shown(waiting.map(({ id }) => id))).toContain(
    '等待上会的有 75 个项目，已选中 60 个，可以增减。另有 15 个列不下，留待下一次会议。',
  );
  const late = shown([75]);
  expect(late).toContain('已选中 1 个');
  expect(late.indexOf('"value":"75"')).toBeLessThan(late.indexOf('"value":"1"'));
});
