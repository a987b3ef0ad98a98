/** What a letter is filled with: texts by tag, and lists whose rows have tags of their own. */
export type LetterText = string | number | null;
export type LetterRow = Readonly<Record<string, LetterText>>;
export type LetterData = Readonly<Record<string, LetterText | readonly LetterRow[]>>;

/** The tags that a template may use: 'text', or for a list the tags of its rows. */
export type LetterTags = Readonly<Record<string, 'text' | readonly string[]>>;

/** The tags of every letter, explained in `documents/README.md`. A template uses those that it needs. */
export const LETTER_TAGS = {
  标题: 'text',
  文号: 'text',
  发文单位: 'text',
  主送单位: 'text',
  日期: 'text',
  办法: 'text',
  条款: 'text',
  项目名称: 'text',
  项目编号: 'text',
  建设单位: 'text',
  结论: 'text',
  说明: 'text',
  会议名称: 'text',
  会议日期: 'text',
  会议地点: 'text',
  送审金额: 'text',
  评定金额: 'text',
  核减金额: 'text',
  核减比例: 'text',
  意见: ['序号', '内容', '单位'],
  会签: ['序号', '单位', '事项', '结论', '说明', '日期'],
  专家: ['序号', '姓名', '单位', '职务'],
} as const satisfies LetterTags;

/** Data with every tag of `LETTER_TAGS`; what is not known is null and prints as nothing. */
export type StandardLetter = {
  readonly [Tag in keyof typeof LETTER_TAGS]: (typeof LETTER_TAGS)[Tag] extends readonly (infer Cell extends string)[]
    ? readonly { readonly [Key in Cell]: LetterText }[]
    : LetterText;
};
