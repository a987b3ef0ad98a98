import { button, buttonRows, fields, muted, strong, text, warn, type FormPart, type Gaps, type Plain } from './build.js';
import type { MaterialView } from './props.js';
import type { Button } from './tree.js';
import { ruleButton } from './why.js';
import { say } from './wording.js';

/** One line that says what is there: 已收到 文件名 时间, 待上传, or 不需要. */
export function materialLine({ name, required, state, file, hangsOn }: MaterialView): string {
  return say(`material.${state === 'received' && file === null ? 'waiting' : state}`, {
    name,
    optional: !required,
    file: file?.name ?? null,
    at: file?.at ?? 0,
    hangsOn: hangsOn ?? null,
  });
}

/** The materials for reading: what is still owed stands out, the rest is one text, however many there are. */
export function materialLines(materials: readonly MaterialView[]): Plain[] {
  const owed = materials.filter(({ state, required }) => state === 'waiting' && required);
  const rest = [...owed.slice(OWED_SHOWN), ...materials.filter((material) => !owed.includes(material))].map(materialLine);
  return [
    ...owed.slice(0, OWED_SHOWN).map((material) => warn(materialLine(material))),
    ...(rest.length === 0 ? [] : [text(rest.join('\n'))]),
  ];
}

/** The same as one text, a line each; many that are not asked for share one, so that what is asked for is not lost among them. */
export function materialSummary(materials: readonly MaterialView[]): string {
  const needless = materials.filter(isNeedless);
  if (needless.length <= NEEDLESS_SHOWN) return materials.map(materialLine).join('\n');
  const asked = materials.filter((material) => !isNeedless(material)).map(materialLine);
  const names = needless.map(({ name }) => name);
  return [...asked, say('material.needless', { count: names.length, names })].join('\n');
}

const isNeedless = ({ state, hangsOn }: MaterialView): boolean => state === 'notNeeded' && hangsOn === undefined;

const NEEDLESS_SHOWN = 3;

/** So many lines of what is owed stand alone; more than that would fill a card. */
const OWED_SHOWN = 12;

/** More materials than these are set out briefly, so that the card stays within what a platform draws. */
const AT_LENGTH = 8;

/** Each material with its state and its upload button, in a form of `taskId`; briefly: what is there in one list, the buttons in rows. */
export function uploadBlocks(
  materials: readonly MaterialView[],
  taskId: number,
  briefly = materials.length > AT_LENGTH,
): Gaps<FormPart> {
  if (materials.length === 0) return [];
  // What hangs on an answer that is not given yet may have to come after all.
  const isOpen = materials.some(({ state, hangsOn }) => state === 'notNeeded' && hangsOn !== undefined);
  return [
    strong(say('material.heading', { received: receivedOf(materials), of: neededOf(materials), isOpen })),
    muted(say('material.howTo')),
    ...(briefly ? briefUploads(materials, taskId) : materials.flatMap((material) => uploadOf(material, taskId))),
  ];
}

function briefUploads(materials: readonly MaterialView[], taskId: number): Gaps<FormPart> {
  const asked = materials.filter(({ state }) => state !== 'notNeeded');
  return [
    text(asked.map((material) => `${materialLine(material)}（${formatsOf(material)}）`).join('\n')),
    ...buttonRows(
      asked.flatMap((material) => uploadButtons(material, taskId)),
      3,
    ),
  ];
}

function uploadButtons({ id, name, state, template }: MaterialView, taskId: number): Button[] {
  return [
    button(state === 'received' ? `重新上传 ${name}` : `上传 ${name}`, { verb: 'material.ask', task: taskId, material: id }),
    ...(template === true ? [button(`下载 ${name}模板`, { verb: 'material.template', task: taskId, material: id }, 'link')] : []),
  ];
}

const formatsOf = ({ accept }: MaterialView): string => accept.map((ending) => ending.toUpperCase()).join('、');

/** The materials for reading, with a button for each file that is there: for as many as `most` where the card holds no more. */
export function materialBlocks(
  materials: readonly MaterialView[],
  projectId: number,
  most = materials.length,
  named = materials.length,
): Gaps<Plain> {
  const asked = materials.filter(({ state }) => state !== 'notNeeded');
  if (asked.length === 0) return [];
  const present = asked.filter(({ state }) => state === 'received');
  return [
    strong(say('material.heading', { received: receivedOf(materials), of: neededOf(materials), isOpen: false })),
    fields(asked.slice(0, named).map((material) => [material.name, material.file?.name ?? say('material.missing')] as const)),
    ...buttonRows(
      present.slice(0, most).map(({ id, name, file }): Button => {
        return button(`查看 ${name}`, { verb: 'material.send', project: projectId, material: id, file: file?.id ?? 0 });
      }),
      3,
    ),
    (present.length > most || asked.length > named) && muted(say('common.clipped')),
  ];
}

function uploadOf(material: MaterialView, taskId: number): Gaps<FormPart> {
  const { id, state, accept, hint, article, required } = material;
  const line = materialLine(material);
  const advice = say('material.advice', { accept: accept.map((ending) => ending.toUpperCase()), hint, article });
  if (state === 'notNeeded') return [muted(line)];
  return [
    state === 'waiting' && required ? warn(line) : text(line),
    muted(advice),
    ...buttonRows([
      ...uploadButtons(material, taskId),
      ...(article === null ? [] : [ruleButton({ kind: 'material', task: taskId, material: id })]),
    ]),
  ];
}

function receivedOf(materials: readonly MaterialView[]): number {
  return materials.filter(({ state, required }) => state === 'received' && required).length;
}

function neededOf(materials: readonly MaterialView[]): number {
  return materials.filter(({ state, required }) => state !== 'notNeeded' && required).length;
}
