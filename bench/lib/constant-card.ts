import { encodeCard } from '../../bot/lark/index.js';
import { card, fields, text } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';

/** A neutral card whose JSON is about 6 KB. */
export function neutralCard(): Card {
  const lines = Array.from({ length: 13 }, (_, no) => text(`第 ${no + 1} 条：项目资金概算、建设内容与进度的说明，`.repeat(4)));
  const pairs = Array.from({ length: 8 }, (_, no) => [`栏目 ${no + 1}`, `内容 ${no + 1}`] as const);
  return card({ summary: '申报审批', title: '申报审批', subtitle: '智慧场馆', tone: 'todo' }, [fields(pairs), ...lines]);
}

/** The same as the platform takes it in answer to a press. */
export function constantCard() {
  return { toast: { type: 'success', content: '已提交。' }, card: { type: 'raw', data: encodeCard(neutralCard()).json } };
}
