import { Deadline, type Policy, Task } from '../../../policies/schema/index.js';
import { decide } from '../../../workflow/decide/index.js';
import type { Situation } from '../../../workflow/decide/situation.js';
import type { Brought, Decision, Effect, OutcomeInput, Touch, WorkflowEvent } from '../../../workflow/decision.js';
import type { FormValues, MaterialFacts, ProjectFacts } from '../../../workflow/facts.js';
import type { RefusalCode } from '../../../workflow/refusals.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { carryOut } from './carry-out.js';

const calendar = makeCalendar(PUBLISHED, []);

/** Answers of the invented policy's declaration with nothing to fault: 100 万元 of software. */
export const declared: FormValues = {
  name: '智慧水务',
  nature: '新建',
  shared: true,
  areas: ['政务'],
  items: [{ kind: '软件', item: '平台', quantity: 1, price: 100, subtotal: 100 }],
  total: 100,
};
export const signed: FormValues = { signedOn: '2026-09-18', amount: 95 };

const fresh = { decidedAt: null, decidedOn: null, subject: null, openedBy: null };

/** A material that was handed in for the project. */
export function file(material: string): MaterialFacts {
  return { material, taskId: null, subject: null, at: 0 };
}

/** A project as it moves: `decide()` says what happens, and what it says is carried out as the database would. */
export class Story {
  project: ProjectFacts;
  private told = 0;
  /** What each hand-in brought about, by its task. */
  private readonly brought = new Map<number, Brought>();

  constructor(
    readonly policy: Policy,
    public today = '2026-09-18',
  ) {
    this.project = {
      status: 'draft',
      stage: 'drafting',
      result: null,
      tasks: [{ id: 1, task: policy.begins, state: 'open', outcome: null, round: 1, openedOn: today, ...fresh }],
      forms: {},
      entries: [],
      materials: ['plan'].map(file),
      opinions: [],
      deadlines: [],
      flags: {},
      pauses: [],
      view: null,
    };
  }

  /** No two things happen at one instant. */
  protected get now(): number {
    return instantOf(this.today, '12:00') + this.told;
  }

  /** What the policy says, without carrying it out. */
  ask(event: WorkflowEvent): Decision {
    return decide(this.situation(), event);
  }

  situation(): Situation {
    return { policy: this.policy, project: this.project, calendar, today: this.today, now: this.now };
  }

  /** The effects, carried out. Throws where the policy refuses. */
  tell(event: WorkflowEvent): readonly Effect[] {
    const decision = this.ask(event);
    if (!decision.ok) throw new Error(`refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.data)}`);
    const before = this.project;
    this.project = carryOut(before, decision.effects, { today: this.today, now: this.now });
    this.told += 1;
    if (event.type === 'complete') this.brought.set(event.taskId, broughtBy(this.policy, before, event.taskId, decision.effects));
    return decision.effects;
  }

  /** The taking back of what was handed in. */
  takingBack(taskId: number, touched: readonly Touch[] = []): WorkflowEvent {
    return { type: 'withdraw', taskId, brought: this.brought.get(taskId) ?? { effects: [], moved: null }, touched };
  }

  /** Finishes the open task of that name. */
  complete(task: string, outcome: string, input: OutcomeInput = {}): readonly Effect[] {
    return this.tell({ type: 'complete', taskId: this.open(task), outcome, input });
  }

  /** Why the open task of that name cannot be finished so; null when it can. */
  refusal(task: string, outcome: string, input: OutcomeInput = {}): RefusalCode | null {
    const decision = this.ask({ type: 'complete', taskId: this.open(task), outcome, input });
    return decision.ok ? null : decision.refusal.code;
  }

  open(task: string): number {
    const found = this.project.tasks.find((item) => item.task === task && item.state === 'open');
    if (found === undefined) throw new Error(`${task} is not open`);
    return found.id;
  }

  /** Changes the facts as people's other acts do: a file that came, an answer that was kept. */
  change(patch: Partial<ProjectFacts>): this {
    this.project = { ...this.project, ...patch };
    return this;
  }

  /** Keeps answers of a form that is being filled in. */
  type(form: string, values: FormValues): this {
    return this.change({ forms: { ...this.project.forms, [form]: values } });
  }

  settleOpinions(state: 'open' | 'answered' | 'accepted'): this {
    return this.change({ opinions: this.project.opinions.map((item) => ({ ...item, state })) });
  }
}

/** What the audit would say of a hand-in: all but the answers that it took. */
function broughtBy({ tasks }: Policy, before: ProjectFacts, taskId: number, effects: readonly Effect[]): Brought {
  const form = tasks[before.tasks.find(({ id }) => id === taskId)?.task ?? '']?.form;
  const own = effects.findIndex((effect) => effect.type === 'formTaken' && effect.form === form);
  const to = effects.findLast((effect) => effect.type === 'stageEntered')?.stage;
  const moved = to === undefined ? null : { from: before.stage, to };
  return { effects: effects.flatMap(({ type }, at) => (at === own ? [] : [type])), moved };
}

export function submitted(policy: Policy): Story {
  const story = new Story(policy);
  story.complete('declare', 'submit', { values: declared });
  return story;
}

export function passed(policy: Policy): Story {
  const story = submitted(policy);
  story.complete('review', 'pass');
  return story;
}

/** The invented policy with a task that people begin by themselves, and the effects that it has no use for. */
export function withChange(policy: Policy): Policy {
  const change = Task.parse({
    kind: 'confirmation',
    name: '项目变更',
    stage: 'building',
    actor: 'applicant',
    article: '第八条',
    startable: { field: 'stage', eq: 'building' },
    outcomes: {
      withdraw: {
        label: '撤回',
        effects: [
          { cancel: 'fileContract' },
          { settle: 'opinions' },
          { flag: 'important', value: true },
          { ledger: { points: 2, reason: '擅自变更', article: '第九条' }, when: { field: 'flag.important', eq: true } },
          { stage: 'review' },
          { open: 'review', when: { field: 'stage', eq: 'review' } },
          { open: 'review' },
        ],
      },
      keep: { label: '不变更', when: { field: 'flag.important', eq: true }, effects: [] },
    },
  });
  const changing = Deadline.parse({
    name: '变更时限',
    article: '第八条',
    task: 'change',
    holder: 'applicant',
    starts: 'opened',
    count: { n: 1, unit: 'm' },
    when: { field: 'flag.important', eq: true },
  });
  return { ...policy, tasks: { ...policy.tasks, change }, deadlines: { ...policy.deadlines, changing } };
}
