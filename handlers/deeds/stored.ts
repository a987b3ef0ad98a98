import type { FileStore } from '../../entities/files/file-store.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { HandedFile } from '../reply.js';

/** The bytes of a stored file, whole. @throws Refused where the disk has them no more, or not as they were put */
export function readStored(files: FileStore, file: HandedFile): Promise<Uint8Array> {
  return files.get(file.sha256).catch(() => {
    throw lost(file);
  });
}

/** Before it is promised to anybody. @throws Refused where it is gone */
export async function assertStored(files: FileStore, file: HandedFile): Promise<void> {
  if (!(await files.has(file.sha256))) throw lost(file);
}

function lost({ name, sha256 }: HandedFile): Refused {
  return new Refused(refuse('FILE_LOST', { name, sha256 }));
}
