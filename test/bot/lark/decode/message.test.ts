import { describe, expect, test } from 'vitest';
import { decodeMessage, IMAGE_NAME } from '../../../../bot/lark/decode/message.js';

const context = { appId: 'cli_1', botOpenId: 'ou_bot' as string | null, nowMs: 5 };

function message(type: string, content: object, more: object = {}, chatType = 'group') {
  return {
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
    message: {
      message_id: 'om_1',
      chat_id: 'oc_1',
      chat_type: chatType,
      message_type: type,
      content: JSON.stringify(content),
      ...more,
    },
  };
}
const bot = { key: '@_user_1', name: '项目管家', id: { open_id: 'ou_bot' } };
const colleague = { key: '@_user_2', name: '张三', id: { open_id: 'ou_2' } };

describe('text', () => {
  test('the bot’s mention goes, a colleague’s becomes a name', () => {
    const event = message('text', { text: '@_user_1  进度 @_user_2 的项目' }, { mentions: [bot, colleague] });
    expect(decodeMessage(event, context)).toEqual({
      kind: 'text',
      key: 'message:om_1',
      sender: { platform: 'lark', appId: 'cli_1', userId: 'ou_1' },
      place: { chatId: 'oc_1', type: 'group' },
      at: 5,
      messageId: 'om_1',
      text: '进度 @张三 的项目',
      mentioned: true,
    });
  });

  test('a colleague’s mention alone is not the bot’s, unless the bot does not know itself yet', () => {
    const event = message('text', { text: '@_user_2 帮助' }, { mentions: [colleague] });
    expect(decodeMessage(event, context)).toMatchObject({ mentioned: false, text: '@张三 帮助' });
    expect(decodeMessage(event, { ...context, botOpenId: null })).toMatchObject({ mentioned: true, text: '帮助' });
  });

  test('@所有人 calls nobody in particular', () => {
    expect(decodeMessage(message('text', { text: '@_all 开会' }), { ...context, botOpenId: null })).toMatchObject({
      text: '开会',
      mentioned: false,
    });
  });

  test('the tenth mention is not taken for the first', () => {
    const tenth = { key: '@_user_10', name: '十', id: { open_id: 'ou_10' } };
    const event = message('text', { text: '@_user_10 @_user_1 待办' }, { mentions: [bot, tenth] });
    expect(decodeMessage(event, context)).toMatchObject({ text: '@十 待办', mentioned: true });
  });

  test('a private chat is private', () => {
    expect(decodeMessage(message('text', { text: '待办' }, { mentions: null }, 'p2p'), context)).toMatchObject({
      place: { type: 'private' },
      text: '待办',
    });
  });
});

describe('post', () => {
  const at = { tag: 'at', user_id: '@_user_1', user_name: '项目管家' };

  test('is read as its lines', () => {
    const content = {
      title: '进度',
      content: [[at, { tag: 'text', text: '一期' }], [{ tag: 'a', text: '链接', href: 'https://a.cn' }]],
    };
    expect(decodeMessage(message('post', content, { mentions: [bot] }), context)).toMatchObject({
      kind: 'text',
      text: '进度\n 一期\n链接',
      mentioned: true,
    });
  });

  test('with nothing but a picture is that picture', () => {
    const content = { title: '', content: [[{ tag: 'img', image_key: 'img_1' }]] };
    expect(decodeMessage(message('post', content), context)).toMatchObject({
      kind: 'file',
      fileKey: 'img_1',
      resource: 'image',
      fileName: IMAGE_NAME,
    });
  });
});

test('a file keeps its name', () => {
  const event = message('file', { file_key: 'file_v2_1', file_name: '建设方案（终稿）.docx' });
  expect(decodeMessage(event, context)).toMatchObject({
    kind: 'file',
    fileKey: 'file_v2_1',
    fileName: '建设方案（终稿）.docx',
    resource: 'file',
  });
});

test('a picture is an image', () => {
  expect(decodeMessage(message('image', { image_key: 'img_1' }), context)).toMatchObject({
    kind: 'file',
    fileKey: 'img_1',
    resource: 'image',
  });
});

test('anything else is told apart, not dropped', () => {
  expect(decodeMessage(message('sticker', { file_key: 'x' }), context)).toMatchObject({
    kind: 'unsupported',
    what: 'sticker',
    messageId: 'om_1',
  });
});

test('what a bot writes is left alone', () => {
  const event = message('text', { text: '帮助' });
  expect(decodeMessage({ ...event, sender: { ...event.sender, sender_type: 'app' } }, context)).toBeNull();
});
