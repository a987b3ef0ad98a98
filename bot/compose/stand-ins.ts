import type { Db } from '../../entities/db.js';
import type { Env } from '../env/env.js';
import { StartRefused } from '../start-refused.js';
import { appsOf, type PlatformApp, SANDBOX_APPS } from './app-on-platform.js';

/** The sandboxes' apps that this configuration runs. */
function standIns(env: Pick<Env, 'lark' | 'zwdd'>): PlatformApp[] {
  return appsOf(env).filter(({ platform, appId }) =>
    SANDBOX_APPS.some((one) => one.platform === platform && one.appId === appId),
  );
}

/**
 * A sandbox takes what is to be sent for its own, anybody may be anybody in it, and its clock can be moved. With the configuration of the real
 * app lost it would start on the real database: messages would be gone, and deadlines would pass by the sandbox's clock.
 *
 * @throws StartRefused where people are registered with accounts of a real app
 */
export async function refuseAmongReal(db: Pick<Db, 'tx'>, env: Env): Promise<void> {
  for (const { platform, appId, label } of standIns(env)) {
    const real = await db.tx((tx) => tx.staff.otherApp(platform, appId));
    if (real !== null) throw new StartRefused(refusal(label, real));
  }
}

function refusal(label: string, real: string): string {
  return `这个数据库在用${label}的正式应用（${real}），现在的配置里却没有它的凭证，会以本机沙箱启动：消息发不到本人，时钟还能拨动。请检查 .env 与环境变量；要试用沙箱，请用 DATA_DIR 或 DATABASE_URL 换一个数据库。`;
}
