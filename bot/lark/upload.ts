import { extname } from 'node:path';
import { TransportError } from '../../handlers/transport.js';
import type { Api } from './api.js';

/** Documented limit of an uploaded file. */
export const MAX_UPLOAD_BYTES = 30 * 1024 * 1024;

const TYPES: Readonly<Record<string, 'pdf' | 'doc' | 'xls' | 'ppt'>> = {
  '.pdf': 'pdf',
  '.doc': 'doc',
  '.docx': 'doc',
  '.xls': 'xls',
  '.xlsx': 'xls',
  '.ppt': 'ppt',
  '.pptx': 'ppt',
};

/**
 * Uploads a file and returns the key under which it can be sent. People see `name` as it is given.
 *
 * @throws TransportError
 */
export async function upload(api: Api, name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw new TransportError('content', 'empty', 'the file is empty');
  if (bytes.length > MAX_UPLOAD_BYTES) {
    throw new TransportError('content', 'tooLarge', `the file is larger than ${MAX_UPLOAD_BYTES} bytes`);
  }
  const type = TYPES[extname(name).toLowerCase()] ?? 'stream';
  const file = Buffer.from(bytes);
  const answer = await api.call((client) => client.im.v1.file.create({ data: { file_type: type, file_name: name, file } }));
  if (answer?.file_key === undefined) throw new TransportError('retry', 'badAnswer', 'the upload came back without a key');
  return answer.file_key;
}
