import { describe, expect, test } from 'vitest';
import { encodeAction, parseAction } from '../../../../cards/kit/action.js';
import { line } from '../../../../cards/kit/inputs.js';
import { inputName } from '../../../../bot/lark/encode/names.js';
import { decode } from '../../../../bot/lark/decode/decode.js';
import { Envelope } from '../../../../bot/lark/envelope.js';
import { envelope } from '../door-kit.js';

const context = { appId: 'cli_1', botOpenId: null, nowMs: 5 };
const read = (type: string, event: object) => decode(Envelope.parse(envelope(type, event)), context);
const user = { open_id: 'ou_1', union_id: 'on_1', user_id: null };

test.each([
  [
    'im.chat.access_event.bot_p2p_chat_entered_v1',
    { chat_id: 'oc_1', operator_id: user },
    { kind: 'entered', place: { chatId: 'oc_1', type: 'private' } },
  ],
  [
    'im.chat.member.bot.added_v1',
    { chat_id: 'oc_1', operator_id: user, name: '信息化群' },
    { kind: 'botAdded', chatName: '信息化群', place: { chatId: 'oc_1', type: 'group' } },
  ],
  ['im.chat.member.bot.deleted_v1', { chat_id: 'oc_1', operator_id: user }, { kind: 'botRemoved', sender: { userId: 'ou_1' } }],
  [
    'im.chat.disbanded_v1',
    { chat_id: 'oc_1', operator_id: user },
    { kind: 'botRemoved', place: { chatId: 'oc_1', type: 'group' } },
  ],
  [
    'application.bot.menu_v6',
    { operator: { operator_id: user }, event_key: '待办', timestamp: 1772672400 },
    { kind: 'menu', eventKey: '待办', place: null, sender: { userId: 'ou_1' } },
  ],
  ['im.message.recalled_v1', { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1' }, { kind: 'recalled', messageId: 'om_1' }],
  ['contact.user.deleted_v3', { object: { open_id: 'ou_2' } }, { kind: 'staffLeft', userId: 'ou_2' }],
])('%s', (type, event, expected) => {
  expect(read(type, event)).toMatchObject({ key: 'event:ev_1', at: 5, ...expected });
});

test('an unknown event is nothing, and the name of an object’s own method is unknown', () => {
  expect(read('drive.file.edit_v1', {})).toBeNull();
  expect(read('constructor', {})).toBeNull();
});

describe('card.action.trigger', () => {
  const press = (action: object, more: object = {}) =>
    read('card.action.trigger', { operator: user, action, context: { open_message_id: 'om_9', open_chat_id: 'oc_1' }, ...more });
  const wire = encodeAction({ verb: 'form.goto', task: 12, version: 3, page: 0, to: 1 });

  test('a form’s button is known by its name, with the form’s raw values', () => {
    const form_value = { name: '一期', areas: ['a', 'b'], on: '2026-03-05 +0800', agree: true };
    expect(press({ tag: 'button', name: wire, form_value })).toEqual({
      kind: 'action',
      key: 'action:ev_1',
      sender: { platform: 'lark', appId: 'cli_1', userId: 'ou_1' },
      place: { chatId: 'oc_1', type: 'private' },
      at: 5,
      wire,
      form: form_value,
      messageId: 'om_9',
      cardMessageId: null,
    });
  });

  test('the marks in the names of inputs come beside the answers, which have their own names', () => {
    const mark = '0123456789abcdef';
    const form_value = {
      [inputName({ ...line({ name: 'summary', label: '内容' }, ''), mark })]: '一期',
      its_reason: 'x',
      'a~b': 1,
    };

    expect(press({ tag: 'button', name: wire, form_value })).toMatchObject({
      form: { summary: '一期', its_reason: 'x', 'a~b': 1, its_base: JSON.stringify({ summary: mark }) },
    });
  });

  test('a button outside a form may come with nothing but its value', () => {
    expect(press({ tag: 'button', value: { a: wire } })).toMatchObject({ wire, form: {} });
  });

  test('the second of two like buttons asks for the same', () => {
    const inbound = press({ tag: 'button', name: `${wire}~2` });
    expect(inbound?.kind === 'action' && parseAction(inbound.wire)).toEqual({
      verb: 'form.goto',
      task: 12,
      version: 3,
      page: 0,
      to: 1,
    });
  });

  test('a button says on which card it stands: in a form by its name, outside of one by its value', () => {
    const said = (action: object) => press({ tag: 'button', ...action });
    expect(said({ name: `${wire}~4801`, form_value: {} })).toMatchObject({ wire, cardMessageId: 48 });
    expect(said({ name: `${wire}~4802`, form_value: {} })).toMatchObject({ wire, cardMessageId: 48 });
    expect(said({ name: wire, value: { a: wire, c: 48 } })).toMatchObject({ wire, cardMessageId: 48 });
    expect(said({ value: { a: wire, c: 48 } })).toMatchObject({ wire, cardMessageId: 48 });
    // Cards of an older release, and what somebody made up.
    expect(said({ name: `${wire}~2`, form_value: {} })).toMatchObject({ wire, cardMessageId: null });
    expect(said({ value: { a: wire, c: '48' } })).toMatchObject({ wire, cardMessageId: null });
    expect(said({ value: { a: wire, c: -1 } })).toMatchObject({ wire, cardMessageId: null });
    expect(said({ name: `${wire}~${'9'.repeat(30)}` })).toMatchObject({ wire, cardMessageId: null });
  });

  test.each([
    [{ option: 'a' }, 'a'],
    [{ options: ['a', 'b'] }, ['a', 'b']],
    [{ checked: false }, false],
    [{ input_value: '' }, ''],
  ])('a component outside a form answers under its own name: %j', (answer, value) => {
    expect(press({ name: 'choice', ...answer })).toMatchObject({ form: { choice: value } });
  });

  test('a form without a chat still has a person', () => {
    expect(press({ name: wire }, { context: undefined })).toMatchObject({
      place: null,
      messageId: null,
      sender: { userId: 'ou_1' },
    });
  });

  test('values that no card of this bot carries name no action', () => {
    expect(press({ value: 'text' })).toMatchObject({ wire: '' });
    expect(press({ value: { a: 7 } })).toMatchObject({ wire: '' });
  });
});
