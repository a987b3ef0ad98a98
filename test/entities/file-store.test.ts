import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileStore, type FileStore } from '../../entities/files/file-store.js';

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

describe('the file store', () => {
  let dir: string;
  let store: FileStore;
  let at: number;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'steward-files-'));
    at = Date.parse('2026-09-18T09:05+08:00');
    store = fileStore(join(dir, 'files'), () => at);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('keeps bytes under their hash, once, and leaves nothing else behind', async () => {
    const bytes = new TextEncoder().encode('hello');
    expect(await store.has(HELLO)).toBe(false);
    const puts = await Promise.all([store.put(bytes), store.put(bytes), store.put(bytes)]);
    expect(puts).toEqual(Array.from({ length: 3 }, () => ({ sha256: HELLO, size: 5 })));
    expect(await store.has(HELLO)).toBe(true);
    expect(new Uint8Array(await store.get(HELLO))).toEqual(bytes);
    expect(await readdir(join(dir, 'files', '2c'))).toEqual([HELLO]);
  });

  it('refuses a file that was changed on the disk, and mends it when it is put again', async () => {
    await store.put(new TextEncoder().encode('hello'));
    await writeFile(join(dir, 'files', '2c', HELLO), 'hullo');
    await expect(store.get(HELLO)).rejects.toThrow('damaged');
    await store.put(new TextEncoder().encode('hello'));
    expect(new TextDecoder().decode(await store.get(HELLO))).toBe('hello');
  });

  it.each(['../../etc/passwd', HELLO.toUpperCase(), '', `${HELLO}/..`, HELLO.slice(1)])('refuses the name “%s”', async (name) => {
    await expect(store.get(name)).rejects.toThrow('SHA-256');
    await expect(store.has(name)).rejects.toThrow('SHA-256');
  });

  it('drops a file that nobody has put again since, and one that is gone already', async () => {
    const bytes = new TextEncoder().encode('hello');
    await store.put(bytes);
    const first = at;
    at += 60_000;
    await store.remove(HELLO, first);
    expect(await store.has(HELLO)).toBe(true);
    await store.put(bytes);
    await store.remove(HELLO, at);
    expect(await store.has(HELLO)).toBe(true);
    await store.remove(HELLO, at + 1);
    expect(await store.has(HELLO)).toBe(false);
    await store.remove(HELLO, at + 1);
    expect(await readdir(join(dir, 'files', '2c'))).toEqual([]);
  });

  it('has what was put, whenever it was dropped meanwhile', async () => {
    const bytes = new TextEncoder().encode('hello');
    for (let round = 0; round < 100; round += 1) {
      await store.put(bytes);
      at += 60_000;
      await Promise.all([store.remove(HELLO, at), store.put(bytes), store.remove(HELLO, at)]);
      expect(await store.has(HELLO)).toBe(true);
    }
    expect(await readdir(join(dir, 'files', '2c'))).toEqual([HELLO]);
  });

  it('throws for a file that is not there', async () => {
    await expect(store.get(HELLO)).rejects.toThrow('ENOENT');
  });
});
