import { open } from 'node:fs/promises';

/** Waits until a file is on the disk as it stands; of a folder, what its names lead to: a rename lives in the folder. */
export async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
