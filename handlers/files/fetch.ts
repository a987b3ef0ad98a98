import type { PlanDocument, Unreadable, WorkbookSheet } from '../../documents/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Deps } from '../context.js';
import type { InboundOf } from '../inbound.js';
import { type Transport, TransportError } from '../transport.js';
import { contentFault, endingOf, pictureEnding } from './kind.js';

/** What can be told of a file by opening it. Opening takes long: never in a unit of work. */
export interface Opened {
  /** Of a .docx; null for other files. */
  readonly document: PlanDocument | Unreadable | null;
  /** Of an .xlsx; null for other files. */
  readonly workbook: readonly WorkbookSheet[] | Unreadable | null;
}

/** What a person sent, on this machine's disk. Its content is what its name says. */
export interface FetchedFile extends Opened {
  /** As the person named it, made fit for a file name. */
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const MB = 1024 * 1024;
const DEFAULT_MAX_MB = 30;
/** The column's width, less room for an ending that has to be added. */
const NAME_MAX = 240;

/**
 * Downloads what a person sent in a private chat, keeps it and opens it, outside of any transaction. Null for chatter in a group
 * and for strangers: nothing of theirs is taken. Throws `Refused` for what is too large, empty, not what its name says or
 * no longer there; a failure that passes is thrown as it is, and the platform delivers the message again.
 */
export async function fetchFile(deps: Deps, inbound: InboundOf<'file'>): Promise<FetchedFile | null> {
  const transport = deps.transports.get(inbound.sender.platform);
  if (transport === undefined || inbound.place?.type === 'group') return null;
  const { platform, appId, userId } = inbound.sender;
  const person = await deps.db.tx((tx) => tx.staff.identity(platform, appId, userId));
  if (person === null) return null;
  const bytes = await bytesOf(deps, transport, inbound, maxMB(deps, person.policyId));
  const name = nameOf(inbound, bytes);
  if (bytes.byteLength === 0) throw new Refused(refuse('FILE_EMPTY', { name }));
  const why = contentFault(name, bytes);
  if (why !== null) throw new Refused(refuse('FILE_UNREADABLE', { name, why }));
  return { name, ...(await deps.files.put(bytes)), ...(await openFile(deps, name, bytes)) };
}

/** Opens a file of Office; one that cannot be read gives the reason in its place. @throws Refused where too many wait */
export async function openFile({ papers }: Pick<Deps, 'papers'>, name: string, bytes: Uint8Array): Promise<Opened> {
  const ending = endingOf(name);
  return {
    document: ending === 'docx' ? await papers.readDocx(bytes) : null,
    workbook: ending === 'xlsx' ? await papers.readWorkbook(bytes) : null,
  };
}

/** From the chat, or from among the parts where it came over a page. */
async function bytesOf(deps: Deps, transport: Transport, inbound: InboundOf<'file'>, max: number): Promise<Uint8Array> {
  const { upload, fileName } = inbound;
  if (upload === undefined) return download(transport, inbound, max);
  const size = await deps.files.parts.size(upload.part);
  if (size > max * MB) throw new Refused(refuse('FILE_TOO_LARGE', { name: fileName, max: String(max) }));
  return size === 0 ? new Uint8Array() : deps.files.parts.read(upload.part);
}

async function download(transport: Transport, inbound: InboundOf<'file'>, max: number): Promise<Uint8Array> {
  const { messageId, fileKey, resource, fileName } = inbound;
  try {
    return await transport.download(messageId, fileKey, resource, max * MB);
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind === 'retry') throw error;
    if (error.code === 'tooLarge') throw new Refused(refuse('FILE_TOO_LARGE', { name: fileName, max: String(max) }));
    throw new Refused(refuse('FILE_UNREADABLE', { name: fileName, why: '没能从聊天里取到它' }));
  }
}

/** The largest file that any material of the policy may be; each material's own limit is checked when it is known. */
export function maxMB({ policies }: Pick<Deps, 'policies'>, policyId: string): number {
  const limits = policies.all().flatMap((policy) => (policy.id === policyId ? Object.values(policy.materials) : []));
  return Math.max(DEFAULT_MAX_MB, ...limits.map(({ maxMB: limit }) => limit));
}

/** Pictures come without a name of their own; nothing that a disk or a screen could trip over stays in a name. */
function nameOf({ fileName }: InboundOf<'file'>, bytes: Uint8Array): string {
  const clean = fileName
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .trim();
  const ending = endingOf(clean);
  const stem = ending === '' ? clean : clean.slice(0, clean.lastIndexOf('.'));
  const short = [...(stem === '' ? '未命名' : stem)].slice(0, NAME_MAX).join('');
  const added = ending === '' ? pictureEnding(bytes) : ending;
  return added === null ? short : `${short}.${ending === '' ? added : clean.slice(clean.lastIndexOf('.') + 1)}`;
}
