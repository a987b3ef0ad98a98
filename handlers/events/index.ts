/** What happens to the bot and to people, without anybody asking for something. */
export { botAdded } from './bot-added.js';
export { botRemoved } from './bot-removed.js';
export { recalled } from './recalled.js';
export { staffLeft } from './staff-left.js';
