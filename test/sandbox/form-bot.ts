import { apiOf, cardOf, startFakeBot, type Api, type Answer, type Heard } from './harness.js';

const plain = (content: string) => ({ tag: 'plain_text', content });
const option = (text: string, value: string) => ({ text: plain(text), value });
const line = (content: string) => ({ tag: 'div', text: plain(content) });

/** A card with a table, a form of every kind of question, and two buttons. */
export function formCard(name = 'step1'): object {
  const form = {
    tag: 'form',
    name,
    elements: [
      { tag: 'input', name: 'name', label: plain('项目名称'), required: true, max_length: 50, placeholder: plain('全称') },
      line('建设性质 *'),
      { tag: 'div', text: { ...plain('按立项批复填写'), text_size: 'notation', text_color: 'grey' } },
      { tag: 'select_static', name: 'kind', required: true, options: [option('新建', 'new'), option('扩建', 'extend')] },
      line('涉及领域'),
      { tag: 'multi_select_static', name: 'fields', options: [option('医疗', 'health'), option('教育', 'school')] },
      line('开工日期'),
      { tag: 'date_picker', name: 'on', placeholder: plain('请选择日期') },
      { tag: 'checker', name: 'open', checked: false, text: plain('不含涉密内容') },
      {
        tag: 'column_set',
        flex_mode: 'flow',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            elements: [
              { tag: 'button', name: 'next', type: 'primary_filled', text: plain('下一页'), form_action_type: 'submit' },
            ],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                tag: 'button',
                name: 'cancel',
                text: plain('取消'),
                confirm: { title: plain('放弃填写'), text: plain('填好的内容不会保留，确定吗？') },
                behaviors: [{ type: 'callback', value: { a: 'cancel' } }],
              },
            ],
          },
        ],
      },
    ],
  };
  const table = {
    tag: 'table',
    page_size: 5,
    columns: [
      { name: 'a', display_name: '材料', data_type: 'text' },
      { name: 'b', display_name: '状态', data_type: 'text' },
    ],
    rows: [
      { a: '申报书', b: '已交' },
      { a: '批复', b: '未交' },
    ],
  };
  const words = { tag: 'markdown', content: "请填写 &#60;项目&#62; 的**基本信息** &#38; <font color='red'>预算</font>" };
  const panel = { tag: 'collapsible_panel', expanded: false, header: { title: plain('为什么') }, elements: [line('办法第八条')] };
  const chart = {
    tag: 'chart',
    chart_spec: {
      type: 'bar',
      title: { text: '各单位项目数' },
      data: {
        values: [
          { label: '卫健局', value: 3 },
          { label: '教育局', value: 5 },
        ],
      },
      xField: 'label',
      yField: 'value',
    },
  };
  const header = {
    title: plain('填写申报'),
    subtitle: plain('第 1 步，共 5 步'),
    template: 'blue',
    text_tag_list: [{ tag: 'text_tag', text: plain('草稿'), color: 'blue' }],
  };
  return cardOf([words, table, panel, chart, form], { header });
}

export interface FormBot {
  readonly url: string;
  readonly presses: Record<string, unknown>[];
  /** False: a press is answered by a toast alone. */
  redraws: boolean;
  connect(base: string): void;
  /** Resolves when every card that it wanted to send is sent. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A tiny bot: answers every message with the form, and every press with the next step. */
export async function startFormBot(): Promise<FormBot> {
  const fake = await startFakeBot();
  const presses: Record<string, unknown>[] = [];
  let api: Promise<Api> = Promise.reject(new Error('not connected'));
  api.catch(() => undefined);
  let sending: Promise<unknown> = Promise.resolve();

  fake.answer = (heard: Heard): Answer => {
    const { event, header } = heard.envelope;
    if (header['event_type'] === 'card.action.trigger') return pressed(event['action'] as Record<string, unknown>);
    if (header['event_type'] === 'im.message.receive_v1') {
      const { chat_id: chatId } = event['message'] as { chat_id: string };
      const body = { receive_id: chatId, msg_type: 'interactive', content: JSON.stringify(formCard()) };
      sending = Promise.all([sending, api.then((call) => call('POST', 'im/v1/messages?receive_id_type=chat_id', body))]);
    }
    return {};
  };
  const pressed = (action: Record<string, unknown>): Answer => {
    presses.push(action);
    const toast = { type: 'success', content: '已保存' };
    if (!bot.redraws) return { body: JSON.stringify({ toast }) };
    const { name = '' } = (action['form_value'] ?? {}) as { name?: string };
    const next = cardOf([line(name === '' ? '已取消' : `收到：${name}`)], {
      header: { title: plain('已保存'), template: 'green' },
    });
    return {
      body: JSON.stringify({ toast, card: { type: 'raw', data: next } }),
      delayMs: 150,
    };
  };
  const bot: FormBot = {
    url: fake.url,
    presses,
    redraws: true,
    connect: (base) => {
      api = apiOf(base);
    },
    quiet: async () => {
      await sending;
    },
    close: () => fake.close(),
  };
  return bot;
}
