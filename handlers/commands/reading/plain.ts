import type { Command } from '../command.js';
import { edits, soundOf } from './near.js';
import { folded } from './words.js';

/** What a person asks for without a command's word. */
export interface Asked {
  readonly id: string;
  /** What follows, as it would follow the word: a project that is named, or a period. */
  readonly argument: string;
}

/** Longer texts tell something; they do not ask for one thing. */
const LONGEST = 30;

/** Asked in plain words, the first that fits. `keeps`: the words themselves are what is to be reckoned with. */
const PLAIN: readonly { readonly id: string; readonly says: RegExp; readonly keeps?: true }[] = [
  { id: 'count', says: /[\d一二两三四五六七八九十]+ ?个?(工作日|自然日)|\d+ ?天[之以]?后/, keeps: true },
  { id: 'progress', says: /[被遭]?(退回|打回|驳回)/ },
  { id: 'next', says: /下一?步|接下来|[该要](干|做|办|交|填)(点|些)?(什么|啥|嘛|吗)|干[嘛啥]|怎么办$|[还缺]缺?(什么|啥)$/ },
  { id: 'why', says: /为啥|为何|凭什么|为什么/ },
  { id: 'tasks', says: /截止|到期|过期|期限|[哪几](天|号|日)[之以]?(前|交)|还[有剩](几|多少)个?(天|工作日)|什么时候(要?交|到)/ },
  {
    id: 'progress',
    says: /到了?(哪|什么|谁)|在谁|卡在|轮到|谁[在来]?办|批(下来|了|没|完)|审(完|过|了|没)|有?结果|进[度展]|催|撤[回销]|抄送|转[交给]|(导出)?档案|办理经过|打印/,
  },
  { id: 'drafts', says: /没(填|写)完|[接继]着?续?(填|写)/ },
  { id: 'deputy', says: /出差|休假|外出/ },
  { id: 'declare', says: /报.{0,4}项目|新(建|报|的)?.{0,2}项目|[填写].{0,3}申报|怎么申?报|立项/ },
];

/** Words around a name in a question, which no project is called. */
export const FILLERS =
  /请问|麻烦|帮我|帮忙|查一下|查询|查看|看看|我想|想知道|我们的?|现在|目前|怎么样|怎么|到哪一?步|到哪儿?|进展|情况|如何|什么时候|多久|是否|可以|能不能|一下|项目|[了吗呢啊吧的？?！!，,。]/g;
/** Smaller ones, which may stand within a name too. */
const SMALL =
  /为(什么|啥|何)|[我你您]们?|现在|那个|这个|到底|一?步|什么|是|能|会|要|该|单位|同事|领导|没?有|没|的|里|儿|谁|哪|那|把|活|干|办|几|天|号/g;

/** What is asked for in plain words, with the rest of the text; null where nothing is. */
export function plainlyAsked(text: string): Asked | null {
  if ([...text].length > LONGEST) return null;
  const asked = PLAIN.find(({ says }) => says.test(text));
  if (asked === undefined) return null;
  const { id, says, keeps } = asked;
  return { id, argument: keeps === true ? unasked(text) : unfilled(text.replace(says, ' ')) };
}

/** The command whose word a text begins with, but for one sign or for the way it is written: 下一部, 进渡 殡葬. */
export function misspelt(text: string, commands: readonly Command[]): Asked | null {
  const [head = '', ...rest] = text.split(' ');
  const meant = commands.find(({ words }) => words.some((word) => isSlip(head, word)));
  return meant === undefined ? null : { id: meant.id, argument: rest.join(' ') };
}

function isSlip(typed: string, word: string): boolean {
  if (typed.length !== word.length || typed.length < 2) return false;
  return soundOf(typed) === soundOf(word) || (word.length > 2 && edits(folded(typed), folded(word)) === 1);
}

/** 5个工作日是哪天: what it comes to is asked by the command itself. */
function unasked(text: string): string {
  return text.replace(/(是|到|为)?(哪一?天|几号|什么时候|多少号)|[截止到]+$|请问|[？?]/g, ' ').trim();
}

function unfilled(text: string): string {
  return text.replace(FILLERS, ' ').replace(SMALL, ' ').replace(/ +/g, ' ').trim();
}
