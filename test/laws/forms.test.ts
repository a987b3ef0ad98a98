import { describe, expect, it } from 'vitest';
import { encodeCard } from '../../bot/lark/encode/encode-card.js';
import { lintCard } from '../../bot/lark/lint.js';
import { formConfirm } from '../../cards/form-confirm.js';
import { formPage } from '../../cards/form-page.js';
import { formView } from '../../cards/form-view.js';
import { fieldView, tableView } from '../../cards/kit/field-view.js';
import type { MaterialView, PageView } from '../../cards/kit/props.js';
import * as sample from '../../cards/kit/samples.js';
import type { Field, FieldOf, Form, Page, Policy } from '../../policies/schema/index.js';
import type { FormValue, Row } from '../../workflow/facts.js';
import { computeRows } from '../../workflow/forms/table.js';
import { bookOf, SHIPPED } from '../support/policies.js';

const forms = (await bookOf(SHIPPED))
  .all()
  .flatMap((policy) => Object.entries(policy.forms).map(([id, form]) => ({ at: `${policy.id}/${id}`, policy, form })));

/** As long as people write: every text at its limit, 15 rows a table. */
function fullRows(field: FieldOf<'table'>): Row[] {
  const rows = Array.from({ length: Math.min(15, field.maxRows) }, (_, n) =>
    Object.fromEntries(
      field.columns.map(({ id, type, options = [] }) => {
        if (type === 'choice') return [id, options[n % options.length] ?? null];
        return [id, type === 'text' ? '很长的一段文字说明'.repeat(4) : 3.5];
      }),
    ),
  );
  return computeRows(field, rows);
}

const written = (field: Field): string => (field.type === 'text' ? '字'.repeat(field.max) : '');

function full(field: Field): FormValue {
  return field.type === 'table' ? fullRows(field) : written(field);
}

function materialsOf({ materials }: Policy, ids: readonly string[]): MaterialView[] {
  return ids.flatMap((id) => {
    const material = materials[id];
    if (material === undefined) return [];
    const { name, required, accept, hint = null, article } = material;
    return [
      {
        id,
        name,
        required,
        state: 'waiting' as const,
        file: null,
        accept,
        hint,
        article,
        template: material.template !== undefined,
      },
    ];
  });
}

function pageView({ title, fields }: Page): PageView {
  const answers = fields
    .filter(({ type }) => type !== 'table')
    .map((field) => ({ label: field.label, value: written(field) || '答' }));
  const tables = fields.flatMap((field) => (field.type === 'table' ? [tableView(field, fullRows(field))] : []));
  return { title, answers, tables };
}

function cardsOf(policy: Policy, form: Form) {
  const common = {
    taskId: 1,
    version: 10_001,
    answersVersion: 2 ** 48,
    formTitle: form.title,
    projectName: sample.longProject.name,
    others: [],
    taskVersion: 1,
  };
  const pages = form.pages.map((page, index) =>
    formPage.render({
      ...common,
      page: { index, of: form.pages.length, title: page.title, hint: page.hint ?? null },
      fields: page.fields.map((field) => fieldView(field, full(field), 1)),
      materials: materialsOf(policy, page.materials),
      faults: [],
      tableAt: null,
      openOpinions: [],
      deadline: sample.deadline,
      opinionsLeft: 2,
      isDraft: true,
      undo: null,
      pages: [],
    }),
  );
  const materials = materialsOf(
    policy,
    form.pages.flatMap((page) => page.materials),
  );
  const views = form.pages.map(pageView);
  const confirm = formConfirm.render({
    ...common,
    pages: views,
    materials,
    shut: views.map((_, page) => page),
    faults: [],
    next: '主管部门',
    asks: null,
    final: false,
    label: '提交',
    opinionsLeft: null,
    lateReason: null,
  });
  const of = { project: sample.project, taskId: 1, formTitle: form.title, of: views.length, materials, draft: null };
  return [...pages, confirm, ...views.map((page, index) => formView.render({ ...of, index, page }))];
}

describe('every form of the house, filled in to its limits', () => {
  it.each(forms)('$at is taken by the platform, page by page, to be gone over and to be read', ({ policy, form }) => {
    for (const card of cardsOf(policy, form)) expect(lintCard(encodeCard(card).json)).toEqual([]);
  });
});
