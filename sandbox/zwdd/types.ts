import type { JsonObject } from '../json.js';
import type { ZwddSeedPerson } from './options.js';

export interface ZwddPerson extends ZwddSeedPerson {
  readonly employeeCode: string;
  /** False once the person has left the tenant. */
  readonly active: boolean;
}

/** One work notification to one person. */
export interface ZwddNotice {
  readonly bizMsgId: string;
  readonly accountId: string;
  /** The parsed `msg`. */
  readonly msg: JsonObject;
  readonly at: number;
  readonly changedAt: number | null;
  readonly recalled: boolean;
  readonly seq: number;
}

export interface ZwddTodo {
  readonly taskUuid: string;
  readonly bizTaskId: string;
  readonly assigneeId: string;
  readonly subject: string;
  readonly url: string;
  readonly mobileUrl: string;
  readonly state: 'open' | 'finished' | 'cancelled';
  readonly at: number;
}

export interface RobotMessage {
  /** The group's name. */
  readonly group: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
}

/** One line of the journal: everything that ever changes the tenant. */
export type ZwddEntry =
  | { readonly kind: 'person'; readonly person: ZwddPerson }
  | { readonly kind: 'notice'; readonly notice: ZwddNotice }
  | { readonly kind: 'todo'; readonly todo: ZwddTodo }
  | { readonly kind: 'robot'; readonly message: RobotMessage }
  | { readonly kind: 'read'; readonly accountId: string; readonly seq: number };
