/** What a refusal is to whoever reads it, and what stands over its sentence where it comes as a message. */
export const REFUSAL_KINDS = {
  /** It is done, or nothing has to be. */
  needless: '无需办理',
  forbidden: '没有权限',
  unknown: '没有找到',
  incomplete: '请补充或更正',
  /** What was looked at has changed meanwhile. */
  stale: '情况有变',
  later: '暂时办不了',
  final: '不能办理',
  elsewhere: '请换个地方办',
} as const;

export type RefusalKind = keyof typeof REFUSAL_KINDS;

/**
 * The one catalogue of refusals: code → its kind → what the person reads (`{…}` is filled from the refusal's data) → what an
 * administrator is told, if anything. Every sentence says what to do next. Codes that say no more than `{says}` are told apart by
 * their kind.
 */
export const REFUSALS = {
  UNKNOWN_PERSON: {
    kind: 'forbidden',
    says: '还没有在本系统登记您的账号。请把姓名、单位和手机号发给本单位管理员，登记后再试。',
    toAdmin: '有一个未登记的账号（{account}）给机器人发了消息。请把这位同志加进人员名册再导入，他就能用了。',
  },
  ACCOUNT_STOPPED: {
    kind: 'forbidden',
    says: '您的账号已于{on}停用，查看和办理都停止了。如仍在岗，请联系{who}的管理员，重新登记后再用。',
    toAdmin: null,
  },
  NOT_YOURS: { kind: 'forbidden', says: '这件事由{who}办理，您可以发送“进度 {project}”查看到了哪一步。', toAdmin: null },
  PROJECT_NOT_FOUND: {
    kind: 'unknown',
    says: '没有找到您可以查看的项目“{query}”。请检查名称、编号或拼音首字母，或发送“我的项目”。',
    toAdmin: null,
  },
  PROJECT_HIDDEN: {
    kind: 'unknown',
    says: '您现在看不了这个项目：它可能已删除，或者不再需要您办理。发送“我的项目”，看您能查看的项目。',
    toAdmin: null,
  },
  TASK_NOT_FOUND: { kind: 'unknown', says: '这项待办已不存在。发送“待办”查看现在要办的事。', toAdmin: null },
  ALREADY_DONE: { kind: 'needless', says: '已由{who}于{at}处理：{outcome}。无需再点。', toAdmin: null },
  HANDED_OVER: { kind: 'forbidden', says: '“{task}”已转交给{who}办理。要由您来办，请先点“接手”。', toAdmin: null },
  ADVICE_OUTSTANDING: { kind: 'later', says: '还在等{who}的意见，收到后再办结。不等了，请先点“撤回加签”。', toAdmin: null },
  WITHDRAW_LATE: { kind: 'final', says: '{who}{what}，不能再撤回。要修改，请联系他退回。', toAdmin: null },
  WITHDRAW_FINAL: { kind: 'final', says: '提交后{what}，不能撤回。要修改，请联系主管部门。', toAdmin: null },
  WITHDRAW_FINAL_ANEW: { kind: 'final', says: '提交后{what}，不能撤回。要修改，请在“{task}”里点“{outcome}”。', toAdmin: null },
  WITHDRAW_FINAL_OWN: { kind: 'final', says: '提交后{what}，不能撤回。', toAdmin: null },
  BEGUN_TOUCHED: { kind: 'final', says: '{who}{what}，不能就这样不办了。请先和他说好。', toAdmin: null },
  BEGUN_LATE: {
    kind: 'final',
    says: '“{task}”{due}截止，已经逾期，不能不办了。请办好提交；确实不用办的，请联系主管部门。',
    toAdmin: null,
  },
  URGED: { kind: 'needless', says: '“{task}”已由{who}于{at}催过{when}，一天只催一次。第二天还没办完可以再催。', toAdmin: null },
  STALE_CARD: { kind: 'stale', says: '这张卡片已过期，已为您换成最新的一张，请在新卡片上继续。', toAdmin: null },
  CARD_GONE: { kind: 'stale', says: '这张卡片已过期。请发送“首页”，从新卡片上继续。', toAdmin: null },
  OUTCOME_UNKNOWN: { kind: 'stale', says: '当前环节没有这个选项，已为您刷新卡片。', toAdmin: null },
  TASK_CHANGED: {
    kind: 'stale',
    says: '核对之后这件事有了变化（转交、撤回或重新提交），没有办理。请打开看过再办。',
    toAdmin: null,
  },
  BATCH_NOT_FOUND: { kind: 'stale', says: '这次批量办理已过期，没有办理任何项目。请发送“批量”重新选择。', toAdmin: null },
  FORM_FAULTS: { kind: 'incomplete', says: '还有 {count} 处需要补充或更正，已在卡片上逐项列出。', toAdmin: null },
  REASON_MISSING: { kind: 'incomplete', says: '请先写明理由，再点“{outcome}”。', toAdmin: null },
  OPINIONS_MISSING: { kind: 'incomplete', says: '请逐条写出修改意见（每行一条），再点“{outcome}”。', toAdmin: null },
  OPINIONS_UNANSWERED: { kind: 'incomplete', says: '还有 {count} 条意见没有回应，请逐条填写整改情况后再提交。', toAdmin: null },
  OPINIONS_UNCHECKED: { kind: 'incomplete', says: '还有 {count} 条意见没有核对，请先逐条核对。', toAdmin: null },
  MATERIALS_MISSING: { kind: 'incomplete', says: '还缺：{names}。请先上传这些文件。', toAdmin: null },
  LATE_REASON_MISSING: { kind: 'incomplete', says: '已超过时限：{due}截止。请写明逾期原因后再提交。', toAdmin: null },
  GATE_CLOSED: { kind: 'later', says: '{says}', toAdmin: null },
  NOT_STARTABLE: { kind: 'later', says: '“{task}”现在还不能开始：{why}', toAdmin: null },
  TOO_EARLY: { kind: 'later', says: '“{task}”最早 {date}可以办理，还没到时间；到那天系统会提醒您。', toAdmin: null },
  PAUSED: { kind: 'later', says: '项目自{since}起中止（{why}），恢复后才能办理。已填写的内容都在。', toAdmin: null },
  PROJECT_ENDED: { kind: 'final', says: '该项目已结束（{result}），不能再办理。如需重新申报，请发送“申报”。', toAdmin: null },
  CLASSIFIED: { kind: 'final', says: '{says}', toAdmin: null },
  FILE_TOO_LARGE: { kind: 'incomplete', says: '文件“{name}”超过 {max} MB，请压缩或拆分后重新发送。', toAdmin: null },
  FILE_TYPE: { kind: 'incomplete', says: '“{name}”不是{of}要求的格式（{accept}），请转换后重新发送。', toAdmin: null },
  FILE_EMPTY: { kind: 'incomplete', says: '文件“{name}”是空的或已损坏，请检查后重新发送。', toAdmin: null },
  FILE_LOST: {
    kind: 'later',
    says: '“{name}”在服务器上缺失或已损坏，现在取不出来。请联系管理员从备份找回后再取。',
    toAdmin: '有人来取一个材料或文书，它在服务器上缺失或已损坏，没有取到。请从备份找回（文件 {sha256}）。',
  },
  FILE_UNREADABLE: { kind: 'incomplete', says: '文件“{name}”打不开：{why}。请用原软件另存后重新发送。', toAdmin: null },
  DATE_UNREADABLE: {
    kind: 'incomplete',
    says: '没有看懂日期“{text}”。请写成 2026-09-18、9月18日、今天、明天 这样的形式。',
    toAdmin: null,
  },
  COUNT_TOO_FAR: { kind: 'incomplete', says: '只能计算到 {limit}，请缩短期限。', toAdmin: null },
  MEETING_RULES: { kind: 'incomplete', says: '会议名单不符合要求：{says}', toAdmin: null },
  NOT_CONVENER: { kind: 'forbidden', says: '“{meeting}”由{who}召开和登记，您可以发送“会议”查看自己的会议。', toAdmin: null },
  MEETING_NOT_FOUND: { kind: 'unknown', says: '没有找到这次会议，可能已取消。发送“会议”查看全部。', toAdmin: null },
  NOT_ISSUER: {
    kind: 'forbidden',
    says: '“{register}”由{who}出具。查看项目请发送“我的项目”，全部命令请发送“帮助”。',
    toAdmin: null,
  },
  NO_OVERVIEW: {
    kind: 'forbidden',
    says: '本地区全部项目的看板、逾期、工作量、统计和导出，由主管部门、财政和领导小组查看。您的项目在“我的项目”里，要办的事在“待办”里。',
    toAdmin: null,
  },
  NO_REGISTERS: { kind: 'needless', says: '《{policy}》没有要出具的年度清单。要项目台账请发送“导出”。', toAdmin: null },
  REGISTER_MOVED: { kind: 'stale', says: '“{register}”里的项目刚有变化，没有出具。请重新核对后再出具。', toAdmin: null },
  REGISTER_OTHERS: {
    kind: 'forbidden',
    says: '《{title}》里还有其他单位的项目，不能直接发给您。本项目列在第 {no} 项；需要全文请联系{who}。',
    toAdmin: null,
  },
  TOO_MANY: { kind: 'later', says: '您操作得太快了，这一次没有办理。请在 {when}再试，已填写的内容都在。', toAdmin: null },
  PAPERS_BUSY: {
    kind: 'later',
    says: '正在制作表格、读取文件的人很多，这一次没有办理，已填写的内容都在。请过几分钟再试。',
    toAdmin: null,
  },
  PAPER_NOT_MADE: {
    kind: 'later',
    says: '表格没有做成，没有做任何改动。请缩小范围后再导出，或过几分钟再试；总是这样请联系管理员。',
    toAdmin: null,
  },
  NO_TRANSFERS: {
    kind: 'forbidden',
    says: '人员交接由管理员办理，本单位的人员也可由分管负责人办理，都不能办理自己的。请联系他们；单件的事可以在卡片上点“转交”。',
    toAdmin: null,
  },
  TRANSFER_NOT_FOUND: { kind: 'stale', says: '这次交接的预览已过期，没有移交任何事项。请重新发送“交接”。', toAdmin: null },
  GROUP_ONLY: { kind: 'elsewhere', says: '请在群里 @我 使用这个命令。', toAdmin: null },
  NO_PAGE_HERE: { kind: 'elsewhere', says: '网页链接只给您本人。请在与项目管家的单独会话里打开。', toAdmin: null },
  NOTHING_TO_DO: { kind: 'needless', says: '{says}', toAdmin: null },
  NOT_YET: { kind: 'later', says: '{says}', toAdmin: null },
  NOT_ANY_MORE: { kind: 'final', says: '{says}', toAdmin: null },
  NOT_FOR_YOU: { kind: 'forbidden', says: '{says}', toAdmin: null },
  NOTHING_FOUND: { kind: 'unknown', says: '{says}', toAdmin: null },
  NOT_HERE: { kind: 'elsewhere', says: '{says}', toAdmin: null },
  ANSWER_FAULT: { kind: 'incomplete', says: '{says}', toAdmin: null },
  INTERNAL: {
    kind: 'later',
    says: '系统刚才没能完成，已填写的内容都在，请稍后再试（编号 {id}）。',
    toAdmin: '系统有一步没有完成，编号 {id}。请按编号查看日志，处理后请当事人再试一次。',
  },
} as const satisfies Record<string, { kind: RefusalKind; says: string; toAdmin: string | null }>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected "no": a value, not an exception, inside `workflow`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, string>>;
  readonly article?: string;
}

export function refuse(code: RefusalCode, data: Readonly<Record<string, string>> = {}, article?: string): Refusal {
  return article === undefined ? { code, data } : { code, data, article };
}

/** The sentence that the person reads; unknown placeholders are left out. */
export function refusalSentence({ code, data, article }: Refusal): string {
  const sentence = filled(REFUSALS[code].says, data);
  return article === undefined ? sentence : `${sentence}（依据：${article}）`;
}

/** What stands over the sentence. */
export function refusalTitle({ code }: Refusal): string {
  return REFUSAL_KINDS[REFUSALS[code].kind];
}

/** What an administrator reads of a refusal; null where it does not concern one. */
export function adminSentence({ code, data }: Refusal): string | null {
  const { toAdmin } = REFUSALS[code];
  return toAdmin === null ? null : filled(toAdmin, data);
}

function filled(sentence: string, data: Refusal['data']): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => data[key] ?? '');
}

/** How a handler leaves its transaction with a refusal: nothing is written. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
