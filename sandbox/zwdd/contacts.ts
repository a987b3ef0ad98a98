import type Router from '@koa/router';
import { answerData, ContentFault } from './envelope.js';
import { callIn } from './gate.js';
import { allowed, sameTenant } from './messages.js';
import type { ZwddOptions } from './options.js';
import type { ZwddWorld } from './world.js';

/** Mobile number → person, and what an app may see of the tenant. */
export function contactRoutes(router: Router, options: ZwddOptions, world: ZwddWorld): void {
  router.post('/mozi/employee/get_by_mobile', (ctx) => {
    const call = callIn(ctx);
    sameTenant(call, options);
    allowed(options, 'mobile');
    if (call.need('areaCode') !== '86' || call.need('namespace') !== 'local') throw new ContentFault('PARAM_ERROR', '参数不正确');
    const person = world.byMobile(call.need('mobile'));
    if (person === null) throw new ContentFault('EMPLOYEE_NOT_EXIST', '员工不存在');
    const { accountId, mobile, employeeCode } = person;
    ctx.body = answerData({ accountId: Number(accountId), mobile, employeeCode, status: 1 });
  });
  router.post('/auth/scopesV2', (ctx) => {
    sameTenant(callIn(ctx), options);
    ctx.body = { success: true, content: { deptVisibleScopes: ['GO_sandbox'] }, bizErrorCode: '0' };
  });
}
