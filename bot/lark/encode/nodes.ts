/** A piece of card JSON 2.0. */
export type Node = { readonly [key: string]: unknown };

/** Text that the platform draws as it stands. */
export function plain(content: string, style?: Node): Node {
  return style === undefined ? { tag: 'plain_text', content } : { tag: 'plain_text', content, ...style };
}

/** A paragraph of plain text. */
export function paragraph(content: string, style?: Node): Node {
  return { tag: 'div', text: plain(content, style) };
}

/** Our own emphasis; whoever calls it has escaped what users wrote. */
export function markdown(content: string): Node {
  return { tag: 'markdown', content };
}

export function column(elements: readonly Node[], style: Node): Node {
  return { tag: 'column', elements, ...style };
}
