import { me, post } from './api.js';
import { confirmDialog, openDialog, toast } from './dialog.js';
import { avatar, h } from './dom.js';

const LEAD = '这是一个演示单位。选择一个人，以 TA 的身份和机器人对话；想同时看几个人，可以在新标签页里打开。';
const NOBODY =
  '这里还没有人。把人员名册存成办法文件夹里的 demo/staff.csv（或 staff.xlsx），重新启动，就能以其中每个人的身份试用。';

const viewOf = (openId) => `?as=${encodeURIComponent(openId)}`;

/** The switcher: everyone by unit, with what to try as them. */
export function choosePerson(people, closable, elsewhere) {
  const units = new Map();
  for (const person of people) units.set(person.unit, [...(units.get(person.unit) ?? []), person]);
  const body = () => [
    h('p', { class: 'lead', text: people.length === 0 ? NOBODY : LEAD }),
    ...listed(units),
    elsewhere === null ? null : listedElsewhere(elsewhere),
    closable && people.some(({ openId }) => openId === me) ? leaveButton(people) : null,
  ];
  openDialog('以谁的身份', body, { closable, className: 'wide' });
}

/** Those who have an account on the other platform, with the way to their telephone there; some have none here. */
function listedElsewhere({ path, label }) {
  const section = h('section', { class: 'unit' });
  const row = ({ accountId, name, title, unit, unread }) => {
    const about = `${unit} · ${title}${unread > 0 ? ` · ${unread} 条未读` : ''}`;
    const words = h(
      'span',
      { class: 'person-words' },
      h('span', { class: 'person-name' }, h('b', { text: name }), h('span', { class: 'muted', text: about })),
    );
    return h('li', {}, h('a', { class: 'person', href: `${path}?as=${encodeURIComponent(accountId)}` }, avatar(name), words));
  };
  const draw = (people) => {
    if (people.length === 0) return;
    section.replaceChildren(
      h('h3', { text: `在${label}里` }),
      h('ul', { class: 'people' }, people.filter(({ active }) => active).map(row)),
    );
  };
  fetch(`${path}desk/people`)
    .then(
      (answer) => (answer.ok ? answer.json() : []),
      () => [],
    )
    .then(draw);
  return section;
}

/** Units under their places, with a way to each place where there are several; a unit reads `place · unit`. */
function listed(units) {
  const sections = [...units].map(([unit, members]) => ({
    place: unit.includes(' · ') ? unit.split(' · ')[0] : '',
    section: h(
      'section',
      { class: 'unit' },
      h('h3', { text: unit || '未分单位' }),
      h('ul', { class: 'people' }, members.map(personRow)),
    ),
  }));
  const first = new Map(sections.toReversed().map(({ place, section }) => [place, section]));
  const places = [...new Set(sections.map(({ place }) => place))].filter((place) => place !== '');
  const ways = places.map((place) =>
    h('button', {
      type: 'button',
      class: 'place',
      text: place,
      on: { click: () => first.get(place)?.scrollIntoView({ block: 'start' }) },
    }),
  );
  const nav = places.length > 1 ? [h('nav', { class: 'places', 'aria-label': '地区' }, ways)] : [];
  return [...nav, ...sections.map(({ section }) => section)];
}

function personRow(person) {
  const { openId, name, title, hint, active } = person;
  const words = h(
    'span',
    { class: 'person-words' },
    h('span', { class: 'person-name' }, h('b', { text: name }), h('span', { class: 'muted', text: active ? title : '已离职' })),
    hint ? h('span', { class: 'hint', text: hint }) : null,
  );
  const here = openId === me;
  const card = active
    ? h(
        'a',
        { class: `person${here ? ' here' : ''}`, href: viewOf(openId), 'aria-current': here ? 'true' : null },
        avatar(name),
        words,
      )
    : h('span', { class: 'person gone' }, avatar(name), words);
  const tab = active
    ? h('a', {
        class: 'new-tab',
        href: viewOf(openId),
        target: '_blank',
        rel: 'noopener',
        'aria-label': `在新标签页打开${name}的视角`,
        title: '在新标签页打开',
        text: '↗',
      })
    : null;
  return h('li', {}, card, tab);
}

function leaveButton(people) {
  const name = people.find(({ openId }) => openId === me)?.name ?? '';
  const leave = async () => {
    if (!(await confirmDialog('模拟离职', `${name}离开单位后不能再登录，机器人会收到离职通知。确定吗？`))) return;
    await post('leave').then(
      () => location.assign('./'),
      (error) => toast(error.message, 'error'),
    );
  };
  return h(
    'div',
    { class: 'dialog-actions' },
    h('button', { type: 'button', class: 'button danger', text: `模拟${name}离职`, on: { click: leave } }),
  );
}

/** A new group: name, members, and whether the bot is invited. */
export function newGroup(people, onMade) {
  openDialog('新建群聊', (close) => {
    const name = h('input', { class: 'field', id: 'group-name', value: '项目推进群', maxlength: '30' });
    const invite = h('input', { type: 'checkbox', checked: true, id: 'group-bot' });
    const boxes = people
      .filter(({ openId, active }) => active && openId !== me)
      .map(({ openId, name: label, unit }) =>
        h(
          'label',
          { class: 'tick' },
          h('input', { type: 'checkbox', value: openId }),
          h('span', { text: label }),
          h('span', { class: 'muted', text: unit }),
        ),
      );
    const make = async () => {
      const members = boxes
        .map((box) => box.querySelector('input'))
        .filter((box) => box.checked)
        .map((box) => box.value);
      try {
        const { chatId } = await post('groups', { name: name.value, members });
        if (invite.checked) await post(`chats/${chatId}/bot`, { present: true });
        close();
        onMade(chatId);
      } catch (error) {
        toast(error.message, 'error');
      }
    };
    return [
      h('label', { class: 'label', for: 'group-name', text: '群名称' }),
      name,
      h('fieldset', { class: 'ticks' }, h('legend', { text: '成员' }), boxes),
      h('label', { class: 'tick' }, invite, h('span', { text: '邀请机器人加入' })),
      h(
        'div',
        { class: 'dialog-actions' },
        h('button', { type: 'button', class: 'button primary', text: '创建', on: { click: make } }),
      ),
    ];
  });
}

/** What can be done with the open chat. */
export function roomSettings(chat, bot) {
  openDialog(chat.name, (close) => {
    const names =
      chat.type === 'p2p'
        ? [`${chat.members[0]?.name ?? ''} 与机器人的单聊`]
        : [`${chat.members.length} 位成员`, chat.members.map(({ name }) => name).join('、')];
    const toggle = () =>
      post(`chats/${chat.chatId}/bot`, { present: !chat.botIn }).then(close, (error) => toast(error.message, 'error'));
    return [
      ...names.map((text) => h('p', { text })),
      chat.type === 'group'
        ? h('p', {
            class: 'muted',
            text: chat.botIn ? `群里有${bot.name}：发「@${bot.name} 帮助」试试。` : `${bot.name}还不在群里。`,
          })
        : null,
      chat.type === 'group'
        ? h(
            'div',
            { class: 'dialog-actions' },
            h('button', {
              type: 'button',
              class: `button ${chat.botIn ? 'danger' : 'primary'}`,
              text: chat.botIn ? '移出机器人' : '添加机器人',
              on: { click: toggle },
            }),
          )
        : null,
    ];
  });
}
