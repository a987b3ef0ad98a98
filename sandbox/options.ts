import type { SandboxClock } from './clock.js';

export interface SandboxOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  /** Where events and callbacks are pushed; `null`: they go through the long connection. May be a function, for ports known late. */
  readonly pushUrl: string | null | (() => string);
  /** A folder for the journal and the files; without one everything is gone with the process. */
  readonly statePath?: string;
  /** Where a sign-on may lead back to, as they would be registered with the app; nowhere unless given. */
  readonly redirects?: () => readonly string[];
  readonly clock: SandboxClock;
  /** Real time for the rate limits, ms; a test may pass its own. */
  readonly elapsed?: () => number;
  /** The bot as people see it. */
  readonly bot?: { readonly name: string; readonly menu: readonly MenuEntry[] };
  /** Tells the clock panel which days are worked (yyyy-mm-dd, Asia/Shanghai); Monday to Friday unless given. */
  readonly isWorkday?: (date: string) => boolean;
  readonly log?: SandboxLog;
  /** Another platform's sandbox beside this one: where its page stands, relative to this one's, and what it is called. */
  readonly elsewhere?: { readonly path: string; readonly label: string };
}

export interface MenuEntry {
  readonly label: string;
  /** At most 30 characters, as the platform's page on the bot menu says. */
  readonly eventKey: string;
}

export interface SandboxLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export const SILENT: SandboxLog = { info: () => undefined, warn: () => undefined };

/** Who works here and which groups there are, as the host's demonstration data gives them. */
export interface Seed {
  readonly people: readonly SeedPerson[];
  readonly groups: readonly SeedGroup[];
}

export interface SeedPerson {
  readonly openId: string;
  readonly name: string;
  readonly mobile: string;
  readonly unit: string;
  readonly title: string;
  /** What to try as this person, one line for the switcher. */
  readonly hint: string;
}

export interface SeedGroup {
  readonly chatId: string;
  readonly name: string;
  /** open_ids */
  readonly members: readonly string[];
  /** Whether the bot is a member from the start; true unless said. */
  readonly botIn?: boolean;
}
