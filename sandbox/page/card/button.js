import { confirmDialog, toast } from '../dialog.js';
import { h } from '../dom.js';
import { bare } from './markdown.js';

const STYLES = {
  primary: 'primary-line',
  primary_filled: 'primary',
  danger: 'danger',
  danger_filled: 'danger-filled',
  danger_text: 'danger text',
  primary_text: 'text',
  text: 'text',
  laser: 'primary',
};

/** A button: asks first where the card says so, shows that it works, and cannot be pressed again meanwhile. */
export function button(element, context) {
  const label = bare(element.text);
  const form = context.form;
  const act = async () => {
    if (element.form_action_type === 'reset') return form?.reset();
    if (element.confirm && !(await confirmDialog(bare(element.confirm.title), bare(element.confirm.text)))) return;
    const link = (element.behaviors ?? []).find(({ type }) => type === 'open_url');
    if (link) window.open(link.default_url || link.pc_url, '_blank', 'noopener');
    const submits = element.form_action_type === 'submit' && form;
    if (submits && !form.complete()) return;
    const value = (element.behaviors ?? []).find(({ type }) => type === 'callback')?.value;
    if (!submits && value === undefined && !element.report) return;
    await run({
      tag: element.tag,
      ...(element.name ? { name: element.name } : {}),
      ...(element.report ?? {}),
      ...(submits ? { form_value: form.values() } : value === undefined ? {} : { value }),
    });
  };
  const run = async (action) => {
    node.setAttribute('aria-busy', 'true');
    node.disabled = true;
    try {
      const { code } = await context.press(action);
      if (action.form_value && code === null) form.lock();
    } catch (error) {
      toast(error.message, 'error');
    } finally {
      node.removeAttribute('aria-busy');
      node.disabled = element.disabled === true || form?.locked() === true;
    }
  };
  const hint = element.disabled ? bare(element.disabled_tips) : bare(element.hover_tips);
  const style = STYLES[element.type] ?? '';
  const node = h(
    'button',
    {
      type: 'button',
      class: `button ${style} ${element.width === 'fill' ? 'fill' : ''}`,
      disabled: element.disabled === true,
      title: hint || null,
      on: { click: () => void act() },
    },
    h('span', { class: 'button-label', text: label }),
  );
  form?.controls.push(node);
  return node;
}
