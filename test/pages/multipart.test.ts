import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { visit, type Visiting } from '../support/visit.js';
import { world, type World } from '../support/world.js';

const HOUR = 3_600_000;
const uploads = (staffId: number) => `upload-files:${createHash('sha256').update(String(staffId)).digest('hex').slice(0, 32)}`;
const HEADERS = { 'content-type': 'multipart/form-data; boundary=b' };

describe('a form that brings files', () => {
  let w: World;
  let li: Visiting;
  let path: string;
  beforeAll(async () => {
    w = await world();
    li = await visit(w, '李明');
    await li.open('/pages/');
    await li.press('申报');
    await li.press('否，开始申报');
    path = `/pages/forms/${li.html().querySelector('#sheet')?.getAttribute('data-task') ?? ''}`;
    await li.open(`${path}?page=4`);
  });
  afterAll(() => w.close());

  const field = (name: string) => li.html().querySelector(`#sheet [name="${name}"]`)?.getAttribute('value') ?? '';
  const head = () => (['csrf', 'page', 'base'] as const).map((name) => part(name, field(name))).join('');
  const file = (text: string) =>
    `--b\r\ncontent-disposition: form-data; name="f:applicationForm"; filename="x.pdf"\r\n\r\n${text}`;
  const send = (body: string) => li.fetch(path, { method: 'POST', headers: HEADERS, body });

  it('fails alone when a disk is full: the next one is taken', async () => {
    const append = vi.spyOn(w.app.deps.files.parts, 'append').mockRejectedValueOnce(new Error('no space left on device'));
    const failed = await send(`${head()}${file('%PDF-1.4 x'.padEnd(300_000, 'x'))}\r\n--b--\r\n`);
    expect(append).toHaveBeenCalledOnce();
    append.mockRestore();
    expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining('系统出了问题')]);
    expect(w.faults().map(({ msg }) => msg)).toEqual(['a page failed']);
    expect((await send(`${head()}${file('%PDF-1.4 x')}\r\n--b--\r\n`)).status).toBe(303);
  });

  it('comes back with all that was typed where the sign-on has run out, and with the names of its files', async () => {
    const gone = await visit(w, '王芳');
    const { id } = await w.staff('王芳');
    await w.db.tx((tx) => tx.pageSessions.endAll(id));
    const append = vi.spyOn(w.app.deps.files.parts, 'append');
    const typed = [
      part('t:name', '写了<b>很久</b>的名称'),
      part('rows', 'parts'),
      part('r:parts:0:item', '平台'),
      part('r:parts:0:price', '12.5'),
    ];
    const body = `${typed.join('')}${file('%PDF-1.4 x')}\r\n${part('t:need', '文件后面的一栏')}--b--\r\n`;
    const headers = { ...HEADERS, referer: `${w.address}${path}?page=2` };
    const over = await gone.fetch(path, { method: 'POST', headers, body });
    const text = await over.text();
    expect(over.status).toBe(401);
    for (const words of [
      '写了&lt;b&gt;很久&lt;/b&gt;的名称',
      '平台\t12.5',
      '文件后面的一栏',
      '重新选择：x.pdf',
      `${encodeURIComponent(`${path}?page=2`)}`,
    ]) {
      expect(text).toContain(words);
    }
    const stale = await li.fetch(path, { method: 'POST', headers, body });
    expect([stale.status, await stale.text()]).toEqual([
      403,
      expect.stringMatching(/重新选择：x\.pdf[^]*很久[^]*文件后面的一栏/),
    ]);
    expect(append).not.toHaveBeenCalled();
    append.mockRestore();
  });

  it('has room for every material of a page where no file was chosen, and not for more files than a page sends', async () => {
    const choice = (name: string, text = '') =>
      `--b\r\ncontent-disposition: form-data; name="f:applicationForm"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${text}\r\n`;
    const none = await send(`${head()}${choice('').repeat(60)}--b--\r\n`);
    expect(none.status).toBe(303);
    await li.open(`${path}?page=4`);
    const append = vi.spyOn(w.app.deps.files.parts, 'append').mockResolvedValue('tooLarge');
    expect((await send(`${choice('x.pdf', '%PDF-1.4 x').repeat(21)}--b--\r\n`)).status).toBe(413);
    append.mockRestore();
  });

  it('counts among what one may upload in an hour, and keeps what was typed where that is used up', async () => {
    const { id } = await w.staff('李明');
    const append = vi.spyOn(w.app.deps.files.parts, 'append');
    const body = () => `${head()}${file('%PDF-1.4 x')}\r\n--b--\r\n`;
    const before = await w.db.tx((tx) => tx.allowances.use(uploads(id), 0, w.clock.now(), HOUR));
    expect((await send(body())).status).toBe(303);
    const after = await w.db.tx((tx) => tx.allowances.use(uploads(id), 0, w.clock.now(), HOUR));
    expect(after.used - before.used).toBe(1);
    await w.db.tx((tx) => tx.allowances.use(uploads(id), 120, w.clock.now(), HOUR));
    append.mockClear();
    const closed = await send(body());
    expect(closed.status).toBe(303);
    expect(append).not.toHaveBeenCalled();
    append.mockRestore();
    await li.open(closed.headers.get('location') ?? '');
    expect(li.text()).toMatch(/一小时内上传的文件太多了，请在 \d+ 分钟后继续/);
    await w.clock.to(w.clock.now() + HOUR);
    await li.open(`${path}?page=4`);
    expect((await send(body())).status).toBe(303);
  });

  it('leaves nothing open when its sender breaks off', async () => {
    const append = vi.spyOn(w.app.deps.files.parts, 'append');
    const call = request(`${w.address}${path}`, { method: 'POST', headers: { ...HEADERS, cookie: li.cookie } });
    call.on('error', () => undefined);
    call.write(`${head()}${file('%PDF-1.4 x'.padEnd(300_000, 'x'))}`);
    await vi.waitFor(() => expect(append).toHaveBeenCalledOnce());
    call.destroy();
    const ended = await Promise.race([
      Promise.allSettled(append.mock.results.map((result) => Promise.resolve(result.value))),
      new Promise((resolve) => setTimeout(() => resolve('still open'), 5000)),
    ]);
    expect(ended).toEqual([expect.objectContaining({ status: 'rejected' })]);
    append.mockRestore();
  });

  it('is not read where it is none, and not past what a form may hold', async () => {
    const odd = [await li.fetch(path, { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' })];
    odd.push(await send(`${head()}--b\r\nno header`));
    odd.push(await send(file('%PDF-1.4 and no end')), await send(`${head()}${file('%PDF-1.4 and no end')}`));
    expect(odd.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    const long = Array.from({ length: 100 }, (_, at) => part(`t:${String(at)}`, 'x'.repeat(60_000))).join('');
    expect((await send(`${head()}${long}--b--\r\n`)).status).toBe(413);
    expect((await send(`${head()}${part('t:name', 'x'.repeat(70_000))}--b--\r\n`)).status).toBe(413);
  });
});

function part(name: string, value: string): string {
  return `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}
