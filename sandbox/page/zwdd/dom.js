export { $, h, moment } from '../dom.js';
