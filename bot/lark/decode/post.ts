import { z } from 'zod';

const Element = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
});

const Post = z.object({ title: z.string().default(''), content: z.array(z.array(Element)).default([]) });

/** A rich-text message as plain lines (mentions stay placeholders) and the first picture in it. */
export function parsePost(content: unknown): { readonly text: string; readonly imageKey: string | null } {
  const post = Post.parse(content);
  const elements = post.content.flat();
  const lines = post.content.map((line) =>
    line.map((element) => (element.tag === 'at' ? ` ${element.user_id ?? ''} ` : (element.text ?? ''))).join(''),
  );
  return {
    text: [post.title, ...lines].filter((line) => line.trim() !== '').join('\n'),
    imageKey: elements.find((element) => element.image_key !== undefined)?.image_key ?? null,
  };
}
