import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.js';
import { readMarkdown } from './markdown.js';
import { readTable } from './read-table.js';

/** The words of a text object. */
export function readWords(text: unknown): string {
  const { tag, content } = objectOf(text);
  return tag === 'plain_text' ? textOf(content) : readMarkdown(textOf(content));
}

/** All visible words of a card, one line for each thing, from top to bottom. */
export function readCardText(card: JsonObject): string {
  const header = objectOf(card['header']);
  const tags = listOf(header['text_tag_list']).map((tag) => readWords(objectOf(tag)['text']));
  const lines = [
    readWords(header['title']),
    readWords(header['subtitle']),
    ...tags,
    ...readElements(objectOf(card['body'])['elements']),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function readElements(elements: unknown): readonly string[] {
  return listOf(elements).flatMap((element) => (isObject(element) ? readElement(element) : []));
}

function readElement(element: JsonObject): readonly string[] {
  switch (element['tag']) {
    case 'markdown':
      return [readMarkdown(textOf(element['content']))];
    case 'div':
      return [readWords(element['text']), ...listOf(element['fields']).map((field) => readWords(objectOf(field)['text']))];
    case 'column_set':
      return readElements(element['columns']);
    case 'collapsible_panel':
      return [readWords(objectOf(element['header'])['title']), ...readElements(element['elements'])];
    case 'table':
      return readTable(element).map((row) => row.join(' | '));
    case 'chart':
      return [textOf(objectOf(objectOf(element['chart_spec'])['title'])['text'])];
    case 'img':
      return [readWords(element['alt'])];
    case 'form':
    case 'column':
    case 'interactive_container':
      return readElements(element['elements']);
    default:
      return [readWords(element['label']), readWords(element['text']), ...readValue(element)];
  }
}

/** What an answered input shows; an empty one shows its placeholder. */
function readValue(element: JsonObject): readonly string[] {
  const options = listOf(element['options']).map(objectOf);
  const chosen = [element['initial_option'], ...listOf(element['selected_values'])].filter((value) => typeof value === 'string');
  const labels = chosen.map((value) => readWords(options.find((option) => option['value'] === value)?.['text']) || value);
  const typed = ['default_value', 'initial_date', 'initial_time', 'initial_datetime'].map((key) => textOf(element[key]));
  const shown = [...labels, ...typed].filter((words) => words !== '');
  return shown.length > 0 ? shown : [readWords(element['placeholder'])];
}
