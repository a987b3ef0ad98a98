import type { Policy } from '../../../policies/schema/index.js';
import type { Topic } from './topics.js';

const HOW = '在那一页点“下载表格模板”，填好后把文件直接发给我，会逐格核对。文书由系统按模板生成，不用自己做。';

/** Where the tables of a regulation's forms are got as a spreadsheet, form by form, and how, once; nothing where a text asks for no template. */
export function templatesAskedFor({ forms }: Policy, text: string): Topic[] {
  if (!/模[板版]|样表|空(白)?表/.test(text)) return [];
  const found = Object.values(forms).flatMap(({ title, article, pages }) => {
    const places = pages.flatMap((page) => {
      const tables = page.fields.flatMap((field) =>
        field.type === 'table' && field.template !== undefined ? [field.template] : [],
      );
      return tables.length === 0 ? [] : [`“${page.title}”页的${tables.join('、')}`];
    });
    return places.length === 0 ? [] : [{ line: `${title}：${places.join('，')}`, article }];
  });
  if (found.length === 0) return [];
  const answer = [...found.map(({ line }) => `\n${line}。`), `\n${HOW}`].join('');
  return [{ title: '表格模板', answer, article: [...new Set(found.map(({ article }) => article))].join('、') }];
}
