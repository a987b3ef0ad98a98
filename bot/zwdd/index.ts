export { CAPABILITIES, LABEL, PLATFORM } from './capabilities.js';
export { zwddApi, type ZwddApi } from './api.js';
export { zwddClient, type ZwddClient } from './client.js';
export { robotChatId } from './robot.js';
