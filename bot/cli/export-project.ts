import PizZip from 'pizzip';
import type { Scope } from '../../handlers/context.js';
import { type Case, loadCase } from '../../handlers/core/case.js';
import { eventText } from '../../handlers/present/event-text.js';
import { pageViews } from '../../handlers/present/views.js';
import { formatInstant } from '../../workflow/time/civil.js';
import { exportPage, type ExportedForm } from './export-page.js';
import { projectLines, projectView } from './project-view.js';

/** Everything of one project in one zip: a page to read, the files as they were sent, and the records for other programs. */
export async function exportProject(scope: Scope, projectId: number): Promise<{ name: string; bytes: Uint8Array }> {
  const found = await loadCase(scope, projectId);
  const view = await projectView(scope, projectId);
  const audit = await scope.tx.audit.of(`project:${projectId}`);
  const letters = await scope.tx.letters.ofProject(projectId);
  const zip = new PizZip();
  const files: string[] = [];
  const put = async (folder: string, id: number, name: string, sha256: string): Promise<void> => {
    const path = `${folder}/${id}-${safeName(name)}`;
    zip.file(path, await scope.deps.files.get(sha256));
    files.push(path);
  };
  for (const { id, name, sha256 } of await scope.tx.materials.history(projectId)) await put('材料', id, name, sha256);
  for (const { id, fileName, sha256 } of letters) await put('文书', id, fileName, sha256);
  const { forms, opinions, deadlines, tasks, materials } = found;
  zip.file('记录.json', JSON.stringify({ project: view, tasks, forms, materials, opinions, deadlines, letters, audit }, null, 2));
  zip.file(
    'index.html',
    exportPage({
      title: found.project.name,
      summary: projectLines(view),
      forms: formsOf(found),
      opinions: opinions.map(({ no, text, answer }) => ({ no, text, answer })),
      files,
      history: await historyOf(scope, found, audit),
    }),
  );
  return {
    name: `${safeName(view.number ?? `项目${projectId}`)}.zip`,
    bytes: zip.generate({ type: 'uint8array', compression: 'DEFLATE' }),
  };
}

/** The newest revision of each form. */
function formsOf(found: Case): ExportedForm[] {
  const newest = new Map(found.forms.map((form) => [form.form, form]));
  return [...newest.values()].map(({ form, values, revision }) => ({
    title: `${found.policy.forms[form]?.title ?? form}（第 ${revision} 稿）`,
    pages: pageViews(found, form, values),
  }));
}

async function historyOf({ tx }: Scope, found: Case, audit: Awaited<ReturnType<Scope['tx']['audit']['of']>>): Promise<string[]> {
  const people = new Map((await tx.staff.list(found.project.policyId)).map(({ id, name }) => [id, name]));
  return audit.flatMap(({ at, event }) => {
    const text = eventText(found, event);
    const who = event.byId === null ? '系统' : (people.get(event.byId) ?? `#${event.byId}`);
    return text === null ? [] : [`${formatInstant(at)} ${who} ${text}`];
  });
}

/** A name for every file system, and no way out of the folder. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 120);
}
