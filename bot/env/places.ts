import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether a folder is there or might be made there: nothing that it would lie in is a file. Whether it may be written to, who runs the bot finds. */
export function mayBeFolder(path: string): boolean {
  const whole = resolve(path);
  const there = statOf(whole);
  if (there !== null) return there.isDirectory();
  return dirname(whole) !== whole && mayBeFolder(dirname(whole));
}

/** Whether a local database may lie where its address says; one on a server is not asked here. */
export function hasRoom(databaseUrl: string): boolean {
  return !databaseUrl.startsWith('sqlite:') || mayBeFolder(dirname(databaseUrl.slice('sqlite:'.length)));
}

export function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true && isReadable(path);
}

export function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true && isReadable(path);
}

/** Whether an address of a database names a certificate that can be read, or none. */
export function hasItsCertificate(url: string): boolean {
  const path = url.startsWith('sqlite:') || !URL.canParse(url) ? null : new URL(url).searchParams.get('ssl-ca');
  return path === null || isReadable(path);
}

/** Null where nothing is, and where what is there may not be looked at. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
