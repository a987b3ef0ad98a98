import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PDF as BYTES } from '../scenarios/applicant-kit.js';
import { visit, type Visiting } from '../support/visit.js';
import { world, type World } from '../support/world.js';

const PDF = Uint8Array.from(BYTES);

/** What an upload is answered with. */
interface Told {
  readonly ok?: boolean;
  readonly next: string;
  readonly says: string;
  readonly offset?: number;
}
const told = async (answer: Response) => (await answer.json()) as Told;

describe('a file over a page', () => {
  let w: World;
  let li: Visiting;
  let task: string;
  beforeAll(async () => {
    w = await world();
    li = await visit(w, '李明');
    await li.open('/pages/');
    await li.press('申报');
    await li.press('否，开始申报');
    task = li.html().querySelector('#sheet')?.getAttribute('data-task') ?? '';
    await li.open(`/pages/forms/${task}?page=4`);
  });
  afterAll(() => w.close());

  const csrf = (by: Visiting) => by.html().querySelector('[name="csrf"]')?.getAttribute('value') ?? '';
  const about = (name: string, size: number, more: Readonly<Record<string, string>> = {}) =>
    String(new URLSearchParams({ task, material: 'applicationForm', name, size: String(size), print: '1', ...more }));
  const call = (method: string, path: string, body?: Uint8Array<ArrayBuffer>, by = li) =>
    by.fetch(path, {
      method,
      headers: { 'x-csrf-token': csrf(by), 'content-type': 'application/octet-stream' },
      ...(body === undefined ? {} : { body }),
    });
  const files = async () => {
    const project = (await w.db.tx((tx) => tx.projects.ofPolicy('linan')))[0];
    return w.db.tx((tx) => tx.materials.ofProject(project?.id ?? 0));
  };
  const send = async (name: string, bytes: Uint8Array<ArrayBuffer>, more = {}) => {
    await call('POST', `/pages/uploads?${about(name, bytes.byteLength, more)}`);
    await call('PUT', `/pages/uploads?${about(name, bytes.byteLength, { offset: '0', ...more })}`, bytes);
    return told(await call('POST', `/pages/uploads/done?${about(name, bytes.byteLength, more)}`));
  };

  it('goes on where it broke off, and shows with its material', async () => {
    const query = about('申请表.pdf', PDF.byteLength);
    expect(await (await call('POST', `/pages/uploads?${query}`)).json()).toMatchObject({ offset: 0 });
    await call('PUT', `/pages/uploads?${query}&offset=0`, PDF.slice(0, 20));
    expect(await (await call('POST', `/pages/uploads?${query}`)).json()).toMatchObject({ offset: 20 });
    const elsewhere = await call('PUT', `/pages/uploads?${query}&offset=7`, PDF.slice(7));
    expect([elsewhere.status, await elsewhere.json()]).toEqual([409, { offset: 20 }]);
    expect((await call('POST', `/pages/uploads/done?${query}`)).status).toBe(409);
    await call('PUT', `/pages/uploads?${query}&offset=20`, PDF.slice(20));
    const { ok, next } = await told(await call('POST', `/pages/uploads/done?${query}`));
    expect(ok).toBe(true);
    await li.open(next);
    expect(li.text()).toMatch(/“申请表.pdf”已作为“信息化项目申请表”收下/);
    const [file] = await files();
    expect(file).toMatchObject({ name: '申请表.pdf', size: PDF.byteLength, material: 'applicationForm' });
    expect(Buffer.from(await w.app.deps.files.get(file?.sha256 ?? ''))).toEqual(Buffer.from(PDF));
  });

  it('goes on after its line broke in the middle of a piece, which is no fault of the bot', async () => {
    const query = about('断线.pdf', PDF.byteLength);
    const headers = { cookie: li.cookie, 'x-csrf-token': csrf(li), 'content-length': String(PDF.byteLength) };
    const broken = request(`${w.address}/pages/uploads?${query}&offset=0`, { method: 'PUT', headers });
    broken.on('error', () => undefined);
    broken.write(PDF.slice(0, 10));
    const offset = async () => (await told(await call('POST', `/pages/uploads?${query}`))).offset;
    await vi.waitFor(async () => expect(await offset()).toBe(10));
    broken.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await call('PUT', `/pages/uploads?${query}&offset=10`, PDF.slice(10));
    expect(await offset()).toBe(PDF.byteLength);
  });

  it('is downloaded under its name and never shown in the page', async () => {
    const href = li.html().querySelector('.material a[href*="material-send"]')?.getAttribute('href') ?? '';
    const answer = await li.fetch(href);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E7%94%B3/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(PDF));
    const stranger = await visit(w, '陈涛');
    expect((await stranger.fetch(href)).status).toBe(404);
    expect((await li.fetch('/pages/files/of/material-send.99999.applicationForm.0')).status).toBe(404);
    expect((await li.fetch('/pages/files/of/draft-begin.linan')).status).toBe(404);
  });

  it('takes the place of the one before it, which stays in the history', async () => {
    const { next } = await send('新申请表.pdf', PDF);
    await li.open(next);
    expect(li.text()).toMatch(/新申请表.pdf[\s\S]*以前的文件（1）[\s\S]*申请表.pdf/);
  });

  it('is refused where its content is not what its name says, and where its kind is not asked for', async () => {
    const disguised = await send('假的.pdf', Uint8Array.from(new TextEncoder().encode('MZ not a pdf')));
    expect(disguised.says).toContain('文件名是 .pdf，内容却是');
    const odd = await call('POST', `/pages/uploads?${about('程序.exe', 10)}`);
    expect([odd.status, (await told(odd)).says]).toEqual([415, expect.stringContaining('程序.exe')]);
    expect((await files()).map(({ name }) => name)).toEqual(['新申请表.pdf']);
  });

  it('is told to be too large before it comes, and not read past what was said', async () => {
    const huge = await call('POST', `/pages/uploads?${about('大.pdf', 500 * 1024 * 1024)}`);
    expect([huge.status, (await told(huge)).says]).toEqual([413, expect.stringContaining('MB')]);
    const liar = await call('PUT', `/pages/uploads?${about('说谎.pdf', 10, { offset: '0' })}`, PDF);
    expect(liar.status).toBe(413);
    expect(await (await call('POST', `/pages/uploads?${about('说谎.pdf', 10)}`)).json()).toMatchObject({ offset: 0 });
  });

  it('writes nowhere else, whatever it is called', async () => {
    const { next } = await send('../../../etc/passwd.pdf', PDF);
    await li.open(next);
    expect((await files()).at(-1)?.name).toBe('.._.._.._etc_passwd.pdf');
  });

  it('may come only from whoever has the task, with the token of his session', async () => {
    const stranger = await visit(w, '陈涛');
    await stranger.open('/pages/');
    const answer = await call('POST', `/pages/uploads?${about('x.pdf', 10)}`, undefined, stranger);
    expect(answer.status).toBe(404);
    const untrusted = await li.fetch(`/pages/uploads?${about('x.pdf', 10, { offset: '0' })}`, { method: 'PUT', body: 'x' });
    expect(untrusted.status).toBe(403);
  });

  it('comes with the form where no script runs, with what was typed', async () => {
    await li.open(`/pages/forms/${task}?page=4`);
    const body = new FormData();
    for (const name of ['csrf', 'page', 'base']) {
      body.append(name, li.html().querySelector(`#sheet [name="${name}"]`)?.getAttribute('value') ?? '');
    }
    body.append('f:applicationForm', new File([PDF], '无脚本.pdf'));
    body.append('take', 'applicationForm');
    const answer = await li.fetch(`/pages/forms/${task}`, { method: 'POST', body });
    expect(answer.status).toBe(303);
    await li.open(answer.headers.get('location') ?? '');
    expect(li.text()).toContain('无脚本.pdf');
    body.set('csrf', 'x'.repeat(43));
    expect((await li.fetch(`/pages/forms/${task}`, { method: 'POST', body })).status).toBe(403);
  });

  it('is not read to its end where it is too large, and what was typed is kept', async () => {
    await li.open(`/pages/forms/${task}?page=1`);
    const field = (name: string) => li.html().querySelector(`#sheet [name="${name}"]`)?.getAttribute('value') ?? '';
    const head = (['csrf', 'page', 'base'] as const).map((name) => part(name, field(name))).join('');
    const begin = `${head}${part('t:name', '传大文件时打的字')}--b\r\ncontent-disposition: form-data; name="f:applicationForm"; filename="x.pdf"\r\n\r\n`;
    const { status, text, sent } = await stream(`${w.address}/pages/forms/${task}`, li.cookie, begin);
    expect(status).toBe(413);
    expect(text).toMatch(/x\.pdf.*MB/);
    expect(sent).toBeLessThan(120);
    await li.open(`/pages/forms/${task}?page=1`);
    expect(field('t:name')).toBe('传大文件时打的字');
  });
});

function part(name: string, value: string): string {
  return `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

/** Sends a form whose file never ends, a MB at a time, until it is answered. */
function stream(url: string, cookie: string, begin: string): Promise<{ status: number; text: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b' };
    let sent = 0;
    let answered = false;
    const call = request(url, { method: 'POST', headers }, (answer) => {
      answered = true;
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString(), sent });
        call.destroy();
      });
    });
    call.on('error', (error) => (answered ? undefined : reject(error)));
    const more = (): void => {
      if (answered || sent > 400) return;
      sent += 1;
      call.write(Buffer.alloc(1024 * 1024, sent === 1 ? '%PDF-' : 'x'), () => setImmediate(more));
    };
    call.write(begin, more);
  });
}
