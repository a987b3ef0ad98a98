/** `npm run compile`: makes ahead what a start would make, for a folder that the service itself may not write. */
import { compiled } from './compiled.js';

for (const entry of ['bot/main.ts', 'bot/cli.ts']) await compiled(entry);
