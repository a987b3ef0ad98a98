import { z } from 'zod';

/** Property lists are closed: the platform refuses a whole card for one property that it does not know. */

/** What every element of the body may carry. */
export const element = {
  element_id: z
    .string()
    .regex(/^[A-Za-z]\w{0,19}$/)
    .optional(),
  margin: z.string().optional(),
};

export const filled = z.string().min(1);

const textStyle = {
  text_size: z.string().optional(),
  text_color: z.string().optional(),
  text_align: z.enum(['left', 'center', 'right']).optional(),
};

export const PlainText = z.strictObject({
  tag: z.literal('plain_text'),
  content: filled,
  ...textStyle,
  lines: z.int().min(1).optional(),
});

export const Icon = z.strictObject({
  tag: z.enum(['standard_icon', 'custom_icon']),
  token: z.string().optional(),
  img_key: z.string().optional(),
  color: z.string().optional(),
  size: z.string().optional(),
});

/** Words on a button or in an empty field. */
export const ShortText = PlainText.extend({ content: filled.max(100) });

export const Confirm = z.strictObject({ title: PlainText, text: PlainText });

export const Behaviors = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
      z.strictObject({
        type: z.literal('open_url'),
        default_url: z.url(),
        pc_url: z.string().optional(),
        ios_url: z.string().optional(),
        android_url: z.string().optional(),
      }),
    ]),
  )
  .min(1);

export const Div = z.strictObject({
  tag: z.literal('div'),
  ...element,
  text: PlainText,
  icon: Icon.optional(),
  width: z.string().optional(),
});

export const Markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...element,
  content: filled,
  text_size: z.string().optional(),
  text_align: z.enum(['left', 'center', 'right']).optional(),
  icon: Icon.optional(),
});

export const Rule = z.strictObject({ tag: z.literal('hr'), ...element });
