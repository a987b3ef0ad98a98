import type { Journal } from '../world/journal.js';
import type { RobotMessage, ZwddEntry, ZwddNotice, ZwddPerson, ZwddTodo } from './types.js';

/** The state of the tenant. Every change is an entry: written to the journal, applied, and told to whoever listens. */
export class ZwddWorld {
  readonly people = new Map<string, ZwddPerson>();
  /** By bizMsgId and accountId. */
  private readonly sent = new Map<string, ZwddNotice>();
  readonly todos = new Map<string, ZwddTodo>();
  readonly robotMessages: RobotMessage[] = [];
  private readonly marks = new Map<string, number>();
  private readonly listeners = new Set<(entry: ZwddEntry) => void>();
  private seq = 0;
  /** The latest moment anything was sent, epoch ms; 0 when nothing was. */
  lastAt = 0;

  constructor(private readonly journal: Journal<ZwddEntry>) {
    for (const entry of journal.replay()) this.apply(entry);
  }

  record(entry: ZwddEntry): void {
    this.journal.append(entry);
    this.apply(entry);
    for (const listener of this.listeners) listener(entry);
  }

  /** Returns the way to stop listening. */
  listen(listener: (entry: ZwddEntry) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  nextSeq(): number {
    return this.seq + 1;
  }

  /** Of one sending, or of one person; oldest first. */
  notices(of: { readonly bizMsgId: string } | { readonly accountId: string }): ZwddNotice[] {
    const all = [...this.sent.values()];
    return 'bizMsgId' in of
      ? all.filter(({ bizMsgId }) => bizMsgId === of.bizMsgId)
      : all.filter(({ accountId }) => accountId === of.accountId);
  }

  allNotices(): ZwddNotice[] {
    return [...this.sent.values()];
  }

  byMobile(mobile: string): ZwddPerson | null {
    return [...this.people.values()].find((person) => person.active && person.mobile === mobile) ?? null;
  }

  todosOf(accountId: string): ZwddTodo[] {
    return [...this.todos.values()].filter(({ assigneeId }) => assigneeId === accountId);
  }

  readMark(accountId: string): number {
    return this.marks.get(accountId) ?? 0;
  }

  private apply(entry: ZwddEntry): void {
    switch (entry.kind) {
      case 'person':
        this.people.set(entry.person.accountId, entry.person);
        break;
      case 'notice':
        this.sent.set(`${entry.notice.bizMsgId} ${entry.notice.accountId}`, entry.notice);
        this.seq = Math.max(this.seq, entry.notice.seq);
        this.lastAt = Math.max(this.lastAt, entry.notice.at);
        break;
      case 'todo':
        this.todos.set(entry.todo.taskUuid, entry.todo);
        break;
      case 'robot':
        this.robotMessages.push(entry.message);
        break;
      case 'read':
        this.marks.set(entry.accountId, entry.seq);
    }
  }
}
