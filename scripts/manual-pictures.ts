/**
 * Takes the pictures of README.md and docs/使用手册.md: walks the demonstration in the sandbox, and keeps in
 * `docs/pictures/` what the people of it see. `npm run manual:pictures`.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { World } from '../test/support/world.js';
import { launchChromium } from './pictures/chromium.js';
import { startDemo } from './pictures/demo.js';
import { Album } from './pictures/album.js';
import { walkContract } from './pictures/walk-contract.js';
import { walkDeclaration } from './pictures/walk-declaration.js';
import { walkMeetings } from './pictures/walk-meetings.js';

const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url));

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
let taken = 0;
try {
  taken += await walk('2026-09-18T09:05+08:00', walkDeclaration, walkMeetings);
  taken += await walk('2026-09-18T09:05+08:00', walkContract);
} finally {
  await browser.close();
}
process.stdout.write(`${taken} pictures are in ${FOLDER}\n`);

/** Walks in a demonstration of its own. Returns how many pictures were taken. */
async function walk(from: string, ...parts: readonly ((w: World, album: Album) => Promise<void>)[]): Promise<number> {
  const demo = await startDemo(from);
  const album = new Album(browser, demo, FOLDER);
  try {
    for (const part of parts) await part(demo, album);
  } finally {
    await demo.close();
  }
  return album.taken;
}
