import { SANDBOX_APP_ON_PLATFORM } from '../../bot/compose/app-on-platform.js';
import type { DemoProject, DemoStep } from '../../bot/demo/read.js';
import { tellStories } from '../../bot/demo/stories.js';
import type { World } from '../support/world.js';
import { FINANCE, GOVERNMENT, HANDLER, NAME, OFFICE } from './gaoqing-kit.js';

type Values = NonNullable<DemoStep['values']>;
type Step = Omit<DemoStep, 'daysAgo'>;

const step = (by: string, task: string, outcome: string, values: Values | null = null, files: readonly string[] = []): Step => ({
  by,
  task,
  outcome,
  values,
  materials: Object.fromEntries(files.map((material) => [material, `${material}.pdf`])),
});

export const DECLARED: Values = {
  name: NAME,
  decided: false,
  category: '信息化工程项目',
  types: ['业务应用系统建设类'],
  networks: ['政务外网'],
  estimate: 60,
  upper: false,
  keyInvestment: false,
  leaderPhone: '0533-6961234',
  funding: '县级财政资金',
  months: 10,
  startOn: '2027-03-01',
  endOn: '2027-12-31',
  content: '建设全县统一的校园安全值守、学籍数据共享和家校联系平台',
  needs: '政务云虚拟机 4 台，国产操作系统和数据库',
  kind: '不属于',
  reuse: true,
  migration: '没有已建设施',
  interop: '没有这类系统',
  exempt: false,
  exchange: true,
  provides: true,
  demand: true,
  cloud: '不使用',
  paperNo: '高教体字〔2026〕15号',
  purpose: '各校系统互不相通，依据教育数字化要求建设统一平台。',
  cost: '周期 10 个月，县级财政资金，概算 60 万元。',
};

const consultant = [
  step(HANDLER, 'planConsultant', 'submit', { scope: '编制建设方案', qualification: '工程咨询资信', budget: 3 }),
  step(OFFICE, 'reviewConsultant', 'pass'),
  step(HANDLER, 'fileConsultant', 'file', { name: '某工程咨询公司', qualification: '乙级资信' }, ['consultantPapers']),
];

const REPORT: Values = {
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`p${at + 1}`, '符合'])),
  technical: '技术路线合理',
  money: '测算基本合理',
};

const ONSITE: Values = { introduced: true, experts: '技术可行', finance: '概算合理', office: '接入平台', opinion: '同意实施' };

const PAPERS = [
  'tenderDocument',
  'bidDocument',
  'summaryReport',
  'technicalReport',
  'benefitReport',
  'purchaseList',
  'userReport',
  'sharingReport',
];
const SERVICE = ['serviceOrders', 'serviceDrill', 'servicePeople', 'serviceRules', 'serviceSpares', 'serviceCleaning'];

/** From the trial (without new software, so that it may be short) to the passed acceptance. */
const completion = [
  step(HANDLER, 'preliminary', 'submit', { assessor: '某测评公司', trial: '运行平稳正常' }, [
    'riskAssessment',
    'preliminaryReport',
  ]),
  step(
    HANDLER,
    'applyAcceptance',
    'submit',
    {
      ...Object.fromEntries(['built', 'tested', 'ready', 'accounts', 'secure', 'archived'].map((id) => [id, true])),
      address: '县城中心路',
      own: 0,
      contents: '一至十二项',
      opinion: '同意申请',
      kinds: ['运维'],
    },
    [...PAPERS, ...SERVICE],
  ),
  step(HANDLER, 'sealAcceptance', 'file', {}, ['acceptanceSeal']),
  step(OFFICE, 'checkAcceptance', 'complete', {}),
  step(OFFICE, 'finalAcceptance', 'pass', {
    ...Object.fromEntries(['papers', 'usage', 'money', 'benefit', 'problems', 'trial'].map((id) => [id, '符合要求'])),
    asDesigned: true,
    catalogued: true,
  }),
];

/** The straight road, by where it comes to. */
function road(declared: Values, approved: number, newSoftware: boolean): Readonly<Record<string, readonly Step[]>> {
  const large = Number(declared['estimate']) >= 100;
  const review = large
    ? step(OFFICE, 'siteReview', 'done', ONSITE)
    : step(OFFICE, 'writtenReview', 'done', { opinion: '方案可行' });
  return {
    declared: [step(HANDLER, 'declare', 'submit', declared)],
    checking: [...(large ? consultant : []), step(HANDLER, 'handIn', 'file', {}, ['sealedLetter', 'sealedForm', 'plan'])],
    review: [step(OFFICE, 'check', 'accept')],
    entrusted: [step(OFFICE, 'entrust', 'propose', { agency: '某信息咨询公司' }), step(FINANCE, 'entrustFinance', 'agree')],
    report: [review],
    countersign: [step(OFFICE, 'fileReport', 'file', { ...REPORT, suggested: approved }, ['reviewReport'])],
    agreed: [
      step(OFFICE, 'signTechnical', 'agree', { opinion: '同意技术性结论' }),
      step(FINANCE, 'signFunding', 'agree', { approvedTotal: approved, opinion: '同意资金结论' }),
    ],
    planning: [step(OFFICE, 'issueOpinion', 'approve')],
    government: [step(OFFICE, 'compilePlan', 'list', { amount: approved }), step(FINANCE, 'joinPlan', 'agree')],
    procurement: [step(GOVERNMENT, 'approvePlan', 'listed', {})],
    tendered: [
      step(HANDLER, 'submitTender', 'submit', { content: '平台软件开发', budget: approved }, ['tenderPapers']),
      step(OFFICE, 'reviewTender', 'pass'),
    ],
    building: [step(HANDLER, 'signContract', 'file', { supplier: '某科技公司', amount: approved }, ['contractCopy'])],
    started: [step(HANDLER, 'startWork', 'file', {})],
    trial: [step(HANDLER, 'complete', 'file', { newSoftware })],
    applied: completion.slice(0, 3),
    settlement: completion.slice(3),
    evaluation: [
      step(FINANCE, 'settle', 'file', { agency: '某事务所', amount: approved }, ['settlementReport']),
      step(FINANCE, 'releaseFunds', 'released'),
    ],
  };
}

export type Place =
  | 'declared'
  | 'checking'
  | 'review'
  | 'entrusted'
  | 'report'
  | 'countersign'
  | 'agreed'
  | 'planning'
  | 'government'
  | 'procurement'
  | 'tendered'
  | 'building'
  | 'started'
  | 'trial'
  | 'applied'
  | 'settlement'
  | 'evaluation';

export interface Road {
  /** 万元, declared and approved. */
  readonly total?: number;
  readonly declared?: Values;
  /** Steps beside the road, before the place of that name is left for the next. */
  readonly beside?: Readonly<Partial<Record<Place, readonly Step[]>>>;
}

/**
 * A project that has come so far today, by the same rules as everybody's: what was done before is only written down, its
 * last step is told to whoever is next. What a test is about is then walked through the chat.
 */
export async function arrive(w: World, place: Place, { total = 60, declared = {}, beside = {} }: Road = {}): Promise<void> {
  const steps: DemoStep[] = [];
  for (const [at, part] of Object.entries(road({ ...DECLARED, estimate: total, ...declared }, total, place === 'trial'))) {
    steps.push(...[...part, ...(beside[at as Place] ?? [])].map((one) => ({ ...one, daysAgo: 0 })));
    if (at === place) break;
  }
  const story: DemoProject = { policyId: 'gaoqing', handler: HANDLER, steps };
  await tellStories(w.app.deps, [story], SANDBOX_APP_ON_PLATFORM);
  w.app.dispatcher.wake();
  await w.settle();
}

export { step };
