import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIXTURES } from '../../support/policies.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';

/** With the contract comes a licence: both want the same certificate, and each asks a question that is called like another paper. */
const LICENCE = `  fileLicence:
    kind: filing
    name: 许可备案
    stage: building
    actor: applicant
    article: 第六条
    form: licence
    outcomes: { file: { label: 备案, effects: [{ end: done }] } }
`;
const LICENCE_FORM = `  licence:
    title: 许可备案表
    article: 第六条
    pages:
      - id: basic
        title: 许可
        fields: [{ id: planNote, label: 建设方案, type: text }]
        materials: [certificate]
`;

async function withLicence(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'next-'));
  const at = (file: string) => join(dir, 'yunshan', file);
  await cp(join(FIXTURES, 'yunshan'), join(dir, 'yunshan'), { recursive: true });
  const edit = async (file: string, find: string, replace: string) => {
    const before = await readFile(at(file), 'utf8');
    await writeFile(at(file), before.replace(find, replace));
  };
  await edit('tasks.yaml', '          - open: fileContract\n', '          - open: fileContract\n          - open: fileLicence\n');
  await appendFile(at('tasks.yaml'), LICENCE);
  const last = '{ id: letterNo, label: 备案函文号, type: text, max: 60, required: false }\n';
  const asks = '          - { id: planNote, label: 建设方案, type: text }\n        materials: [certificate]\n';
  await edit('forms.yaml', last, `${last}${asks}${LICENCE_FORM}`);
  await appendFile(at('forms.yaml'), '  certificate: { name: 资质证书, article: 第六条, accept: [pdf] }\n');
  return dir;
}

it('a paper for two tasks is asked for once, a question that is called like a paper with each task that asks it', async () => {
  const policies = await withLicence();
  const w = await yunshanWorld([], { policies });
  await declare(w);
  await w.as('县办').press('通过');
  await w.as('陈水').say('下一步 智慧水务');
  const text = w.as('陈水').lastCard({}).text();
  expect(text.match(/资质证书：还没有上传/g)).toHaveLength(1);
  expect(text).toContain('资质证书：还没有上传（“许可备案”也要，交一份即可）');
  expect(text.match(/建设方案：[^\n]*/g)).toEqual(['建设方案：请填写', '建设方案：请填写']);
  await w.close();
  await rm(policies, { recursive: true, force: true });
});
