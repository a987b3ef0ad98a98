import { attribute, walkXml } from '../office/xml.js';

/** A paragraph style: its name for people, its outline level (1 to 9) if it is a heading, whether it is of a contents list. */
export interface DocStyle {
  readonly name: string;
  readonly level: number | null;
  readonly contents: boolean;
}

interface RawStyle {
  name: string;
  basedOn: string | null;
  outline: number | null;
}

const HEADING = /^(?:heading|标题)\s*([1-9])$/i;
const CONTENTS = /^(?:toc|目录)\s*(?:[1-9]|heading|标题)$/i;

function readRaw(xml: string): Map<string, RawStyle> {
  const styles = new Map<string, RawStyle>();
  let current: RawStyle | null = null;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'w:style') {
        current = { name: '', basedOn: null, outline: null };
        styles.set(attribute(attributes, 'w:styleId') ?? '', current);
      } else if (!current) return;
      else if (name === 'w:name') current.name = attribute(attributes, 'w:val') ?? '';
      else if (name === 'w:basedOn') current.basedOn = attribute(attributes, 'w:val');
      else if (name === 'w:outlineLvl') current.outline = Number(attribute(attributes, 'w:val'));
    },
    close(name) {
      if (name === 'w:style') current = null;
    },
  });
  return styles;
}

/** Level of an outline value: 0 to 8 are headings, 9 is body text. */
export const levelOfOutline = (outline: number): number | null => (outline >= 0 && outline <= 8 ? outline + 1 : null);

function levelOf(style: RawStyle | undefined, styles: ReadonlyMap<string, RawStyle>, depth = 0): number | null {
  if (!style || depth > 10) return null;
  if (style.outline !== null) return levelOfOutline(style.outline);
  const byName = HEADING.exec(style.name)?.[1];
  if (byName !== undefined) return Number(byName);
  return style.basedOn === null ? null : levelOf(styles.get(style.basedOn), styles, depth + 1);
}

/** Reads `word/styles.xml`; a document without it has none. */
export function readStyles(xml: string): ReadonlyMap<string, DocStyle> {
  if (xml === '') return new Map();
  const raw = readRaw(xml);
  return new Map(
    [...raw].map(([id, style]) => [
      id,
      { name: style.name || id, level: levelOf(style, raw), contents: CONTENTS.test(style.name) },
    ]),
  );
}

/** The style of an id that `styles.xml` does not define: judged by the id itself (Heading1, TOC1). */
export function unknownStyle(id: string): DocStyle {
  const level = HEADING.exec(id)?.[1];
  return { name: id, level: level === undefined ? null : Number(level), contents: CONTENTS.test(id) };
}
