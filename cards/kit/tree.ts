import type { Action } from './action.js';

/**
 * The platform-neutral card. An encoder in `bot/<platform>` turns it into what the platform draws.
 * Every string is plain text unless it says otherwise: encoders escape it, so user text can never become markup.
 */
export interface Card {
  /** One line for the chat list. */
  readonly summary: string;
  readonly header: {
    readonly title: string;
    readonly subtitle?: string;
    readonly tone: Tone;
    readonly tag?: string;
    /** Whether its reader is asked to do something, where the colour does not say so: what is late is amber, and waits for him all the same. */
    readonly asks?: boolean;
  };
  readonly body: readonly Block[];
}

/** What the header's colour says: waiting for someone, done, refused or late, plain information. */
export type Tone = 'todo' | 'done' | 'bad' | 'warn' | 'info';

export type Block =
  /** `lasting`: the same for a message that nothing changes any more, where a number of days would not stay true. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly emphasis?: 'strong' | 'muted' | 'warn' | 'bad';
      readonly lasting?: string;
    }
  /** Short label–value pairs; the encoder lays two in a row where they fit. */
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly pageSize: number;
    }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'collapsible';
      readonly title: string;
      readonly open: boolean;
      readonly body: readonly Exclude<Block, { kind: 'form' | 'table' | 'collapsible' }>[];
    }
  /** At the root only. While a card has a form, all its buttons live in that form. `id` differs on each step of a wizard. */
  | {
      readonly kind: 'form';
      readonly id: string;
      readonly body: readonly (Input | Exclude<Block, { kind: 'form' | 'table' | 'collapsible' }>)[];
    }
  | {
      readonly kind: 'chart';
      readonly title: string;
      readonly type: 'bar' | 'pie';
      readonly data: readonly { readonly label: string; readonly value: number }[];
    };

export interface TableColumn {
  readonly label: string;
  readonly align?: 'left' | 'right';
}

/**
 * One question. `name` is ASCII and unique in the card; the answer comes back under it, with the `mark` of the answer that the card
 * shows (`handlers/core/forms/merge-page.ts`) where it has one.
 */
export type Input = {
  readonly name: string;
  readonly mark?: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string;
} & (
  | { readonly kind: 'input'; readonly value: string; readonly multiline: boolean; readonly max: number }
  | { readonly kind: 'select'; readonly value: string | null; readonly options: readonly Option[] }
  | { readonly kind: 'multiSelect'; readonly values: readonly string[]; readonly options: readonly Option[] }
  | { readonly kind: 'date'; readonly value: string | null }
  | { readonly kind: 'time'; readonly value: string | null }
  | { readonly kind: 'check'; readonly checked: boolean }
);

export interface Option {
  readonly label: string;
  readonly value: string;
}

/** A button carries ids, never rights. In a form it submits the form's values. */
export interface Button {
  readonly label: string;
  readonly style: 'primary' | 'default' | 'danger' | 'link';
  readonly action: Action;
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    /** Inputs of its form without which the answer is a no: where one is required and empty, nobody needs to be asked first. */
    readonly after?: readonly string[];
  };
  /** An address that it opens instead: then nothing is handed in, and the action only says what stands there. */
  readonly opens?: string;
}

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
