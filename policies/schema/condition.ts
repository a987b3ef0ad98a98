import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * A test on one fact of a project. Paths: `<form>.<field>`, `<form>.<table>.total`, `<form>.<table>.rows`,
 * `material.<id>`, `flag.<id>`, `done.<task>` (last outcome), `times.<task>` and `times.<task>.<outcome>` (how often),
 * `open.<task>`, `opinions.open` (not yet accepted), `opinions.unanswered`, `derived.<id>`, `project.total` (万元), `stage`, `status`, `result`, `paused`,
 * `answers.<task>.<outcome>` and `answers.<task>.open` (how many bodies of the last round), `deadline.<id>` (state of the last
 * one: running, met, metLate, suspended, cancelled), `renewed.<material>.<task>` (its newest file came after that task was last done),
 * `lots.<kind>.count`, `lots.<kind>.open` (lots with an open task), `lots.<kind>.done.<task>` (lots in which it was done).
 * Within a lot, `<form>.<field>`, `material.<id>`, `done.<task>` … of its own tasks read the lot. Money facts are in 万元.
 */
export interface FieldTest {
  field: string;
  eq?: string | number | boolean | undefined;
  in?: (string | number | boolean)[] | undefined;
  gte?: number | undefined;
  gt?: number | undefined;
  lte?: number | undefined;
  lt?: number | undefined;
  /** The fact (a path) that this one is compared with, for `gt`/`lte` against another field. */
  gtField?: string | undefined;
  lteField?: string | undefined;
  exists?: boolean | undefined;
  /** A Chinese phrase for people, where the generated one would read badly. */
  says?: string | undefined;
}

/** Structured, so that the bot can also say it in Chinese. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | FieldTest;

const FieldTest = z
  .strictObject({
    field: z.string().min(1),
    eq: Scalar.optional(),
    in: z.array(Scalar).min(1).optional(),
    gte: z.number().optional(),
    gt: z.number().optional(),
    lte: z.number().optional(),
    lt: z.number().optional(),
    gtField: z.string().optional(),
    lteField: z.string().optional(),
    exists: z.boolean().optional(),
    says: z.string().optional(),
  })
  .refine(
    (test) => Object.keys(test).some((key) => key !== 'field' && key !== 'says'),
    '条件缺少比较（eq、in、gte、gt、lte、lt、exists）',
  );

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    FieldTest,
  ]),
);
