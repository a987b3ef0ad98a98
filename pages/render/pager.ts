/** The way through a list's parts, as `pager.hbs` draws it; null for a list of one part. */
export interface PagerView {
  readonly says: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * @param page - from 0
 * @param asked - what else stands in the address; what is empty falls out
 */
export function pagerView(
  path: string,
  { page, pages }: { readonly page: number; readonly pages: number },
  asked: Readonly<Record<string, string>> = {},
): PagerView | null {
  if (pages <= 1) return null;
  const to = (at: number): string => addressOf(path, { ...asked, page: at === 0 ? '' : String(at + 1) });
  return {
    says: `第 ${String(page + 1)} / ${String(pages)} 页`,
    before: page > 0 ? to(page - 1) : null,
    after: page + 1 < pages ? to(page + 1) : null,
  };
}

export function addressOf(path: string, asked: Readonly<Record<string, string>>): string {
  const words = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
  return words === '' ? path : `${path}?${words}`;
}
