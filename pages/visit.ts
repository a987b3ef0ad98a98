import type { RouterContext } from '@koa/router';
import type { Staff } from '../entities/staff.entity.js';
import type { Deps } from '../handlers/context.js';
import type { Inbound, Sender } from '../handlers/inbound.js';
import type { Reply } from '../handlers/reply.js';
import type { UploadQuota } from '../handlers/upload-quota.js';
import type { SignOnWay } from './session/way.js';

/** Somebody who is signed on. */
export interface Visitor {
  readonly staff: Staff;
  /** The account that the platform vouched for: handlers know him by it. */
  readonly sender: Sender;
  readonly sessionId: number;
  /** Must come back with every change. */
  readonly csrf: string;
}

/** What the pages are wired to. */
export interface PagesParts {
  readonly deps: Deps;
  /** The handlers, as a chat's door has them. Answers to what comes from a page come back here. */
  readonly receive: (inbound: Inbound) => Promise<Reply>;
  readonly uploads: UploadQuota;
  /** An unguessable word, 256 bits, URL-safe. */
  readonly secret: () => string;
  /** Whether cookies go over HTTPS only: everywhere but on a developer's machine. */
  readonly secure: boolean;
  /** Where people's devices reach the bot, without a slash at its end; null: nowhere, and nobody can sign on. */
  readonly publicUrl: () => string | null;
  /** How one can sign on here, by the platforms that run. */
  readonly ways: () => readonly SignOnWay[];
}

/** One request of somebody who is signed on. */
export interface Visit {
  readonly ctx: RouterContext;
  readonly parts: PagesParts;
  readonly visitor: Visitor;
}

/** What a page shows. */
export interface PageView {
  readonly title: string;
  /** HTML that was rendered from a view of `pages/views`. */
  readonly main: string;
  /** The pages above it, the highest first. */
  readonly trail?: readonly Place[];
  /** Style sheets of its own, by name: `pages/assets/<name>.css`. */
  readonly styles?: readonly string[];
  /** Scripts of its own, by name: `pages/assets/<name>.js`. */
  readonly scripts?: readonly string[];
  /** It will look different soon: the browser loads it anew after so many seconds. */
  readonly again?: { readonly after: number; readonly href: string };
  /** It needs all of the width. */
  readonly wide?: boolean;
  /** What came of what was done last, said once above the page. */
  readonly told?: Answered['toast'] | null;
}

/** A page that another one leads to. */
export interface Place {
  readonly label: string;
  readonly href: string;
}

/** What came of something that was done: its card and its one-line result, files, or the form that stands open. */
export interface Answered extends Pick<Reply, 'card' | 'toast' | 'files' | 'form' | 'faults'> {
  /** In a conversation: what it answers. */
  readonly said?: string;
  /** What was typed and not taken, to be copied from. */
  readonly typed?: readonly Typed[];
}

export interface Typed {
  /** The input's. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
}
