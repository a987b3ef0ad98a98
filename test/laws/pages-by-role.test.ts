/** Role × page: what each person finds at each address, and that nothing of the matter stands on any other page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAction } from '../../cards/kit/action.js';
import { readPages } from '../../pages/index.js';
import { plant } from '../handlers/asking/plant.js';
import { decide, HANDLER, HEAD, LEAD, NAME, OFFICE, ok, project } from '../scenarios/ningbo-kit.js';
import { answer, answered, applyReview, dispatched, holdReview } from '../scenarios/ningbo-steps.js';
import { visit, type Visiting } from '../support/visit.js';
import { type World, world } from '../support/world.js';

/** 竺可言 sits at the meeting; 罗启明 declares for another unit; nobody has asked 局外人 for anything, and he holds no role. */
const PEOPLE = {
  handler: HANDLER,
  lead: LEAD,
  office: OFFICE,
  leader: HEAD,
  finance: '励文',
  body: '傅晓岚',
  expert: '竺可言',
  other: '罗启明',
  nobody: '局外人',
} as const;
type Role = keyof typeof PEOPLE;
const ROLES = Object.keys(PEOPLE) as Role[];

const OWN: readonly Role[] = ['handler', 'lead'];
const OVERSEERS: readonly Role[] = ['office', 'leader', 'finance'];
/** Whoever may look at the project. */
const CONCERNED: readonly Role[] = [...OWN, ...OVERSEERS, 'body', 'expert'];

/** The same without its own unit, which has no part in what a body is asked. */
const READERS = CONCERNED.filter((role) => !OWN.includes(role));
/** Whoever may look at the meeting. */
const MEETING: readonly Role[] = [...OWN, ...OVERSEERS, 'expert'];

const OPINION = '等级保护定级偏低';
const PLACE = '市大数据局 301';

interface Line {
  /** With what stands for the path's parts. */
  readonly at?: string;
  /** Who is let in; everybody unless given. All others get `else`. */
  readonly for?: readonly Role[];
  readonly else?: number;
  /** Who is led on to the project's page. */
  readonly led?: readonly Role[];
  /** On whose page the project's name stands. On all others there is nothing of the matter. */
  readonly names: readonly Role[];
  /** On whose page something else of the matter stands: where it is met. */
  readonly tells?: readonly Role[];
}

interface Ids {
  readonly project: number;
  readonly plan: number;
  readonly consult: number;
  readonly deadline: number;
  readonly meeting: number;
  readonly letter: number;
  readonly material: string;
  readonly file: number;
  readonly batch: number;
}

/** One line for each page of `readPages`. */
const TABLE: Readonly<Record<string, (ids: Ids) => Line>> = {
  '/': () => ({ names: ['handler', 'lead', 'office', 'leader', 'finance', 'body', 'expert'] }),
  '/tasks': () => ({ names: ['office'], tells: ['handler', 'lead', 'expert'] }),
  '/tasks/:id': ({ consult }) => ({ at: `/tasks/${consult}`, for: READERS, led: OWN, else: 404, names: READERS }),
  '/batches/:id': ({ batch }) => ({ at: `/batches/${batch}`, for: ['office'], else: 404, names: [] }),
  '/transfers': () => ({ for: ['lead', 'leader'], else: 404, names: [] }),
  '/transfers/:id': () => ({ at: '/transfers/1', for: [], else: 404, names: [] }),
  '/projects': () => ({ names: CONCERNED }),
  '/projects/:id': ({ project: id }) => ({ at: `/projects/${id}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/projects/:id/history': ({ project: id }) => ({
    at: `/projects/${id}/history`,
    for: CONCERNED,
    else: 404,
    names: CONCERNED,
  }),
  '/deadlines/:id': ({ deadline }) => ({ at: `/deadlines/${deadline}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/drafts': () => ({ names: [] }),
  '/letters': () => ({ names: CONCERNED }),
  '/meetings': () => ({ names: [], tells: MEETING }),
  '/meetings/:id': ({ meeting }) => ({
    at: `/meetings/${meeting}`,
    for: MEETING,
    else: 404,
    names: MEETING,
  }),
  '/calendar': () => ({ at: '/calendar?month=2026-09&whose=all', names: CONCERNED }),
  '/print/forms/:id': ({ plan }) => ({ at: `/print/forms/${plan}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/print/projects/:id': ({ project: id }) => ({ at: `/print/projects/${id}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/print/letters/:id': ({ letter }) => ({ at: `/print/letters/${letter}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/board': () => ({ for: OVERSEERS, else: 403, names: OVERSEERS }),
  '/board/late': () => ({ for: OVERSEERS, else: 403, names: [] }),
  '/board/load': () => ({ for: OVERSEERS, else: 403, names: OVERSEERS }),
  '/board/statistics': () => ({ for: OVERSEERS, else: 403, names: [] }),
  '/board/statistics/behind': () => ({ at: '/board/statistics/behind?of=declared', for: OVERSEERS, else: 403, names: OVERSEERS }),
  '/board/export': () => ({ for: OVERSEERS, else: 403, names: [] }),
  '/board/export/:what': () => ({ at: '/board/export/projects.xlsx', for: OVERSEERS, else: 403, names: [] }),
  '/answers/:key': () => ({ at: `/answers/${'k'.repeat(43)}`, for: [], else: 302, names: [] }),
  '/chat': () => ({ names: [] }),
  '/l/:token': () => ({ at: `/l/${'t'.repeat(43)}`, for: [], else: 302, names: [] }),
  '/signed-on': () => ({ names: [] }),
  '/forms/:task': ({ plan }) => ({ at: `/forms/${plan}`, for: CONCERNED, else: 404, names: CONCERNED }),
  '/files/of/:wire': ({ project: id, material, file }) => ({
    at: `/files/of/${encodeAction({ verb: 'material.send', project: id, material, file })}`,
    for: CONCERNED,
    else: 404,
    names: [],
  }),
  '/files/:key/:at': () => ({ at: `/files/${'k'.repeat(43)}/0`, for: [], else: 404, names: [] }),
};

let w: World;
const sitting = new Map<Role, Visiting>();
const begin = async () => {
  w = await world({ people: [{ name: PEOPLE.nobody, unit: '局外单位', roles: [], policy: 'ningbo' }] });
  await plant(w, [{ name: '公交线网', by: PEOPLE.other, stage: 'screening', open: 'argueList' }]);
  await dispatched(w);
};
/** Left alone while the walk goes on, a session would end. */
const signOn = async () => {
  for (const role of ROLES) sitting.set(role, await visit(w, PEOPLE[role]));
};

const at = async (role: Role, path: string) => {
  const person = sitting.get(role);
  if (person === undefined) throw new Error(role);
  const answered = await person.fetch(`/pages${path}`);
  const type = String(answered.headers.get('content-type'));
  return { status: answered.status, html: type.startsWith('text/html') ? await answered.text() : '' };
};

describe('the answer of a body', () => {
  beforeAll(begin, 120_000);
  afterAll(() => w.close());

  it('is read by itself and the office alone, on whatever page, until all have answered', { timeout: 60_000 }, async () => {
    await answer(w, PEOPLE.body, `网络安全：${OPINION}`);
    const { id } = await project(w);
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(id));
    const paths = [
      ...tasks.flatMap(({ id: task }) => [`/tasks/${task}`, `/print/forms/${task}`, `/forms/${task}`]),
      ...[`/projects/${id}`, `/projects/${id}/history`, `/print/projects/${id}`, '/', '/tasks', '/projects'],
    ];
    await signOn();
    sitting.set('finance', await visit(w, '忻涛'));
    const seen = new Set<Role>();
    for (const role of ROLES) {
      for (const path of paths) if ((await at(role, path)).html.includes(OPINION)) seen.add(role);
    }
    sitting.set('finance', await visit(w, PEOPLE.finance));
    expect([...seen].sort()).toEqual(['body', 'leader', 'office']);
  });
});

describe('a page', () => {
  let ids: Ids;
  let secret: RegExp;
  beforeAll(async () => {
    await begin();
    ids = await invited();
    await signOn();
    const { number } = await project(w);
    secret = new RegExp([NAME, number ?? NAME, PLACE].join('|'));
  }, 120_000);
  afterAll(() => w.close());

  it('has its line in the table, and each line its page', () => {
    const paths: string[] = [];
    readPages((path) => paths.push(path));
    expect(Object.keys(TABLE).sort()).toEqual(paths.sort());
  });

  it.each(Object.entries(TABLE))('%s', async (path, lineOf) => {
    const line = lineOf(ids);
    const found: string[] = [];
    const right: string[] = [];
    for (const role of ROLES) {
      const { status, html } = await at(role, line.at ?? path);
      const isLetIn = (line.for ?? ROLES).includes(role);
      const is = line.led?.includes(role) === true ? 302 : isLetIn ? 200 : String(line.else);
      const says = line.names.includes(role) ? ' names it' : line.tells?.includes(role) === true ? ' tells of it' : '';
      right.push(`${role} ${is}${says}`);
      const shows = html.includes(NAME) ? ' names it' : secret.test(html) ? ' tells of it' : '';
      found.push(`${role} ${status}${shows}`);
    }
    expect(found).toEqual(right);
  });

  it('that is not for whoever asks reads as one that is not there, and leads on', async () => {
    for (const [path, lineOf] of Object.entries(TABLE)) {
      const line = lineOf(ids);
      if (line.else !== 404 || line.at === undefined) continue;
      for (const role of ROLES.filter((one) => line.for?.includes(one) !== true && line.led?.includes(one) !== true)) {
        const shut = (await at(role, line.at)).html;
        const gone = (await at(role, line.at.replace(/(?<=[/.])\d+(?=$)/, '99999'))).html;
        expect([path, role, shut]).toEqual([path, role, gone]);
        expect([path, shut]).toEqual([path, expect.stringMatching(/role="alert">[^<]*[。]/)]);
      }
    }
  });

  it('gives to no stranger what stands behind its buttons, nor tells whether it is there', async () => {
    const wires = (meeting: number, of: number, letter: number, file: number) => [
      encodeAction({ verb: 'meeting.show', meeting }),
      encodeAction({ verb: 'meeting.open', meeting, project: of, part: 'papers' }),
      encodeAction({ verb: 'meeting.open', meeting, project: of, part: 'conclusion' }),
      encodeAction({ verb: 'meeting.answer', meeting, attendee: 1, answer: 'yes' }),
      encodeAction({ verb: 'meeting.papers', meeting, version: 1, project: of }),
      encodeAction({ verb: 'letter.send', letter }),
      encodeAction({ verb: 'material.send', project: of, material: ids.material, file }),
      encodeAction({ verb: 'project.export', project: of }),
    ];
    const there = wires(ids.meeting, ids.project, ids.letter, ids.file);
    const gone = wires(99_999, 99_999, 99_999, 99_999);
    for (const role of ['other', 'nobody'] as const) {
      for (const [no, wire] of there.entries()) {
        const [shut, none] = [await answerTo(role, wire), await answerTo(role, gone[no] ?? '')];
        expect([role, wire, secret.test(shut)]).toEqual([role, wire, false]);
        expect([role, wire, shut.replaceAll(/\d+/g, '')]).toEqual([role, wire, none.replaceAll(/\d+/g, '')]);
        expect([role, wire, shut]).toEqual([role, wire, expect.stringMatching(/[。？]/)]);
      }
    }
  });
});

/** What somebody reads after he has pressed a button that was not his. */
async function answerTo(role: Role, wire: string): Promise<string> {
  const person = sitting.get(role);
  if (person === undefined) throw new Error(role);
  await person.open('/pages/chat');
  const csrf = person.html().querySelector('input[name="csrf"]')?.getAttribute('value') ?? '';
  const pressed = await person.fetch('/pages/act', { method: 'POST', body: new URLSearchParams({ csrf, act: wire }) });
  await person.open(pressed.headers.get('location') ?? '');
  return person.html().querySelector('main')?.structuredText ?? '';
}

/** On to the experts, who are invited. */
async function invited(): Promise<Ids> {
  await answered(w);
  await ok(decide(w, OFFICE, '各部门无意见，可申请评审'));
  await applyReview(w);
  await holdReview(w, '2026-09-22');
  const { id, policyId } = await project(w);
  const by = await w.staff(OFFICE);
  return w.db.tx(async (tx) => {
    const tasks = await tx.tasks.ofProject(id);
    const of = (name: string) => tasks.find(({ task }) => task === name)?.id ?? 0;
    const [material] = await tx.materials.ofProject(id);
    const picked = { policyId, task: 'argueList', outcome: 'adopt', reason: null, byId: by.id, state: 'picked' } as const;
    return {
      project: id,
      plan: tasks.find(({ kind, task }) => kind === 'form' && task !== 'declare')?.id ?? 0,
      consult: of('consult'),
      deadline: (await tx.deadlines.ofProject(id))[0]?.id ?? 0,
      meeting: (await tx.meetings.list('ningbo'))[0]?.id ?? 0,
      letter: (await tx.letters.ofProject(id))[0]?.id ?? 0,
      material: material?.material ?? '',
      file: material?.id ?? 0,
      batch: await tx.batches.insert({ ...picked, at: w.clock.now() }),
    };
  });
}
