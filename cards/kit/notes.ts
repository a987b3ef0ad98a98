import { clip } from './build.js';
import { say } from './wording.js';

/** The note on a card once 上传 was pressed: what to send, as what, how large. For `withNote`. */
export function materialAskedNote(
  material: { readonly name: string; readonly accept: readonly string[]; readonly maxMB: number },
  projectName: string,
): string {
  const accept = material.accept.map((ending) => ending.toUpperCase());
  return say('material.ask', { name: material.name, accept, maxMB: material.maxMB, project: clip(projectName, 40) });
}
