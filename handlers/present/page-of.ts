/** Which page of so many is shown, counted from 0: past the end it is the last one. `from` is where it begins. */
export function whichPage(
  total: number,
  wanted: number,
  size: number,
): { readonly page: number; readonly pages: number; readonly from: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(wanted, pages - 1);
  return { page, pages, from: page * size };
}

/** One page of a list that is there as a whole. */
export function pageOf<T>(
  all: readonly T[],
  wanted: number,
  size: number,
): { readonly items: readonly T[]; readonly page: number; readonly pages: number } {
  const { page, pages, from } = whichPage(all.length, wanted, size);
  return { items: all.slice(from, from + size), page, pages };
}
