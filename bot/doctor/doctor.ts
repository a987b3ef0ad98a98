import { access, constants, mkdir } from 'node:fs/promises';
import type { Db } from '../../entities/db.js';
import { civilDate, partsOf } from '../../workflow/time/civil.js';
import { canSaid } from './can-said.js';
import { readCalendar } from '../calendar-file.js';
import type { Clock } from '../clock.js';
import { certificate } from './certificate.js';
import { factFindings } from './fact-findings.js';
import { type Env, parseEnv } from '../env/env.js';
import { bad, type Finding, good, note } from './finding.js';
import { unheldRoles, whoseDatabase } from './people.js';
import { CAPABILITIES, LABEL } from '../lark/capabilities.js';
import { checkApp } from '../lark/self-check.js';
import { scrubber } from '../lark/scrub.js';
import { createLog } from '../log.js';
import { missingDatabase } from '../missing-database.js';
import { schemaLacks } from '../old-schema.js';
import { openDatabase } from '../open-database.js';
import { loadAll, policyMessage } from '../policy-files.js';
import { storedFiles } from './stored-files.js';
import { StartRefused } from '../start-refused.js';
import * as zwddIs from '../zwdd/capabilities.js';
import { checkZwdd } from '../zwdd/self-check.js';

export type { Finding } from './finding.js';

/** Looks at everything that a start needs, one after the other, and says how to mend what is wrong. Never throws. */
export async function diagnose(source: Readonly<Record<string, string | undefined>>, clock: Clock): Promise<Finding[]> {
  const env = parseEnv(source);
  if ('faults' in env) {
    return env.faults.map(({ variable, says }) => bad(`配置 ${variable}`, '不对', says));
  }
  return [
    good('配置', '各项取值正确'),
    await dataDir(env),
    ...(await database(env, clock)),
    await policies(env),
    await calendar(env, clock),
    ...(await lark(env, clock)),
    ...(await zwdd(env, clock)),
    ...pagesAt(env),
    ...(await certificate(env.publicUrl, clock)),
  ];
}

async function dataDir({ dataDir: dir }: Env): Promise<Finding> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK);
    return good('数据目录', dir);
  } catch {
    return bad('数据目录', `写不了 ${dir}`, '修改 DATA_DIR，或给运行程序的用户写权限。');
  }
}

async function database(env: Env, clock: Clock): Promise<Finding[]> {
  const path = missingDatabase(env.databaseUrl);
  if (path !== null) {
    const lost = '已经在用的，检查 DATA_DIR、DATABASE_URL 是否写对、磁盘是否已挂载。';
    return [
      env.migrate === 'auto'
        ? note('数据库', `还没有 ${path}`, `第一次启动时建立。${lost}`)
        : bad('数据库', `还没有 ${path}`, `第一次启动前执行 npm run bot -- migrate。${lost}`),
    ];
  }
  try {
    const db = await openDatabase(env.databaseUrl, { migrate: false });
    try {
      const lacks = await schemaLacks(db);
      if (lacks === null) {
        const sound = good('数据库', '可以连接，已是最新版本');
        return [
          sound,
          ...(await whoseDatabase(db, env)),
          ...(await factFindings(db, env, clock)),
          ...(await storedFiles(db, env.dataDir, clock)),
          ...(await people(db, env)),
        ];
      }
      const now = '下次启动会自动升级；也可现在执行 npm run bot -- migrate。';
      return [
        env.migrate === 'auto'
          ? note('数据库', `可以连接；${lacks}`, now)
          : bad('数据库', `可以连接；${lacks}`, '执行 npm run bot -- migrate。'),
      ];
    } finally {
      await db.close();
    }
  } catch (error) {
    if (error instanceof StartRefused) return [bad('数据库', '现在不能用', error.message)];
    const code = error instanceof Error && 'code' in error ? String(error.code) : '原因不明';
    return [bad('数据库', `连接不上（${code}）`, '核对 DATABASE_URL 的地址、用户、密码与库名，并确认数据库已启动。')];
  }
}

async function people(db: Db, { policiesDir }: Env): Promise<Finding[]> {
  const result = await loadAll(policiesDir);
  return 'book' in result ? unheldRoles(db, result.book) : [];
}

async function policies({ policiesDir }: Env): Promise<Finding> {
  const result = await loadAll(policiesDir);
  if ('book' in result) {
    return good(
      '办法',
      result.book
        .all()
        .map(({ id, version }) => `${id}@${version}`)
        .join('、'),
    );
  }
  return bad('办法', policyMessage(result.faults), '按上面的位置改好；可用 npm run bot -- policy check 再查。');
}

/** The next year is published in November: from then on it must be there. */
async function calendar({ calendarFile }: Env, clock: Clock): Promise<Finding> {
  try {
    const { knownThrough } = await readCalendar(calendarFile);
    const [year, month] = partsOf(civilDate(clock.now()));
    const detail = `放假安排已知至 ${knownThrough} 年`;
    const mend = '升级程序，或按国务院办公厅的通知编写日历文件并填入 CALENDAR_FILE。';
    if (knownThrough < year) return bad('日历', detail, mend);
    return month === 12 && knownThrough === year ? { name: '日历', state: 'note', detail, mend } : good('日历', detail);
  } catch (error) {
    return bad('日历', error instanceof StartRefused ? error.message : '读不了', '改好 CALENDAR_FILE 指向的文件，或留空。');
  }
}

async function lark({ lark: app }: Env, clock: Clock): Promise<Finding[]> {
  if (app.mode === 'sandbox') {
    const mend = '要连接飞书，请在 .env 中填写 LARK_APP_ID 与 LARK_APP_SECRET。';
    return [{ name: '飞书应用', state: 'note', detail: '没有配置，启动后使用本机沙箱', mend }];
  }
  if (app.mode === 'off') return [];
  const { appId, appSecret, domain } = app;
  const log = createLog('silent');
  const found = await checkApp({ appId, appSecret, domain, log, scrub: scrubber([appSecret]), now: () => clock.now() });
  return [...found, canSaid(LABEL, CAPABILITIES)];
}

async function zwdd({ zwdd: app, publicUrl }: Env, clock: Clock): Promise<Finding[]> {
  if (app.mode !== 'app') {
    const detail = app.mode === 'off' ? '没有配置，不使用' : '没有配置，启动后使用本机沙箱';
    const mend = '要连接浙政钉，请在 .env 中填写 ZWDD_APP_KEY、ZWDD_APP_SECRET、ZWDD_TENANT_ID 与 PUBLIC_URL。';
    return [{ name: '浙政钉应用', state: 'note', detail, mend }];
  }
  const { domain, appKey, appSecret, tenantId } = app;
  const found = await checkZwdd({ domain, appKey, appSecret, tenantId, publicUrl, now: () => clock.now() });
  return [...found, canSaid(zwddIs.LABEL, zwddIs.capabilities(app.todo))];
}

/** Whether people can sign on to the pages; that the address is registered with a platform only its console shows. */
function pagesAt({ lark: app, zwdd: second, publicUrl }: Env): Finding[] {
  if (app.mode === 'sandbox') return [];
  if (publicUrl === null) {
    const mend = '要让大家在网页里办理，请在 .env 中填写 PUBLIC_URL（https:// 开头，手机和电脑都能打开的地址）。';
    return [{ name: '页面登录', state: 'note', detail: '没有 PUBLIC_URL，网页不能登录，消息里没有链接', mend }];
  }
  const steps = [
    ...(app.mode === 'off' ? [] : [`飞书开放平台“安全设置 → 重定向 URL”加上 ${publicUrl}/pages/sign-on/lark/back`]),
    ...(second.mode === 'app' ? [`浙政钉应用的首页地址填 ${publicUrl}/pages/`] : []),
    ...(second.mode === 'app' && second.qr !== null ? [`扫码登录的回调地址填 ${publicUrl}/pages/sign-on/zwdd-qr/back`] : []),
  ];
  return [{ name: '页面登录', state: 'note', detail: publicUrl, mend: `请在各平台后台核对：${steps.join('；')}。` }];
}
