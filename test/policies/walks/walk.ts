/** One project that goes its way by chance: people hand in, decide, take back and begin what they may; days pass. */
import type { Policy, Task } from '../../../policies/schema/index.js';
import { absentMaterials, submits } from '../../../workflow/decide/missing.js';
import { fieldsOf } from '../../../workflow/decide/points.js';
import { holds } from '../../../workflow/condition.js';
import type { Effect, OutcomeInput, WorkflowEvent } from '../../../workflow/decision.js';
import type { DeadlineFacts, ProjectFacts, TaskFacts } from '../../../workflow/facts.js';
import { within } from '../../../workflow/own.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import { addDays } from '../../../workflow/time/civil.js';
import { type Chance, chance as chanceOf } from '../../faults/kit/random.js';
import { Story } from '../../workflow/decide/story.js';
import { answersTo, sumsOf } from './answers.js';

/** So many refusals in a row mean that nothing can be done any more, whoever tries and however long he waits. */
const STUCK = 150;

/** What was done, and how the project stood before. */
export interface Step {
  readonly event: WorkflowEvent;
  readonly before: ProjectFacts;
  readonly effects: readonly Effect[];
}

export class Walk extends Story {
  readonly chance: Chance;
  readonly log: string[] = [];
  private readonly lapsed = new Set<number>();
  private refused: string[] = [];

  /** @param taken - how often each task was opened and each outcome taken, by all who walk here: the rare ones are looked for */
  constructor(
    policy: Policy,
    seed: number,
    private readonly taken: Map<string, number>,
  ) {
    super(policy, '2026-01-05');
    this.chance = chanceOf(seed);
    this.change({ materials: [] });
  }

  /** Does one thing that may be done, or lets days pass. Null when it was refused, or only time passed. */
  step(): Step | null {
    const overrun = this.overrun();
    if (overrun !== null) return this.tried({ type: 'lapse', deadlineId: overrun });
    const drawn = this.chance.next();
    if (drawn < 0.15) {
      this.wait(this.chance.oneOf([1, 1, 2, 3, 5, 8, 15, 40]));
      return null;
    }
    const may = this.startable();
    if (drawn < 0.22 && may.length > 0) return this.tried({ type: 'start', task: this.chance.oneOf(may) });
    const flags = Object.keys(this.policy.flags);
    if (drawn < 0.24 && flags.length > 0) {
      return this.tried({ type: 'flag', flag: this.chance.oneOf(flags), value: this.chance.next() < 0.5 });
    }
    if (drawn < 0.26) return this.tried(this.correcting());
    const open = this.project.tasks.filter(({ state }) => state === 'open');
    return open.length === 0 ? null : this.tried(this.rarest(this.chance.oneOf(open)));
  }

  /** Why nothing could be done for so long; null while something could. */
  get stuckOn(): string | null {
    if (this.project.status === 'ended' || this.refused.length < STUCK) return null;
    return [...new Set(this.refused)].join('、');
  }

  /** A date that clocks count from was wrong. */
  private correcting(): WorkflowEvent {
    const fields = Object.values(this.policy.deadlines).flatMap(({ starts }) => fieldsOf(starts));
    const field = fields.length === 0 ? '' : this.chance.oneOf(fields);
    return { type: 'correct', field, value: addDays(this.today, -this.chance.between(0, 20)), reason: '写错了' };
  }

  private startable(): string[] {
    const read = factReader(this.policy, this.project);
    const tasks = Object.entries(this.policy.tasks);
    return tasks.flatMap(([id, { startable }]) => (startable !== undefined && holds(startable, read) ? [id] : []));
  }

  /** Not past a day on which something follows by itself: that is looked for every day. */
  private wait(days: number): void {
    for (let day = 0; day < days && !this.project.deadlines.some((row) => this.isOverrun(row)); day += 1) {
      this.today = addDays(this.today, 1);
    }
  }

  private isOverrun({ id, state, dueOn, deadline }: DeadlineFacts): boolean {
    const follows = this.policy.deadlines[deadline]?.lapses.length !== 0;
    return follows && state === 'running' && dueOn < this.today && !this.lapsed.has(id);
  }

  private overrun(): number | null {
    const row = this.project.deadlines.find((each) => this.isOverrun(each));
    if (row !== undefined) this.lapsed.add(row.id);
    return row?.id ?? null;
  }

  /** Of several answers those that open what was opened least. */
  private rarest(task: TaskFacts): WorkflowEvent {
    const tries = [this.finishing(task), this.finishing(task), this.finishing(task)] as const;
    const worth = tries.map((event) => {
      const decision = this.ask(event);
      if (!decision.ok) return Infinity;
      if (decision.effects.some(({ type }) => type === 'ended')) return 1000;
      return Math.min(999, ...decision.effects.map((effect) => (effect.type === 'taskOpened' ? this.count(effect.task) : 999)));
    });
    return tries[worth.indexOf(Math.min(...worth))] ?? tries[0];
  }

  private count(what: string): number {
    return this.taken.get(what) ?? 0;
  }

  private finishing(task: TaskFacts): WorkflowEvent {
    const definition = this.policy.tasks[task.task];
    const outcome = definition === undefined ? '' : this.outcomeOf(task.task, definition);
    const input = definition === undefined ? {} : this.inputFor(task, definition, outcome);
    return { type: 'complete', taskId: task.id, outcome, input };
  }

  /** The first as a rule, now and then the one that was taken least; what ends a project seldom. */
  private outcomeOf(task: string, { outcomes }: Task): string {
    const goesOn = Object.keys(outcomes).filter((id) => !outcomes[id]?.effects.some((effect) => 'end' in effect));
    const all = goesOn.length === 0 || this.chance.next() < 0.05 ? Object.keys(outcomes) : goesOn;
    const rarest = all.toSorted((a, b) => this.count(`${task}.${a}`) - this.count(`${task}.${b}`))[0] ?? '';
    const drawn = this.chance.next();
    return drawn < 0.4 ? (all[0] ?? '') : drawn < 0.7 ? rarest : this.chance.oneOf(all);
  }

  private inputFor(task: TaskFacts, definition: Task, outcome: string): OutcomeInput {
    const words = { reason: '理由', lateReason: '盖章', opinions: ['补充说明'] };
    const taken = definition.outcomes[outcome];
    const formId = taken !== undefined && submits(definition, taken) ? definition.form : undefined;
    const form = formId === undefined ? undefined : this.policy.forms[formId];
    const seen = within(this.project, task.subject);
    const readerOf = (values: ProjectFacts['forms'][string]) =>
      factReader(this.policy, formId === undefined ? seen : withForm(seen, formId, values));
    const values =
      form === undefined
        ? undefined
        : answersTo(form, readerOf, {
            chance: this.chance,
            today: this.today,
            sums: sumsOf(this.policy, factReader(this.policy, seen)),
          });
    const absent = absentMaterials(this.policy, seen, task, definition, readerOf(values ?? {}));
    const sent = absent.map((material) => ({ material, taskId: task.id, subject: task.subject, at: this.now }));
    this.change({ materials: [...this.project.materials, ...sent] });
    if (definition.answersOpinions) this.settleOpinions('answered');
    else if (definition.closesOpinions && this.chance.next() < 0.7) this.settleOpinions('accepted');
    return values === undefined ? words : { ...words, values };
  }

  private tried(event: WorkflowEvent): Step | null {
    const before = this.project;
    const decision = this.ask(event);
    if (!decision.ok) {
      const what = event.type === 'complete' ? this.name(event.taskId) : event.type;
      if (event.type === 'complete') this.refused.push(`${what} ${decision.refusal.code} ${decision.refusal.data['gate'] ?? ''}`);
      return null;
    }
    this.refused = [];
    this.log.push(`${this.today} ${this.says(event)}`);
    const effects = this.tell(event);
    const opened = effects.flatMap((effect) => (effect.type === 'taskOpened' ? [effect.task] : []));
    for (const what of [...opened, ...(event.type === 'complete' ? [this.says(event)] : [])]) {
      this.taken.set(what, this.count(what) + 1);
    }
    return { event, before, effects };
  }

  private says(event: WorkflowEvent): string {
    if (event.type === 'complete') return `${this.name(event.taskId)}.${event.outcome}`;
    return JSON.stringify(event);
  }

  name(taskId: number): string {
    return this.project.tasks.find(({ id }) => id === taskId)?.task ?? '';
  }
}
