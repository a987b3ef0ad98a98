import { button } from './build.js';

/** Beside what goes on, the command's own name would read as if it decided at once. */
export const otherBatch = () => button('选别的事项或结果', { verb: 'home.run', command: 'batch' }, 'link');
