import { DocumentFault } from './fault.js';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

const decode = (text: string) => (text.includes('&') ? text.replace(/&(#?\w{1,10});/g, decodeEntity) : text);

/** The value of one attribute in the raw text of a tag, or null. */
export function attribute(attributes: string, name: string): string | null {
  const at = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return at ? decode(at[1] ?? at[2] ?? '') : null;
}

export interface XmlVisitor {
  /** `attributes` is raw text: read it with `attribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
}

const notWellFormed = () => new DocumentFault('文件内容不完整或已损坏。请重新另存后发送。');

function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const char = xml[at];
    if (char === '>') return at;
    if (char !== '"' && char !== "'") continue;
    at = xml.indexOf(char, at + 1);
    if (at < 0) break;
  }
  throw notWellFormed();
}

/** Where a comment, instruction or declaration that starts at `at` ends; document types are refused. */
function endOfMarkup(xml: string, at: number): number {
  const [start, stop] = xml.startsWith('<!--', at) ? ['<!--', '-->'] : xml.startsWith('<?', at) ? ['<?', '?>'] : ['', ''];
  const end = start ? xml.indexOf(stop, at + start.length) : -1;
  if (end < 0) throw notWellFormed();
  return end + stop.length;
}

/**
 * Walks an XML text once, in order, without recursion. Refuses tags that do not match and document types, so entities
 * can never grow. An empty element is opened and closed. Throws `DocumentFault`.
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const stack: string[] = [];
  let at = 0;
  let roots = 0;
  while (at < xml.length) {
    const lt = xml.indexOf('<', at);
    const textEnd = lt < 0 ? xml.length : lt;
    if (textEnd > at && stack.length > 0) visitor.text?.(decode(xml.slice(at, textEnd)));
    if (lt < 0) break;
    if (xml.startsWith('<![CDATA[', lt)) {
      const end = xml.indexOf(']]>', lt);
      if (end < 0) throw notWellFormed();
      visitor.text?.(xml.slice(lt + 9, end));
      at = end + 3;
    } else if (xml[lt + 1] === '!' || xml[lt + 1] === '?') {
      at = endOfMarkup(xml, lt);
    } else {
      const gt = endOfTag(xml, lt + 1);
      at = gt + 1;
      if (xml[lt + 1] === '/') {
        const name = xml.slice(lt + 2, gt).trim();
        if (stack.pop() !== name) throw notWellFormed();
        visitor.close(name);
        continue;
      }
      const empty = xml[gt - 1] === '/';
      const body = xml.slice(lt + 1, empty ? gt - 1 : gt);
      const space = body.search(/\s/);
      const name = space < 0 ? body : body.slice(0, space);
      if (!name || (stack.length === 0 && ++roots > 1)) throw notWellFormed();
      visitor.open(name, space < 0 ? '' : body.slice(space));
      if (empty) visitor.close(name);
      else stack.push(name);
    }
  }
  if (stack.length > 0 || roots === 0) throw notWellFormed();
}
