import { showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import { HOME } from '../paths.js';
import type { Visit } from '../visit.js';
import { cameFrom, FROM } from '../request/came-from.js';
import { readForm } from '../request/read-form.js';

/** What is asked before something that cannot be taken back, on a page of its own: where no script could ask. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What is sent with 确定 beside the fields that came. */
  readonly name: string;
  readonly value: string;
  /** Where 确定 leads. */
  readonly action: string;
}

/** Not carried along: the button that was pressed, and what it says. */
const PRESSED = ['ask', 'says', 'after'];

/** Asks, with all that was filled in carried along. */
export function askFirst({ ctx, visitor }: Pick<Visit, 'ctx' | 'visitor'>, question: Question): void {
  const body: unknown = ctx.request.body;
  const sent = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const fields = sent
    .filter(([name]) => !PRESSED.includes(name) && name !== question.name && name !== FROM)
    .flatMap(([name, value]: [string, unknown]) => listOf(value).map((one) => ({ name, value: one })));
  const from = cameFrom(ctx);
  const carried = [...fields, { name: FROM, value: from ?? '' }];
  const main = renderView('confirm', { ...question, fields: carried, back: from ?? HOME });
  showPage(ctx, visitor, { title: question.title, main });
}

/** The question that stands with a card's button; null where the press asks for none, or is a no for what was not filled in. */
export function asked(body: unknown, action: string): Question | null {
  if (typeof body !== 'object' || body === null || !('ask' in body) || typeof body.ask !== 'string') return null;
  const wire = body.ask;
  const of = (sent: unknown): string[] =>
    listOf(sent)
      .map((one) => one.split(/\r?\n/))
      .find(([button]) => button === wire)
      ?.slice(1) ?? [];
  const { form } = readForm(body);
  const [names = ''] = of('after' in body ? body.after : []);
  if (names.split(' ').some((name) => isBlank(form[name]))) return null;
  const [title = '确定吗？', ...text] = of('says' in body ? body.says : []);
  return { title, text: text.join('\n'), name: 'act', value: wire, action };
}

function isBlank(typed: unknown): boolean {
  return typeof typed === 'string' && typed.trim() === '';
}

function listOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}
