/** A browser without a screen: keeps cookies, follows redirects one at a time or to their end. */
export interface Browserlike {
  readonly cookies: Map<string, string>;
  /** Every `set-cookie` that came, as it was sent. */
  readonly setCookies: string[];
  /** One request; redirects are not followed. */
  get(path: string | URL, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Follows redirects to a page; returns its address and its HTML. */
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<{ at: string; status: number; html: string }>;
}

export function browserLike(address: string): Browserlike {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (path: string | URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    // Whatever name the pages are reached under, they are served here.
    const at = typeof path === 'string' ? path : `${path.pathname}${path.search}`;
    const answer = await fetch(new URL(at, address), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || line.includes('expires=Thu, 01 Jan 1970')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const self: Browserlike = {
    cookies,
    setCookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) => send(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
    open: async (path, headers = {}) => {
      let at = path;
      for (let hops = 0; hops < 12; hops++) {
        const answer = await self.get(at, headers);
        const next = answer.headers.get('location');
        if (next === null) return { at, status: answer.status, html: await answer.text() };
        const url = new URL(next, address);
        at = url.origin === new URL(address).origin ? `${url.pathname}${url.search}` : next;
      }
      throw new Error(`redirects without an end at ${at}`);
    },
  };
  return self;
}
