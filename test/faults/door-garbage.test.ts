import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { envelope, openDoor, press, textMessage } from '../bot/lark/door-kit.js';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const user = { operator_id: { open_id: 'ou_1' } };
const SOUND: readonly object[] = [
  textMessage('申报'),
  press('task-show.12', { name: '智慧场馆' }),
  envelope('im.message.recalled_v1', { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1772672400000' }),
  envelope('application.bot.menu_v6', { operator: user, event_key: 'home', timestamp: 1772672400 }),
  envelope('im.chat.member.bot.added_v1', { chat_id: 'oc_1', name: '群', ...user }),
  envelope('contact.user.deleted_v3', { object: { open_id: 'ou_1', name: '甲' } }),
];

/** Every place in a value, the outermost last. */
function places(value: unknown, path: readonly string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...inner.flatMap(([key, one]) => places(one, [...path, key])), [...path]];
}

/** The same with something else, or nothing, in one place. */
function spoilt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const object = Object.entries(value as object);
  return Object.fromEntries(
    object.flatMap(([name, one]) =>
      name !== key ? [[name, one]] : rest.length === 0 && by === undefined ? [] : [[name, spoilt(one, rest, by)]],
    ),
  );
}

const wrong = fc.oneof(
  fc.constant(undefined),
  fc.anything({ maxDepth: 2, withNullPrototype: false }).map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown),
  fc.constantFrom('', '{', '{"text":1}', '0', '-1', '9'.repeat(400), '\u0000', 'a'.repeat(20_000), [], {}, { __proto__: null }),
);

test('what is signed and almost right is taken or refused: never an error of ours', async () => {
  const made = fc
    .constantFrom(...SOUND)
    .chain((sound) => fc.tuple(fc.constant(sound), fc.constantFrom(...places(sound).filter((path) => path.length > 0)), wrong));
  await fc.assert(
    fc.asyncProperty(made, async ([sound, path, by]) => {
      const { status } = await door.push(spoilt(sound, path, by) as object);
      expect([200, 400, 401]).toContain(status);
    }),
    { numRuns: 400 },
  );
});
