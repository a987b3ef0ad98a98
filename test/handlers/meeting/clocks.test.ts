import { expect, it } from 'vitest';
import type { Scope } from '../../../handlers/context.js';
import { endClocks, letRunOn } from '../../../handlers/core/meetings/clocks.js';
import type { AgendaEntry, MeetingCase } from '../../../handlers/core/meetings/meeting.js';
import { bookOf, FIXTURES } from '../../support/policies.js';

it('projects whose policy counts nothing up to a meeting are not read', async () => {
  const entry = {
    item: { conclusion: null },
    task: { id: 1, projectId: 1, state: 'open' },
    project: { id: 1, policyId: 'yunshan', policyVersion: '2026.1' },
  } as unknown as AgendaEntry;
  // Whatever were read would be missed here.
  const scope = { deps: { policies: await bookOf(FIXTURES) }, today: '2026-09-22' } as unknown as Scope;
  await expect(letRunOn(scope, [entry], null)).resolves.toBeUndefined();
  const found = { meeting: { state: 'invited', on: '2026-09-21' }, agenda: [entry] } as unknown as MeetingCase;
  await expect(endClocks(scope, found, null)).resolves.toBeUndefined();
});
