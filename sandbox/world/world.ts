import type { Journal } from './journal.js';
import type { Chat, Entry, Message, Person, StoredFile } from './types.js';

export type WorldListener = (entry: Entry) => void;

/** The state of the tenant. Every change is an entry: written to the journal, applied, and told to whoever listens. */
export class World {
  readonly people = new Map<string, Person>();
  readonly chats = new Map<string, Chat>();
  readonly messages = new Map<string, Message>();
  readonly files = new Map<string, StoredFile>();
  private readonly uuids = new Map<string, string>();
  private readonly order = new Map<string, string[]>();
  private readonly marks = new Map<string, number>();
  private readonly listeners = new Set<WorldListener>();
  private seq = 0;
  /** The latest moment anything was said, so that a restarted clock need not go back before it. Epoch ms, 0 when nothing was. */
  lastAt = 0;

  constructor(private readonly journal: Journal<Entry>) {
    for (const entry of journal.replay()) this.apply(entry);
  }

  record(entry: Entry): void {
    this.journal.append(entry);
    this.apply(entry);
    for (const listener of this.listeners) listener(entry);
  }

  /** Returns the way to stop listening. */
  listen(listener: WorldListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  nextSeq(): number {
    return this.seq + 1;
  }

  history(chatId: string): readonly Message[] {
    return (this.order.get(chatId) ?? []).flatMap((id) => this.messages.get(id) ?? []);
  }

  lastIn(chatId: string): Message | null {
    const id = this.order.get(chatId)?.at(-1);
    return (id === undefined ? undefined : this.messages.get(id)) ?? null;
  }

  /** The latest message that the bot sent under this uuid. */
  byUuid(uuid: string): Message | undefined {
    return this.messages.get(this.uuids.get(uuid) ?? '');
  }

  /** How far a person has read a chat. */
  readMark(chatId: string, openId: string): number {
    return this.marks.get(`${chatId} ${openId}`) ?? 0;
  }

  addFile(file: StoredFile, bytes: Uint8Array): void {
    this.journal.writeFile(file.key, bytes);
    this.record({ kind: 'file', file });
  }

  fileBytes(key: string): Uint8Array | null {
    return this.journal.readFile(key);
  }

  private apply(entry: Entry): void {
    if (entry.kind === 'person') this.people.set(entry.person.openId, entry.person);
    else if (entry.kind === 'chat') this.chats.set(entry.chat.chatId, entry.chat);
    else if (entry.kind === 'file') this.files.set(entry.file.key, entry.file);
    else if (entry.kind === 'read') this.marks.set(`${entry.chatId} ${entry.openId}`, entry.seq);
    else if (entry.kind === 'message') this.place(entry.message);
    else this.change(entry);
  }

  private place(message: Message): void {
    this.messages.set(message.messageId, message);
    if (message.uuid !== null) this.uuids.set(message.uuid, message.messageId);
    const order = this.order.get(message.chatId) ?? [];
    order.push(message.messageId);
    this.order.set(message.chatId, order);
    this.seq = Math.max(this.seq, message.seq);
    this.lastAt = Math.max(this.lastAt, message.createdAt);
  }

  private change(entry: Extract<Entry, { kind: 'patch' | 'recall' }>): void {
    const message = this.messages.get(entry.messageId);
    if (!message) return;
    const changed = entry.kind === 'patch' ? { content: entry.content } : { recalled: true };
    this.messages.set(entry.messageId, { ...message, ...changed, updatedAt: entry.at });
  }
}
