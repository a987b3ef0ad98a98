import { walkTags } from '../card/walk.js';
import { listOf, objectOf, parseJson, textOf, type JsonObject } from '../json.js';
import type { Message } from '../world/types.js';
import { readInputs, type SeenInput } from './read-inputs.js';
import { readTable } from './read-table.js';
import { readCardText, readWords } from './read-text.js';

/** A button with the form it stands in, if any. */
export interface SeenButton {
  readonly label: string;
  readonly node: JsonObject;
  readonly form: JsonObject | null;
}

/** A card as a person reads it. */
export class SeenCard {
  readonly json: JsonObject;
  readonly messageId: string;
  readonly chatId: string;

  constructor(message: Message) {
    this.json = objectOf(parseJson(message.content));
    this.messageId = message.messageId;
    this.chatId = message.chatId;
  }

  title(): string {
    return readWords(objectOf(this.json['header'])['title']);
  }

  /** All visible words, one line for each thing. */
  text(): string {
    return readCardText(this.json);
  }

  /** Labels of the buttons that can be pressed, in order. */
  buttons(): readonly string[] {
    return this.pressable()
      .filter(({ node }) => node['disabled'] !== true)
      .map(({ label }) => label);
  }

  pressable(): readonly SeenButton[] {
    const elements = listOf(objectOf(this.json['body'])['elements']).map(objectOf);
    return elements.flatMap((element) =>
      [...walkTags(element)]
        .filter(({ tag }) => tag === 'button')
        .map(({ node }) => ({ label: readWords(node['text']), node, form: element['tag'] === 'form' ? element : null })),
    );
  }

  /** The questions of its forms. */
  inputs(): readonly SeenInput[] {
    return this.forms().flatMap(readInputs);
  }

  /** The table at `index`, column titles first; empty when there is none. */
  table(index = 0): readonly (readonly string[])[] {
    const tables = [...walkTags(this.json)].filter(({ tag }) => tag === 'table');
    const found = tables[index];
    return found ? readTable(found.node) : [];
  }

  private forms(): readonly JsonObject[] {
    return listOf(objectOf(this.json['body'])['elements'])
      .map(objectOf)
      .filter((element) => textOf(element['tag']) === 'form');
  }
}
