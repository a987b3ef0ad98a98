import { drafts } from '../../cards/drafts.js';
import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import { instantBeside } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { draftsOf, isWithdrawn } from '../core/forms/drafts.js';
import { UNNAMED } from '../core/forms/keep.js';
import { mayDeclare } from './home.js';
import { pageOf } from './page-of.js';

const PER_PAGE = 10;

/** 草稿箱, one page of it; `page` counts from 0. */
export async function draftsCard(scope: Scope, person: Staff, page = 0, note: string | null = null): Promise<Card> {
  const all = await draftsOf(scope, person);
  const { items, ...shown } = pageOf(all, page, PER_PAGE);
  return withNote(
    drafts.render({
      drafts: await draftViews(scope, person, items),
      total: all.length,
      declares: mayDeclare(scope, person),
      ...shown,
    }),
    note,
  );
}

/** A draft in a list. */
export type DraftView = Parameters<typeof drafts.render>[0]['drafts'][number];

/** These drafts as a person of their unit sees them. */
export function draftViews(scope: Scope, person: Staff, shown: readonly Project[]): Promise<DraftView[]> {
  return Promise.all(shown.map((project) => draftView(scope, person, project)));
}

/** Its own list says itself that a draft has no name yet; a colleague's is known by whose it is. */
function ownName({ name }: Project): string {
  return name === UNNAMED ? '' : name;
}

async function draftView({ tx, deps, now }: Scope, person: Staff, project: Project): Promise<DraftView> {
  const policy = deps.policies.get(project.policyId, project.policyVersion);
  const form = policy?.forms[policy.tasks[policy.begins]?.form ?? ''];
  const draft = (await tx.forms.ofProject(project.id)).at(-1);
  const handler = project.handlerId === person.id ? null : await tx.staff.get(project.handlerId);
  // The confirmation counts as a page, as it does on the form itself.
  const of = (form?.pages.length ?? 0) + 1;
  return {
    projectId: project.id,
    version: project.version,
    name: project.handlerId === person.id ? ownName(project) : `${project.name}（${handler?.name ?? '同事'}）`,
    form: form?.title ?? '',
    page: Math.min((draft?.page ?? 0) + 1, of),
    of,
    saved: instantBeside(project.updatedAt, now),
    withdrawn: isWithdrawn(project),
  };
}
