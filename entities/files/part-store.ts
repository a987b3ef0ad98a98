import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that are on their way: they come in pieces, and go on where they broke off. An id is 64 hex digits. */
export interface PartStore {
  /** Bytes that have come. */
  size(id: string): Promise<number>;
  /**
   * Writes on from `offset`, which must be where the last piece ended.
   *
   * @param most - bytes that the whole file may have: nothing is read past them
   * @returns `elsewhere` where it ended at another place; `tooLarge` where more came, and then nothing is left of it
   */
  append(id: string, offset: number, bytes: AsyncIterable<Uint8Array>, most: number): Promise<'ok' | 'elsewhere' | 'tooLarge'>;
  read(id: string): Promise<Uint8Array>;
  /** One that is gone already is fine. */
  drop(id: string): Promise<void>;
  /** Forgets those that nothing came for since an instant, epoch ms; returns how many. */
  purge(before: number): Promise<number>;
}

/** Parts under `<dir>/<id>`. */
export function partStore(dir: string): PartStore {
  const pathOf = (id: string): string => {
    if (!/^[0-9a-f]{64}$/.test(id)) throw new Error('Not the id of a part');
    return join(dir, id);
  };
  const size = (id: string): Promise<number> =>
    stat(pathOf(id)).then(
      (found) => found.size,
      () => 0,
    );
  const drop = (id: string): Promise<void> => rm(pathOf(id), { force: true });
  return {
    size,
    drop,
    async append(id, offset, bytes, most) {
      if ((await size(id)) !== offset) return 'elsewhere';
      await mkdir(dir, { recursive: true });
      // At its place and not at the end: the same piece sent twice at once writes the same bytes.
      const file = await open(pathOf(id), offset === 0 ? 'w' : 'r+');
      try {
        let at = offset;
        for await (const piece of bytes) {
          if (at + piece.byteLength > most) {
            await drop(id);
            return 'tooLarge';
          }
          await file.write(piece, 0, piece.byteLength, at);
          at += piece.byteLength;
        }
        return 'ok';
      } finally {
        await file.close();
      }
    },
    read: (id) => readFile(pathOf(id)),
    async purge(before) {
      const names = await readdir(dir).catch(() => []);
      let gone = 0;
      for (const name of names.filter((one) => /^[0-9a-f]{64}$/.test(one))) {
        if ((await stat(join(dir, name))).mtimeMs >= before) continue;
        await drop(name);
        gone += 1;
      }
      return gone;
    },
  };
}
