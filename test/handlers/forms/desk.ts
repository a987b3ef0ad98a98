/**
 * The handlers of forms on a real database and real files, without a platform: a person presses buttons and sends files,
 * and gets the reply. The chat in between is walked by `test/scenarios`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { ActionOf } from '../../../cards/kit/action.js';
import { buttonsOf, blocksOf } from '../../../cards/kit/walk.js';
import type { Button, Card } from '../../../cards/kit/tree.js';
import { openDb } from '../../../entities/db.js';
import { fileStore } from '../../../entities/files/file-store.js';
import { draftActions } from '../../../handlers/actions/draft.js';
import { formActions } from '../../../handlers/actions/form.js';
import type { ActionHandler, FormInput } from '../../../handlers/actions/handler.js';
import { materialActions } from '../../../handlers/actions/material.js';
import { opinionActions } from '../../../handlers/actions/opinion.js';
import { rowActions } from '../../../handlers/actions/row.js';
import type { Context, Deps } from '../../../handlers/context.js';
import type { InboundOf } from '../../../handlers/inbound.js';
import { fetchFile } from '../../../handlers/files/fetch.js';
import { takeFile } from '../../../handlers/files/take-file.js';
import { withOutside } from '../../../handlers/outside.js';
import { scopeOf } from '../../../handlers/scope.js';
import type { Reply } from '../../../handlers/reply.js';
import type { StaffRole } from '../../../policies/schema/index.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { papersHere } from '../../support/papers.js';
import { bookOf, SHIPPED } from '../../support/policies.js';
import { ABLE } from '../../jobs/kit.js';

const handlers = { ...draftActions, ...formActions, ...rowActions, ...materialActions, ...opinionActions };
type Handled = keyof typeof handlers;
const table: { readonly [V in Handled]: ActionHandler<V> } = handlers;

export interface Person {
  readonly id: number;
  readonly account: string;
}

export type Desk = Awaited<ReturnType<typeof desk>>;

/** `linan`, its calendar, and a day in September 2026. */
export async function desk() {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const db = await openDb(`sqlite:${join(folder, 'desk.sqlite')}`, { migrate: true });
  const clock = { now: Date.parse('2026-09-18T09:05+08:00') };
  const sent = new Map<string, Uint8Array>();
  const calendar = makeCalendar(PUBLISHED, []);
  const deps: Deps = {
    db,
    policies: await bookOf(SHIPPED),
    calendar: () => calendar,
    now: () => clock.now,
    files: fileStore(join(folder, 'files'), () => clock.now),
    transports: new Map([
      [
        'im',
        {
          platform: 'im',
          appId: 'app',
          label: '试验平台',
          can: ABLE,
          send: () => Promise.resolve({ messageId: 'm', chatId: null }),
          patch: () => Promise.resolve(),
          download: (messageId) => Promise.resolve(sent.get(messageId) ?? new Uint8Array()),
          person: () => Promise.resolve({ name: null, mobile: null }),
          findByMobile: () => Promise.resolve(null),
        },
      ],
    ]),
    links: null,
    uuid: () => crypto.randomUUID(),
    papers: papersHere,
    log: pino({ level: 'silent' }),
    trace: null,
  };
  let count = 0;

  async function hire(name: string, unit: string, roles: readonly StaffRole[]): Promise<Person> {
    return db.tx(async (tx) => {
      const { id: unitId } = await tx.units.ensure('linan', unit);
      const id = await tx.staff.insert({
        policyId: 'linan',
        unitId,
        name,
        mobile: '13800000000',
        title: null,
        roles,
        active: true,
      });
      const account = `u${String(id)}`;
      await tx.staff.link(id, 'im', 'app', account);
      return { id, account };
    });
  }

  /** Runs a handler in a unit of work of its own; what it refuses is thrown. */
  async function run(person: Person, inbound: Context['inbound'], work: (context: Context) => Promise<Reply>): Promise<Reply> {
    const unit = (step: typeof work) =>
      db.tx(async (tx) => {
        const actor = await tx.staff.get(person.id);
        if (actor === null) throw new Error('nobody');
        const { sender, place } = inbound;
        return step({ ...scopeOf(deps, tx), actor, sender, place, inbound });
      });
    return withOutside(deps, unit, work);
  }

  const common = (person: Person, key: string) => ({
    key,
    sender: { platform: 'im', appId: 'app', userId: person.account },
    place: { chatId: `c${person.account}`, type: 'private' as const },
    at: clock.now,
  });

  return {
    deps,
    db,
    clock,
    hire,
    /** Presses a button by what it carries. */
    do: <V extends Handled>(person: Person, action: ActionOf<V>, form: FormInput = {}): Promise<Reply> => {
      const inbound = {
        ...common(person, `k${String((count += 1))}`),
        kind: 'action',
        wire: '',
        form,
        messageId: null,
        cardMessageId: null,
      } as const;
      const handler: ActionHandler<V> = table[action.verb];
      return run(person, inbound, (context) => handler(context, action, form));
    },
    /** Sends a file into the private chat. */
    send: async (person: Person, name: string, bytes: Uint8Array): Promise<Reply> => {
      const messageId = `om${String((count += 1))}`;
      sent.set(messageId, bytes);
      const resource = 'file' as const;
      const inbound: InboundOf<'file'> = {
        ...common(person, messageId),
        kind: 'file',
        messageId,
        fileKey: 'f',
        fileName: name,
        resource,
      };
      const file = await fetchFile(deps, inbound);
      if (file === null) throw new Error('the file was not fetched');
      return run(person, inbound, (context) => takeFile(context, inbound, file));
    },
    close: async () => {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** All words of a card. */
export function words(reply: Reply | Card | undefined): string {
  return JSON.stringify(reply ?? null);
}

export function cardOf(reply: Reply): Card {
  if (reply.card === undefined) throw new Error(`no card: ${JSON.stringify(reply.toast)}`);
  return reply.card;
}

/** A button by its label, or by how its label begins. */
export function buttonOf(reply: Reply, label: string): Button {
  const all = buttonsOf(cardOf(reply));
  const found = all.find((button) => button.label === label) ?? all.find((button) => button.label.startsWith(label));
  if (found === undefined) throw new Error(`no ${label} among ${all.map((button) => button.label).join(' ')}`);
  return found;
}

/** What stands in an input now. */
export function valueOf(reply: Reply, name: string): unknown {
  for (const block of blocksOf(cardOf(reply))) {
    if (!('name' in block) || block.name !== name) continue;
    return 'value' in block ? block.value : 'values' in block ? block.values : null;
  }
  return undefined;
}

/** Presses a button of the card that a reply shows. */
export function press(d: Desk, person: Person, reply: Reply, label: string, form: FormInput = {}): Promise<Reply> {
  return d.do(person, buttonOf(reply, label).action as ActionOf<Handled>, form);
}
