import { z } from 'zod';
import { ButtonElement, Checker, DatePicker, MultiSelect, Select, TextInput, TimePicker } from './inputs.js';
import { Div, element, filled, Icon, Markdown, PlainText, Rule } from './parts.js';

export const Table = z.strictObject({
  tag: z.literal('table'),
  ...element,
  page_size: z.int().min(1).max(10).optional(),
  row_height: z.string().optional(),
  row_max_height: z.string().optional(),
  freeze_first_column: z.boolean().optional(),
  header_style: z
    .strictObject({
      text_align: z.string().optional(),
      text_size: z.string().optional(),
      background_style: z.string().optional(),
      text_color: z.string().optional(),
      bold: z.boolean().optional(),
      lines: z.int().optional(),
    })
    .optional(),
  columns: z
    .array(
      z.strictObject({
        name: filled,
        display_name: z.string().optional(),
        data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']),
        width: z.string().optional(),
        horizontal_align: z.enum(['left', 'center', 'right']).optional(),
        vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
        format: z.unknown().optional(),
        date_format: z.string().optional(),
      }),
    )
    .min(1)
    .max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
});

export const Chart = z.strictObject({
  tag: z.literal('chart'),
  ...element,
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.string().optional(),
  preview: z.boolean().optional(),
  height: z.string().optional(),
  chart_spec: z.looseObject({ type: filled }),
});

const layout = {
  direction: z.enum(['vertical', 'horizontal']).optional(),
  padding: z.string().optional(),
  horizontal_spacing: z.string().optional(),
  vertical_spacing: z.string().optional(),
  horizontal_align: z.enum(['left', 'center', 'right']).optional(),
  vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
};

const Column = z.strictObject({
  tag: z.literal('column'),
  ...element,
  ...layout,
  width: z.string().optional(),
  weight: z.int().min(1).max(5).optional(),
  background_style: z.string().optional(),
  get elements() {
    return z.array(Element);
  },
});

const ColumnSet = z.strictObject({
  tag: z.literal('column_set'),
  ...element,
  horizontal_spacing: z.string().optional(),
  horizontal_align: z.enum(['left', 'center', 'right']).optional(),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  background_style: z.string().optional(),
  columns: z.array(Column).min(1),
});

const Panel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  ...element,
  ...layout,
  expanded: z.boolean().optional(),
  background_color: z.string().optional(),
  header: z.strictObject({
    title: z.union([PlainText, Markdown]),
    background_color: z.string().optional(),
    vertical_align: z.string().optional(),
    padding: z.string().optional(),
    position: z.string().optional(),
    width: z.string().optional(),
    icon: Icon.optional(),
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.union([z.literal(-180), z.literal(-90), z.literal(90), z.literal(180)]).optional(),
  }),
  border: z.strictObject({ color: z.string().optional(), corner_radius: z.string().optional() }).optional(),
  get elements() {
    return z.array(Element).min(1);
  },
});

const Form = z.strictObject({
  tag: z.literal('form'),
  ...element,
  ...layout,
  name: filled.regex(/^[\x21-\x7e]+$/, 'a name is ASCII, without blanks'),
  get elements() {
    return z.array(Element).min(1);
  },
});

/** Any component that this bot draws, with all that the platform lets it carry. */
export const Element: z.ZodType<unknown> = z.lazy(() =>
  z.discriminatedUnion('tag', [
    Div,
    Markdown,
    Rule,
    ButtonElement,
    TextInput,
    Select,
    MultiSelect,
    DatePicker,
    TimePicker,
    Checker,
    Table,
    Chart,
    ColumnSet,
    Panel,
    Form,
  ]),
);

/** The body's own layout properties. */
export const BODY_LAYOUT = layout;
