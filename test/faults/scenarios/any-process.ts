import { randomBytes } from 'node:crypto';
import { parse } from 'node-html-parser';
import type { Deps } from '../../../handlers/context.js';
import { beginSession } from '../../../pages/session/sessions.js';
import { PDF } from '../../support/pdf.js';
import { beginDay, judge } from '../kit/day.js';
import type { Rig } from '../kit/rig.js';
import { type Scenario, withRig } from './scenario.js';

const PROCESSES = 3;

/**
 * Three processes behind a balancer: each takes any request. A day of pushes goes to any of them while they are restarted one
 * after the other; then one session is used at all of them, and a file that begins at one goes on at another and ends at the third.
 */
export const anyProcess: Scenario = {
  id: 'any-process',
  on: ['MariaDB'],
  run: (chance, databaseUrl) =>
    withRig({ chance, databaseUrl }, async (rig) => {
      const env = { PUBLIC_URL: 'http://127.0.0.1:1' };
      await Promise.all(Array.from({ length: PROCESSES }, () => rig.start(env)));
      const day = beginDay(rig, { each: 2 });
      const [first, ...others] = rig.bots;
      const codes: (number | null)[] = [];
      await Promise.all([
        day.run(),
        (async () => {
          for (const bot of [first, ...others]) {
            await rig.start(env);
            codes.push((await bot?.stop()) ?? null);
          }
        })(),
      ]);
      const broken = await judge(rig, day);
      if (codes.some((code) => code !== 0)) broken.push(`the processes ended with ${codes.join()}`);
      return [...broken, ...(await pagesOf(rig))];
    }),
};

/** One person's session and one file of his, at every process. */
async function pagesOf(rig: Rig): Promise<string[]> {
  const [who] = rig.town.applicants;
  if (who === undefined) return ['nobody lives there'];
  const driver = rig.as(who);
  await driver.say('申报');
  await rig.settle();
  await driver.press(
    '否，开始申报',
    driver.cards().findLast((card) => card.buttons().includes('否，开始申报')),
  );
  const secret = (): string => randomBytes(32).toString('base64url');
  const [identity] = await rig.db.tx(async (tx) => {
    const staff = (await tx.staff.list('yunshan')).find(({ name }) => name === who.name);
    return staff === undefined ? [] : tx.staff.identities(staff.id);
  });
  if (identity === undefined) return ['he has no account'];
  const deps = { db: rig.db, now: rig.now } as Deps;
  let cookie = `steward_session=${String(await beginSession({ deps, secret }, identity))}`;
  const at = rig.bots.flatMap((bot) => bot.address() ?? []);
  if (at.length < PROCESSES) return [`only ${at.length} processes are there`];
  const ask = async (n: number, path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${String(at[n % at.length])}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    const renewed = answer.headers.getSetCookie().find((line) => line.startsWith('steward_session='));
    if (renewed !== undefined) cookie = renewed.split(';')[0] ?? cookie;
    return answer;
  };
  const seen = await Promise.all(at.map(async (_, n) => (await ask(n, '/pages/')).status));
  const [open]: { id: number }[] = await rig.sql.query(
    "SELECT MAX(id) AS id FROM task WHERE state = 'open' AND task = 'declare'",
  );
  const page = parse(await (await ask(0, `/pages/forms/${String(open?.id)}?page=3`)).text());
  const csrf = page.querySelector('[name="csrf"]')?.getAttribute('value') ?? '';
  const query = new URLSearchParams({
    task: String(open?.id),
    material: 'plan',
    name: '建设方案.pdf',
    size: String(PDF.byteLength),
    print: '1',
  });
  const headers = { 'x-csrf-token': csrf, 'content-type': 'application/octet-stream' };
  const piece = (bytes: Uint8Array): RequestInit => ({ method: 'PUT', headers, body: Buffer.from(bytes) });
  const steps = [
    await ask(0, `/pages/uploads?${String(query)}`, { method: 'POST', headers }),
    await ask(0, `/pages/uploads?${String(query)}&offset=0`, piece(PDF.slice(0, 20))),
    await ask(1, `/pages/uploads?${String(query)}&offset=20`, piece(PDF.slice(20))),
    await ask(2, `/pages/uploads/done?${String(query)}`, { method: 'POST', headers }),
  ].map(({ status }) => status);
  return [
    ...(seen.every((status) => status === 200) ? [] : [`his session was answered ${seen.join()} by the processes`]),
    ...(steps.every((status) => status === 200) ? [] : [`a file over three processes was answered ${steps.join()}`]),
  ];
}
