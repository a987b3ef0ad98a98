import { openTemplate, TemplateError } from './letter-check.js';
import type { LetterData } from './letter-tags.js';
import { quoted } from './office/text.js';

/**
 * Fills a .docx template. Values are printed as they are: braces, angle brackets and line breaks in them stay text.
 * Throws `TemplateError`, which names every tag that is broken or that `data` has no value for; `DocumentFault` when
 * the template is no .docx.
 */
export function renderLetter(template: Uint8Array, data: LetterData): Uint8Array {
  const missing = new Set<string>();
  const { doc } = openTemplate(template, { missing: (tag) => missing.add(tag) });
  doc.render(data);
  if (missing.size > 0) {
    throw new TemplateError([...missing].map((tag) => ({ tag, says: `标签${quoted(tag)}没有内容可填，请改正模板。` })));
  }
  return doc.toUint8Array({ compression: 'DEFLATE' });
}
