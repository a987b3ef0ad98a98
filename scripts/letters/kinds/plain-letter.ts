import type { Own } from '../own.js';
import { addressee, judged, masthead, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** Any other letter, to begin with: all its own tags, each under its name, for a clerk to put into words. */
export const plainLetter = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body('关于“{项目名称}”（编号：{项目编号}），根据《{办法}》{条款}，现函告如下：'),
  ...sections([...judged(own), ['结论', [body('{结论}'), ...optional('说明')]]]),
  closing('特此函告。'),
  ...signature(),
];
