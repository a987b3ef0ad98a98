import type { Staff } from '../../entities/staff.entity.js';
import type { Acting } from '../../handlers/context.js';
import { carryOut } from '../../handlers/deeds/transfer/carry-out.js';
import { planOf } from '../../handlers/core/transfer/load.js';
import { countsOf, type Plan } from '../../handlers/core/transfer/plan.js';
import { rolesToPass } from '../../handlers/core/transfer/roles.js';
import { mayTransferOf, successorsOf } from '../../handlers/core/transfer/rights.js';
import { scopeOf } from '../../handlers/scope.js';
import type { TransferKind } from '../../entities/transfer.entity.js';
import { appsOf } from '../compose/app-on-platform.js';
import type { Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';
import { withParts } from './open.js';
import { toldLater } from './told-later.js';

/** What `staff transfer` was asked for. People are named by mobile number or name. */
export interface TransferOptions {
  readonly to: string;
  readonly kind: string;
  readonly by: string;
  readonly policy?: string;
  readonly keepRoles?: boolean;
  readonly reason?: string;
  readonly confirm?: boolean;
  readonly json?: boolean;
}

const KINDS: ReadonlyMap<string, TransferKind> = new Map([
  ['离职', 'left'],
  ['转岗', 'moved'],
]);

/** Shows what a hand-over would move; with `--confirm` carries it out, in one transaction. */
export async function transferStaff(io: Io, who: string, options: TransferOptions): Promise<void> {
  const kind = KINDS.get(options.kind);
  if (kind === undefined) throw new WrongUse('--kind 只能写“离职”或“转岗”。');
  const work = async ({ deps, transports }: Parts, env: Env): Promise<void> => {
    for (const app of appsOf(env)) transports.set(app.platform, toldLater(app));
    const plan = await deps.db.tx(async (tx): Promise<Plan> => {
      const scope = scopeOf(deps, tx);
      const policyIds = options.policy === undefined ? deps.policies.ids() : [options.policy];
      const from = await personNamed(scope, policyIds, who);
      const by = await personNamed(scope, [from.policyId], options.by, true);
      const acting: Acting = { ...scope, actor: by };
      if (!mayTransferOf(by, from)) {
        throw new CliRefused(`${by.name}不是管理员，也不是该单位的分管负责人，不能办理${from.name}的交接。`);
      }
      const to = await personNamed(scope, [from.policyId], options.to, true);
      if (!(await successorsOf(scope, from)).some(({ id }) => id === to.id)) {
        throw new CliRefused(`${to.name}和${from.name}不在同一单位，也没有共同单位的项目，不能接手。`);
      }
      const { policyId } = from;
      const roles = options.keepRoles === true ? [] : rolesToPass(by, from, to);
      const pair = { policyId, fromId: from.id, toId: to.id, byId: by.id, at: scope.now };
      const row = { ...pair, kind, roles, reason: options.reason ?? null, state: 'planned' } as const;
      if (options.confirm !== true) return planOf(acting, { ...row, id: 0, version: 1, doneAt: null, moved: null });
      const id = await tx.transfers.insert(row);
      return carryOut(acting, { ...row, id, version: 1, doneAt: null, moved: null });
    });
    print(io, options.json === true, viewOf(plan, options), linesOf(plan, options));
  };
  await withParts(io, work, { reads: options.confirm !== true });
}

type Named = Pick<Acting, 'tx'>;

async function personNamed({ tx }: Named, policyIds: readonly string[], who: string, active = false): Promise<Staff> {
  const all: Staff[] = [];
  for (const policyId of policyIds) all.push(...(await tx.staff.list(policyId)));
  const [person, ...others] = all.filter((one) => (one.name === who || one.mobile === who) && (one.active || !active));
  if (person === undefined) throw new CliRefused(`名册里没有${active ? '在岗的' : ''}“${who}”，请写手机号或姓名。`);
  if (others.length > 0) {
    throw new CliRefused(`有 ${String(others.length + 1)} 位“${who}”，请改写手机号，或用 --policy 指定办法。`);
  }
  return person;
}

function viewOf({ from, to, kind, roles, stays, ...plan }: Plan, { confirm = false }: TransferOptions) {
  const moved = countsOf({ from, to, kind, roles, stays, ...plan });
  return { confirmed: confirm, from: from.name, to: to.name, kind, roles, moved, stays };
}

const LABELS = {
  projects: '在办项目',
  drafts: '草稿',
  tasks: '手里的待办',
  advice: '意见征询',
  seats: '会议席位',
  followed: '关注的项目',
  deputies: '代理',
} as const;

function linesOf(plan: Plan, { confirm = false }: TransferOptions): string[] {
  const moved = countsOf(plan);
  const keys = ['projects', 'drafts', 'tasks', 'advice', 'seats', 'followed', 'deputies'] as const;
  return [
    `${plan.from.name} → ${plan.to.name}`,
    ...keys.map((key) => `  ${LABELS[key]}：${String(moved[key])}`),
    ...(plan.roles.length === 0 ? [] : [`  一并交给的角色：${plan.roles.join('、')}`]),
    ...plan.stays.map(({ what, why }) => `  不移交 ${what}：${why}`),
    confirm ? '已移交，有关人员会收到通知。' : '以上只是预览，没有移交。确认后加上 --confirm 执行。',
  ];
}
