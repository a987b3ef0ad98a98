/** One page of a list, counted from 0; past the end it is the last one. */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  size: number,
): { readonly items: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(page, pages - 1);
  return { items: all.slice(shown * size, (shown + 1) * size), page: shown, pages };
}
