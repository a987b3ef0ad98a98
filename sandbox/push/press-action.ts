import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.js';

/** What a client reports of a press. It is client-supplied: the platform passes it on as it comes. */
export interface PressAction {
  readonly tag: string;
  readonly name?: string;
  readonly value?: JsonObject;
  readonly form_value?: JsonObject;
  readonly input_value?: string;
  readonly option?: string;
  readonly options?: readonly string[];
  readonly checked?: boolean;
}

/** Keeps the known fields of an action that came from outside. */
export function parsePressAction(given: unknown): PressAction {
  const { tag, name, value, form_value: form, input_value: input, option, options, checked } = objectOf(given);
  return {
    tag: textOf(tag) || 'button',
    ...(typeof name === 'string' ? { name } : {}),
    ...(isObject(value) ? { value } : {}),
    ...(isObject(form) ? { form_value: form } : {}),
    ...(typeof input === 'string' ? { input_value: input } : {}),
    ...(typeof option === 'string' ? { option } : {}),
    ...(Array.isArray(options) ? { options: listOf(options).map(textOf) } : {}),
    ...(typeof checked === 'boolean' ? { checked } : {}),
  };
}
