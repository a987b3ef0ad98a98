import type { Sender } from '../../handlers/inbound.js';

/** What a sign-on begins with. */
export interface Beginning {
  /** Must come back with the code, unchanged. */
  readonly state: string;
  /** Where the platform sends the browser back to: an absolute address. */
  readonly back: string;
  /** SHA-256 of the verifier, base64url (RFC 7636, S256). */
  readonly challenge: string;
  /** Somebody has signed out in this browser: whoever comes now is to be asked, even if the platform knows him there. */
  readonly asks: boolean;
}

/** What a sign-on ends with. */
export interface Coming {
  readonly code: string;
  readonly back: string;
  /** 43 characters; only the browser in which it began has it. */
  readonly verifier: string;
}

/** Where a page was opened, as far as the browser tells. */
export interface Opened {
  readonly userAgent: string;
  /** In a frame of another page. */
  readonly framed: boolean;
}

/** Whom a platform vouches for. */
export interface Vouched {
  readonly sender: Sender;
  /** As the platform knows him, where it tells: with it a number that it does not tell is found. */
  readonly name: string | null;
}

interface Common {
  /** Stands in addresses: letters, digits and `-`, at most 16. */
  readonly id: string;
  /** What people know it by: `…登录`. */
  readonly label: string;
  /** Whether a page is opened within the platform's own client. */
  readonly inside: (opened: Opened) => boolean;
  /**
   * Asks the platform whose code this is.
   *
   * @throws nothing but TransportError: `retry` when the platform could not be asked now, `permission` when this person or app may not
   */
  readonly finish: (coming: Coming) => Promise<Vouched>;
}

/** How a platform says who somebody is. Each platform brings its own (`bot/<platform>/sign-on.ts`). */
export type SignOnWay =
  /** The browser is sent to the platform and comes back with a code: in any browser. */
  | (Common & { readonly kind: 'redirect'; readonly begin: (beginning: Beginning) => string })
  /** A script asks the client for the code: within the platform's own client only. */
  | (Common & {
      readonly kind: 'script';
      /** The platform's script: an absolute address, which this one page may load. */
      readonly library: () => string;
      /**
       * A script of our own, run after it. It finds the form `#sign-on`, puts the code into its field `code` and submits it; what goes
       * wrong it says in `#sign-on-says`.
       */
      readonly script: string;
    });

/** The ways that a page opened with this client can take; within a platform's own client only that platform's. */
export function waysFor(ways: readonly SignOnWay[], opened: Opened): readonly SignOnWay[] {
  const here = ways.filter((way) => way.inside(opened));
  const script = here.filter(({ kind }) => kind === 'script');
  if (script.length > 0) return script;
  return here.length > 0 ? here : ways.filter(({ kind }) => kind === 'redirect');
}
