import { z } from 'zod';
import { Behaviors, Confirm, element, filled, Icon, PlainText, ShortText } from './parts.js';

/** Unique over the card and ASCII without blanks; the platform hands it back as the key of the answer. */
const name = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'a name is ASCII, without blanks, up to 100 characters');

const question = {
  ...element,
  name,
  required: z.boolean().optional(),
  placeholder: ShortText.optional(),
  width: z.string().optional(),
  disabled: z.boolean().optional(),
};

const options = z.array(z.strictObject({ text: PlainText, value: filled, icon: Icon.optional() })).min(1);

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const minute = z.string().regex(/^\d\d:\d\d$/);

export const TextInput = z
  .strictObject({
    tag: z.literal('input'),
    ...question,
    label: PlainText.optional(),
    label_position: z.enum(['top', 'left']).optional(),
    default_value: z.string().optional(),
    input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
    rows: z.int().min(1).optional(),
    max_rows: z.int().min(1).optional(),
    auto_resize: z.boolean().optional(),
    max_length: z.int().min(1).max(1000).optional(),
    show_icon: z.boolean().optional(),
    behaviors: Behaviors.optional(),
  })
  .refine((input) => (input.default_value?.length ?? 0) <= (input.max_length ?? 1000), 'default_value is longer than max_length');

export const Select = z
  .strictObject({
    tag: z.literal('select_static'),
    ...question,
    options,
    type: z.enum(['default', 'text']).optional(),
    initial_option: z.string().optional(),
    behaviors: Behaviors.optional(),
  })
  .refine(
    (select) => select.initial_option === undefined || has(select.options, [select.initial_option]),
    'initial_option is not an option',
  )
  .refine((select) => differ(select.options), 'two options have the same value');

export const MultiSelect = z
  .strictObject({
    tag: z.literal('multi_select_static'),
    ...question,
    options,
    type: z.enum(['default', 'text']).optional(),
    selected_values: z.array(z.string()).optional(),
    behaviors: Behaviors.optional(),
  })
  .refine((select) => has(select.options, select.selected_values ?? []), 'a selected value is not an option')
  .refine((select) => differ(select.options), 'two options have the same value');

export const DatePicker = z.strictObject({
  tag: z.literal('date_picker'),
  ...question,
  initial_date: day.optional(),
  behaviors: Behaviors.optional(),
});
export const TimePicker = z.strictObject({
  tag: z.literal('picker_time'),
  ...question,
  initial_time: minute.optional(),
  behaviors: Behaviors.optional(),
});

export const Checker = z.strictObject({
  tag: z.literal('checker'),
  ...element,
  name,
  checked: z.boolean().optional(),
  disabled: z.boolean().optional(),
  text: PlainText,
  overall_checkable: z.boolean().optional(),
  behaviors: Behaviors.optional(),
});

export const ButtonElement = z.strictObject({
  tag: z.literal('button'),
  ...element,
  text: ShortText,
  type: z
    .enum(['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text', 'primary_filled', 'danger_filled', 'laser'])
    .optional(),
  size: z.string().optional(),
  width: z.string().optional(),
  icon: Icon.optional(),
  hover_tips: PlainText.optional(),
  disabled: z.boolean().optional(),
  disabled_tips: PlainText.optional(),
  confirm: Confirm.optional(),
  behaviors: Behaviors.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
  name: name.optional(),
  required: z.boolean().optional(),
});

function has(list: readonly { readonly value: string }[], values: readonly string[]): boolean {
  return values.every((value) => list.some((option) => option.value === value));
}

function differ(list: readonly { readonly value: string }[]): boolean {
  return new Set(list.map((option) => option.value)).size === list.length;
}
