import { z } from 'zod';
import { ZwddRefusal, type ZwddApi } from './api.js';

const accountId = z.union([z.string().regex(/^\d+$/), z.int().positive()]).transform(String);
const Found = z.object({ accountId });

/** The account behind a mainland mobile number; null where nobody has it. @throws TransportError */
export async function findByMobile(api: ZwddApi, tenantId: string, mobile: string): Promise<string | null> {
  try {
    const data = await api.call('/mozi/employee/get_by_mobile', [
      ['areaCode', '86'],
      ['namespace', 'local'],
      ['mobile', mobile],
      ['tenantId', tenantId],
    ]);
    return Found.safeParse(data).data?.accountId ?? null;
  } catch (error) {
    if (error instanceof ZwddRefusal && error.meaning === 'unreachable') return null;
    throw error;
  }
}
