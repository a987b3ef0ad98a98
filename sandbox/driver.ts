import type { Sandbox } from './index.js';
import { objectOf, parseJson, textOf } from './json.js';
import type { PressAction } from './push/press-action.js';
import type { PressResult } from './push/callback-answer.js';
import { listOf } from './json.js';
import { fillForm, type Answers } from './reading/fill-form.js';
import { SeenCard, type SeenButton } from './reading/seen-card.js';
import { spoken } from './desk/preview.js';
import type { Message } from './world/types.js';

/** What came of pressing: the toast, and the card as it stands afterwards. */
export interface Pressed {
  readonly toast: PressResult['toast'];
  readonly card: SeenCard;
  /** The client's own error number, null when all is well. */
  readonly code: number | null;
  /** The address that the client opens in a tab of its own; null for most buttons. */
  readonly opened: string | null;
}

export interface Where {
  /** A group's chat_id; the private chat with the bot unless given. */
  readonly chat?: string;
}

export interface Driver {
  as(openId: string): PersonDriver;
}

/** Drives the sandbox without a browser. `settle` resolves when the bot has nothing left to send. */
export function createDriver(sandbox: Sandbox, settle: () => Promise<void>): Driver {
  return { as: (openId) => new PersonDriver(sandbox, settle, openId) };
}

/** One person at their client; every act waits for the bot. */
export class PersonDriver {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly settle: () => Promise<void>,
    readonly openId: string,
    private readonly answers: Answers = {},
  ) {}

  /** Types a text; in a group, `@机器人 …` reaches the bot. */
  async say(text: string, where: Where = {}): Promise<Message> {
    return this.finish(this.sandbox.people.say(this.openId, this.chatOf(where), text));
  }

  /** Sends a file or an image. */
  async send(file: { readonly name: string; readonly bytes: Uint8Array }, where: Where = {}): Promise<Message> {
    return this.finish(this.sandbox.people.sendFile(this.openId, this.chatOf(where), file));
  }

  async recall(messageId: string): Promise<void> {
    return this.finish(this.sandbox.people.recall(this.openId, messageId));
  }

  async menu(eventKey: string): Promise<void> {
    return this.finish(this.sandbox.people.menu(this.openId, eventKey));
  }

  /** Opens the private chat with the bot. */
  async enter(): Promise<void> {
    return this.finish(this.sandbox.people.openChat(this.openId));
  }

  /** Answers for the next press, by the labels that people see. */
  fill(answers: Answers): PersonDriver {
    return new PersonDriver(this.sandbox, this.settle, this.openId, { ...this.answers, ...answers });
  }

  /**
   * Presses a button by its label, on the newest card that has it or on the card given. A form's required questions are
   * checked first, as the client does: then nothing is sent, and the toast names them.
   */
  async press(label: string, on?: SeenCard | string): Promise<Pressed> {
    const messageId = typeof on === 'string' ? on : on?.messageId;
    const { card, button } = this.findButton(label, messageId);
    if (button.node['disabled'] === true) throw new Error(`「${label}」现在不能按`);
    const form = button.form && button.node['form_action_type'] === 'submit' ? fillForm(button.form, this.answers) : null;
    if (form && form.missing.length > 0) {
      return { toast: { type: 'warning', content: `请填写：${form.missing.join('、')}` }, card, code: null, opened: null };
    }
    const opened = opensOf(button);
    if (opened !== null) return { toast: null, card, code: null, opened };
    return this.act(card, pressOf(button, form?.values ?? null));
  }

  /** Sends what a client might report, untrue things included. */
  async act(card: SeenCard, action: PressAction): Promise<Pressed> {
    const { toast, code } = await this.sandbox.people.press(this.openId, card.messageId, action);
    await this.settle();
    return { toast, code, card: this.card(card.messageId), opened: null };
  }

  /** The bot's cards that this person can see, oldest first. */
  cards(where?: Where): readonly SeenCard[] {
    return this.botMessages(where).flatMap((message) => (message.type === 'interactive' ? [new SeenCard(message)] : []));
  }

  lastCard(where?: Where): SeenCard {
    const card = this.cards(where).at(-1);
    if (!card) throw new Error('机器人还没有发过卡片');
    return card;
  }

  /** A card by its message, as it stands now. */
  card(messageId: string): SeenCard {
    const message = this.sandbox.world.messages.get(messageId);
    if (!message) throw new Error(`没有消息 ${messageId}`);
    return new SeenCard(message);
  }

  /** What the bot said in plain texts, oldest first. */
  texts(where?: Where): readonly string[] {
    return this.botMessages(where).flatMap((message) => (message.type === 'text' ? [spoken(message)] : []));
  }

  /** Files that the bot sent, oldest first. */
  files(where?: Where): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
    return this.botMessages(where).flatMap((message) => {
      if (message.type !== 'file') return [];
      const file = this.sandbox.world.files.get(textOf(objectOf(parseJson(message.content))['file_key']));
      const bytes = file ? this.sandbox.world.fileBytes(file.key) : null;
      return file && bytes ? [{ name: file.name, bytes }] : [];
    });
  }

  private botMessages(where?: Where): readonly Message[] {
    const { world, people } = this.sandbox;
    const mine = [...world.chats.values()].filter(
      ({ chatId, type, members }) =>
        members.includes(this.openId) && (type === 'group' || chatId === people.privateChat(this.openId)),
    );
    const chats = where ? [this.chatOf(where)] : mine.map(({ chatId }) => chatId);
    const all = chats.flatMap((chatId) => world.history(chatId));
    return all.filter((message) => message.from === 'bot' && !message.recalled).sort((one, other) => one.seq - other.seq);
  }

  private chatOf({ chat }: Where): string {
    return chat ?? this.sandbox.people.privateChat(this.openId);
  }

  private findButton(label: string, messageId: string | undefined): { readonly card: SeenCard; readonly button: SeenButton } {
    const cards = messageId === undefined ? this.cards().toReversed() : [this.card(messageId)];
    for (const card of cards) {
      const found = card.pressable().filter((button) => button.label === label);
      const button = found.find(({ node }) => node['disabled'] !== true) ?? found[0];
      if (button) return { card, button };
    }
    throw new Error(`没有按钮「${label}」；最近的卡片：\n${cards[0]?.text() ?? '（无）'}`);
  }

  private async finish<T>(act: { readonly result: T; readonly pushed: Promise<unknown> }): Promise<T> {
    await act.pushed;
    await this.settle();
    return act.result;
  }
}

/** A button that opens an address tells the bot nothing. */
function opensOf({ node }: SeenButton): string | null {
  const opens = listOf(node['behaviors'])
    .map(objectOf)
    .find(({ type }) => type === 'open_url');
  return opens === undefined ? null : textOf(opens['default_url']);
}

/** On a form's submission the client reports the button's name and the form's values, and leaves the button's own value out. */
function pressOf(button: SeenButton, form: PressAction['form_value'] | null): PressAction {
  const name = textOf(button.node['name']);
  const value = listOf(button.node['behaviors'])
    .map(objectOf)
    .find(({ type }) => type === 'callback')?.['value'];
  return {
    tag: 'button',
    ...(name === '' ? {} : { name }),
    ...(form ? { form_value: form } : value === undefined ? {} : { value: objectOf(value) }),
  };
}
