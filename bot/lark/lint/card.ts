import { z } from 'zod';
import { BODY_LAYOUT, Element } from './elements.js';
import { Icon, PlainText } from './parts.js';

const COLOURS = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
] as const;

const Header = z.strictObject({
  title: PlainText,
  subtitle: PlainText.optional(),
  text_tag_list: z
    .array(
      z.strictObject({
        tag: z.literal('text_tag'),
        text: PlainText,
        color: z.string().optional(),
        element_id: z.string().optional(),
      }),
    )
    .max(3)
    .optional(),
  template: z.enum(COLOURS).optional(),
  icon: Icon.optional(),
  padding: z.string().optional(),
});

/** Card JSON 2.0 as far as this bot writes it; `update_multi` and `enable_forward` are our own rule, not only the platform's. */
export const CardJson = z.strictObject({
  schema: z.literal('2.0'),
  config: z.strictObject({
    update_multi: z.literal(true),
    enable_forward: z.literal(false),
    summary: z.strictObject({ content: z.string().min(1), i18n_content: z.unknown().optional() }),
    width_mode: z.enum(['default', 'compact', 'fill']).optional(),
    enable_forward_interaction: z.literal(false).optional(),
  }),
  header: Header,
  body: z.strictObject({ ...BODY_LAYOUT, elements: z.array(Element).min(1) }),
});
