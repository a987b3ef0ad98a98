import { type Document, isAlias, isCollection, isNode, isPair, isScalar, visit } from 'yaml';

/** What a file may hold once every alias is written out: several times the longest policy, and far from what a machine could not read. */
const MOST = 100_000;

export type Wrong = readonly [offset: number, says: string];

/** Aliases that stand for nothing written before them, for a part that holds them, or for more than can be read. */
export function wrongAliases(document: Document): readonly Wrong[] {
  const lost = lostAliases(document);
  return lost.length > 0 ? lost : heavyAlias(document);
}

function lostAliases(document: Document): Wrong[] {
  const wrong: Wrong[] = [];
  // In the order of the text: an alias means the last anchor of its name before it. Asking each for it would read the file anew.
  const anchors = new Map<string, unknown>();
  visit(document, {
    Node(_, node, parents) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const meant = anchors.get(node.source);
      if (meant !== undefined && !parents.some((parent) => parent === meant)) return;
      const why = meant === undefined ? '前面没有对应的锚点' : '引用了它自己所在的部分，锚点不能包住别名';
      wrong.push([node.range?.[0] ?? 0, `别名 *${node.source} ${why}`]);
    },
  });
  return wrong;
}

/** The alias at which a file, written out, is longer than it may be. Aliases of aliases grow a few lines to millions. */
function heavyAlias(document: Document): Wrong[] {
  const sizes = new Map<string, number>();
  const wrong: Wrong[] = [];
  let read = 0;
  const sizeOf = (node: unknown): number => {
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (isAlias(node)) {
      const size = sizes.get(node.source) ?? 0;
      read += size;
      if (read > MOST && wrong.length === 0) wrong.push([node.range?.[0] ?? 0, heavy(node.source)]);
      return size;
    }
    if (isScalar(node)) read += 1;
    const size = isCollection(node) ? node.items.reduce<number>((sum, item) => sum + sizeOf(item), 1) : 1;
    if (isNode(node) && node.anchor !== undefined) sizes.set(node.anchor, size);
    return size;
  };
  sizeOf(document.contents);
  return wrong;
}

function heavy(name: string): string {
  return `别名 *${name} 展开后，本文件超过 ${MOST.toLocaleString('en-US')} 项，不能读取，请少套几层别名`;
}
