import type { Db } from '../../entities/db.js';
import { lanesOf } from '../../handlers/transport.js';
import { appsOf, type PlatformApp } from '../compose/app-on-platform.js';
import type { Clock } from '../clock.js';
import type { Env } from '../env/env.js';
import { type Facts, freeBytes, readFacts } from '../facts.js';
import { appNames, type Running, runningOn } from '../presence.js';
import { bad, type Finding, good, note } from './finding.js';

const OLD_MS = 10 * 60_000;
const SKEW_MS = 5000;
const GB = 1024 ** 3;

/** How the messages, leases, clock and disk of a database stand: what `/metrics` says, with what to do about it. */
export async function factFindings(db: Db, env: Env, clock: Clock): Promise<Finding[]> {
  const apps = appsOf(env);
  const facts = await readFacts(db, () => clock.now(), lanesOf(apps));
  const beside = await runningOn(db, clock.now());
  return [
    messages(facts),
    ...elsewhere(facts),
    ...platforms(apps, beside),
    leases(facts),
    ...clockOf(facts),
    ...disk(await freeBytes(env.dataDir)),
    limits(env),
  ];
}

function messages({ oldestMs, pending, dead }: Facts): Finding {
  const minutes = Math.round((oldestMs ?? 0) / 60_000);
  if (oldestMs !== null && oldestMs > OLD_MS) {
    const mend = '确认程序在运行、平台能连上；看日志里 “a message is tried again later” 的 code。';
    return bad('待发消息', `${String(pending)} 条，最早一条已等 ${String(minutes)} 分钟`, mend);
  }
  const resend = '管理员收到过“未送达的消息”卡片：按原因处理后点“重新发送”。';
  if (dead > 0) return note('待发消息', `有 ${String(dead)} 条没送达`, resend);
  return good('待发消息', pending === 0 ? '没有积压' : `${String(pending)} 条在发`);
}

function elsewhere({ elsewhere: count }: Facts): Finding[] {
  if (count === 0) return [];
  const mend = '平台若要停用，不用处理：一刻钟后改发到本人的其他账号，一天后放弃并告诉管理员；若是误停，请恢复它的配置。';
  return [note('停用的平台', `有 ${String(count)} 条消息在等本配置没有启用的平台`, mend)];
}

/** Whoever is on a platform that one of them lacks hears nothing of what is done there. */
function platforms(apps: readonly PlatformApp[], beside: readonly Running[]): Finding[] {
  if (beside.length === 0) return [];
  const own = appNames(apps).join('、');
  const others = beside.filter((one) => one.apps.join('、') !== own);
  if (others.length === 0) return [good('各进程的平台', `在运行的 ${String(beside.length)} 个进程配置一样`)];
  const detail = others.map((one) => `${one.where} 用的是 ${one.apps.join('、')}`).join('；');
  const mend = '同一个库的所有进程要配同样的平台和应用，否则有人会收不到消息：改成一样的 .env，再逐个重启。';
  return [bad('各进程的平台', `${detail}；本配置是 ${own}`, mend)];
}

function leases({ staleLeases: count }: Facts): Finding {
  if (count === 0) return good('定时任务', '没有无人接手的');
  return bad('定时任务', `有 ${String(count)} 项两天没有人做`, '启动程序；已在运行的，看日志里 “a job failed” 一行。');
}

function clockOf({ clockAheadMs }: Facts): Finding[] {
  if (clockAheadMs === null) return [];
  const seconds = (clockAheadMs / 1000).toFixed(1);
  if (Math.abs(clockAheadMs) <= SKEW_MS) return [good('时钟', `与数据库相差 ${seconds} 秒`)];
  return [bad('时钟', `比数据库快 ${seconds} 秒`, '两台机器都接上同一个 NTP 时间源（chronyc tracking 查看）。')];
}

function disk(diskFree: number | null): Finding[] {
  if (diskFree === null) return [];
  const detail = `剩余 ${(diskFree / GB).toFixed(1)} GB`;
  return [diskFree < GB ? bad('磁盘', detail, '清理磁盘或扩容；满了就收不了附件。') : good('磁盘', detail)];
}

function limits({ actsPerMinute, maskAfterDays }: Env): Finding {
  const pace = actsPerMinute === 0 ? '每人操作不限次' : `每人每分钟 ${String(actsPerMinute)} 次，各进程合计`;
  const masked = maskAfterDays === 0 ? '离开的人员不脱敏' : `离开满 ${String(maskAfterDays)} 天脱敏`;
  return actsPerMinute === 0
    ? note('限次与脱敏', `${pace}；${masked}`, '正式使用请去掉 ACTS_PER_MINUTE=0。')
    : good('限次与脱敏', `${pace}；${masked}`);
}
