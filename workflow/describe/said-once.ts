/**
 * Two names, the second of which is of the first: a task and what came of it, a form and one of its pages: `规范性初审：通过`. Where a regulation
 * calls both the same (受理, 确认支付) that is said once, with the lot of the first: `确认支付（平台开发合同）`.
 */
export function saidOnce(first: string, second: string, between: '：' | '，' = '：'): string {
  return first === second || first.startsWith(`${second}（`) ? first : `${first}${between}${second}`;
}
