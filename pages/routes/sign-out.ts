import { formatInstant } from '../../workflow/time/civil.js';
import { showMessage, showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import { markSignedOut } from '../session/cookie.js';
import { lasts } from '../session/sessions.js';
import { localPath } from '../session/local-path.js';
import type { Visit } from '../visit.js';
import { chooseAgainAt } from './sign-on-paths.js';

/** `GET /pages/signed-on`: where one is signed on, and how to end it. */
export async function places({ ctx, parts: { deps }, visitor }: Visit): Promise<void> {
  const now = deps.now();
  const sessions = await deps.db.tx((tx) => tx.pageSessions.ofStaff(visitor.staff.id));
  const rows = sessions
    .filter((session) => lasts(session, now))
    .map(({ id, platform, device, at, seenAt }) => ({
      id,
      here: id === visitor.sessionId,
      by: deps.transports.get(platform)?.label ?? '',
      device: device ?? '其他设备',
      at: formatInstant(at),
      seenAt: formatInstant(seenAt),
    }));
  showPage(ctx, visitor, {
    title: '登录情况',
    main: renderView('signed-on', { csrf: visitor.csrf, rows, more: rows.length > 1 }),
  });
}

/** `POST /pages/sign-out`: here. A field `to` says where to go on after signing on again. */
export async function signOut({ ctx, parts, visitor }: Visit): Promise<void> {
  await parts.deps.db.tx((tx) => tx.pageSessions.end(visitor.sessionId));
  const body: unknown = ctx.request.body;
  const to = localPath(typeof body === 'object' && body !== null && 'to' in body ? body.to : undefined);
  markSignedOut(ctx, parts);
  const link = { label: '重新登录', href: chooseAgainAt(to) };
  showMessage(ctx, null, { status: 200, title: '已退出', says: '您已退出登录。下次打开会先问您怎样登录，不会自动登录。', link });
}

/** `POST /pages/sign-out/everywhere` */
export async function signOutEverywhere({ ctx, parts, visitor }: Visit): Promise<void> {
  const { id } = visitor.staff;
  const ended = await parts.deps.db.tx(async ({ pageSessions }) => {
    const lasting = (await pageSessions.ofStaff(id)).filter((session) => lasts(session, parts.deps.now()));
    await pageSessions.endAll(id);
    return lasting.length;
  });
  markSignedOut(ctx, parts);
  const link = { label: '重新登录', href: chooseAgainAt('/pages/') };
  showMessage(ctx, null, { status: 200, title: '已退出', says: `已在全部 ${String(ended)} 处退出登录。`, link });
}

/** `POST /pages/sign-out/at/:id`: one of the other places. */
export async function signOutAt({ ctx, parts, visitor }: Visit): Promise<void> {
  await parts.deps.db.tx((tx) => tx.pageSessions.endOf(visitor.staff.id, Number(ctx.params['id'])));
  ctx.status = 303;
  ctx.redirect('/pages/signed-on');
}
