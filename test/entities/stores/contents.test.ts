import { describe, expect, it } from 'vitest';
import type { Form } from '../../../entities/form.entity.js';
import type { New } from '../../../entities/sql/table.js';
import { databases, useDatabase } from '../../support/database.js';
import { NOON } from '../rows.js';

const SHA = 'a'.repeat(64);
const draft = (projectId: number, given: Partial<New<Form>> = {}): Omit<New<Form>, 'revision'> => ({
  projectId,
  taskId: 10 + projectId,
  form: 'plan',
  state: 'draft',
  values: {},
  page: 0,
  byId: 1,
  at: NOON,
  ...given,
});
const file = (name: string, messageId: string) => ({
  name,
  messageId,
  sha256: SHA,
  size: 9,
  mime: 'application/pdf',
  byId: 1,
  at: NOON,
});

describe.each(databases())('what is in a project, on $name', (kind) => {
  const place = useDatabase(kind);

  it('counts a form’s revisions and keeps each', async () => {
    await place.db.tx(async (tx) => {
      const values = {
        name: '水务',
        sum: 12.5,
        urgent: true,
        tags: ['甲', '乙'],
        rows: [{ item: '服务器', price: 3 }],
        none: null,
      };
      const first = await tx.forms.insert(draft(1, { values }));
      expect(await tx.forms.latest(1, 'plan')).toBeNull();
      expect(await tx.forms.draftOf(11)).toMatchObject({ id: first, revision: 1, values });
      expect(await tx.forms.update(first, 1, { state: 'submitted', page: 3 })).toBe(true);
      expect(await tx.forms.update(first, 1, { page: 4 })).toBe(false);
      const second = await tx.forms.insert(draft(1));
      expect(await tx.forms.latest(1, 'plan')).toMatchObject({ id: first, page: 3 });
      expect(await tx.forms.draftOf(11)).toMatchObject({ id: second, revision: 2 });
      await tx.forms.update(second, 1, { state: 'submitted' });
      expect((await tx.forms.revisions(1, 'plan')).map(({ id }) => id)).toEqual([first, second]);
      const other = await tx.forms.insert(draft(1, { form: 'budget' }));
      expect((await tx.forms.ofProject(1)).map(({ id }) => id)).toEqual([other, first, second]);
    });
  });

  it('keeps a form of half a megabyte', async () => {
    const values = { text: '项目管家'.repeat(40_000) };
    const id = await place.db.tx((tx) => tx.forms.insert(draft(2, { values })));
    expect((await place.db.tx((tx) => tx.forms.get(id)))?.values).toEqual(values);
  });

  it('replaces a material by a newer file and keeps the older', async () => {
    await place.db.tx(async (tx) => {
      const old = await tx.materials.replaceCurrent(1, 'plan', { ...file('方案.pdf', 'om_1'), taskId: 3 });
      const other = await tx.materials.replaceCurrent(1, 'approval', file('批复.pdf', 'om_2'));
      const present = await tx.materials.replaceCurrent(1, 'plan', file('方案2.pdf', 'om_3'));
      expect((await tx.materials.ofProject(1)).map(({ id }) => id)).toEqual([other, present]);
      expect((await tx.materials.history(1)).map(({ state }) => state)).toEqual(['replaced', 'current', 'current']);
      expect(await tx.materials.byMessage('om_1')).toMatchObject({ id: old, taskId: 3, findings: null });
      expect(await tx.materials.update(present, { state: 'recalled', findings: [{ chapter: '三' }] })).toBe(true);
      expect(await tx.materials.get(present)).toMatchObject({ state: 'recalled', findings: [{ chapter: '三' }] });
      const loose = await tx.materials.insert({ ...file('x.pdf', 'om_4'), state: 'unassigned' });
      expect(await tx.materials.get(loose)).toMatchObject({ projectId: null, taskId: null, material: null });
    });
  });

  it('expects one material of a person at a time', async () => {
    await place.db.tx(async (tx) => {
      await tx.expectations.set({ staffId: 1, projectId: 1, taskId: 2, material: 'plan', expiresAt: NOON });
      const newer = { staffId: 1, projectId: 1, taskId: 2, material: 'approval', expiresAt: NOON + 1 };
      await tx.expectations.set(newer);
      expect(await tx.expectations.get(1)).toEqual(newer);
      await tx.expectations.clear(1);
      expect(await tx.expectations.get(1)).toBeNull();
    });
  });

  it('expects one that is asked for twice at the same moment', async () => {
    const row = { staffId: 7, projectId: 1, taskId: 2, material: 'plan', expiresAt: NOON };
    const ask = () => place.db.tx((tx) => tx.expectations.set(row));
    for (let round = 0; round < 10; round += 1) {
      await place.db.tx((tx) => tx.expectations.clear(7));
      await Promise.all([ask(), ask(), ask(), ask()]);
    }
    expect(await place.db.tx((tx) => tx.expectations.get(7))).toEqual(row);
  });

  it('numbers opinions on through the rounds', async () => {
    await place.db.tx(async (tx) => {
      const [first] = await tx.opinions.insertMany(1, 5, ['预算偏高', '缺少论证']);
      const [third] = await tx.opinions.insertMany(1, 6, ['写明工期']);
      expect((await tx.opinions.ofProject(1)).map(({ no, text, taskId }) => [no, text, taskId])).toEqual([
        [1, '预算偏高', 5],
        [2, '缺少论证', 5],
        [3, '写明工期', 6],
      ]);
      expect(await tx.opinions.update(first ?? 0, 1, { answer: '已核减', state: 'answered', answeredAt: NOON })).toBe(true);
      expect(await tx.opinions.update(first ?? 0, 1, { state: 'accepted' })).toBe(false);
      expect(await tx.opinions.get(first ?? 0)).toMatchObject({ answer: '已核减', state: 'answered', version: 2 });
      expect(await tx.opinions.get(third ?? 0)).toMatchObject({ state: 'open', answer: null });
    });
  });

  it('keeps letters and sums the ledger of a year', async () => {
    await place.db.tx(async (tx) => {
      const letter = {
        projectId: 1,
        letter: 'opinion',
        number: '〔2026〕1号',
        title: '修改意见函',
        sha256: SHA,
        fileName: '函.docx',
      };
      const id = await tx.letters.insert({ ...letter, data: { items: ['甲'] }, byId: 1, at: NOON });
      expect(await tx.letters.ofProject(1)).toEqual([{ ...letter, id, data: { items: ['甲'] }, byId: 1, at: NOON }]);
      const entry = (points: number, given = {}) =>
        tx.ledger.insert({
          policyId: 'alpha',
          year: 2026,
          unitId: 1,
          projectId: 1,
          points,
          reason: '未过',
          article: '第九条',
          state: 'proposed',
          at: NOON,
          ...given,
        });
      const mine = await entry(1);
      await entry(4, { state: 'confirmed' });
      await entry(8, { state: 'confirmed', unitId: 2 });
      await entry(16, { state: 'confirmed', year: 2025 });
      expect(await tx.ledger.sum('alpha', 2026, 1)).toBe(4);
      expect(await tx.ledger.update(mine, 1, { state: 'confirmed' })).toBe(true);
      expect(await tx.ledger.update(mine, 1, { state: 'dropped' })).toBe(false);
      expect(await tx.ledger.sum('alpha', 2026, 1)).toBe(5);
      expect(await tx.ledger.sum('alpha', 2024, 1)).toBe(0);
      expect(await tx.ledger.ofUnit('alpha', 2026, 1)).toHaveLength(2);
      expect(await tx.ledger.ofYear('alpha', 2026)).toHaveLength(3);
    });
  });
});
