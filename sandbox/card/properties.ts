/**
 * What each tag of card JSON 2.0 may carry, closed: the platform refuses a card with any other property. Read from the
 * platform's component pages, apart from the bot's own linter on purpose: two readings check each other.
 */
const place = ['tag', 'element_id', 'margin'];
const flow = ['direction', 'padding', 'horizontal_spacing', 'vertical_spacing', 'horizontal_align', 'vertical_align'];
const pressable = ['disabled', 'disabled_tips', 'hover_tips', 'confirm', 'behaviors'];
const asked = [...place, 'name', 'required', 'placeholder', 'disabled', 'width', 'behaviors', 'confirm'];

export const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['tag', 'element_id', 'content', 'i18n_content', 'text_size', 'text_align', 'text_color', 'lines'],
  lark_md: ['tag', 'element_id', 'content', 'i18n_content', 'text_size', 'text_align', 'text_color', 'lines'],
  text_tag: ['tag', 'element_id', 'text', 'color'],
  standard_icon: ['tag', 'token', 'color', 'size'],
  custom_icon: ['tag', 'img_key', 'size'],
  div: [...place, 'width', 'text', 'fields', 'icon'],
  markdown: [...place, 'content', 'i18n_content', 'text_size', 'text_align', 'icon'],
  hr: place,
  img: [...place, 'img_key', 'alt', 'title', 'corner_radius', 'scale_type', 'size', 'transparent', 'preview'],
  person: [...place, 'user_id', 'size', 'show_avatar', 'show_name', 'style'],
  person_list: [...place, 'persons', 'size', 'lines', 'show_avatar', 'show_name', 'icon', 'drop_invalid_user_id'],
  button: [...place, 'text', 'type', 'size', 'width', 'icon', 'name', 'required', 'form_action_type', ...pressable],
  overflow: [...place, 'options', 'width', 'value', 'behaviors', 'confirm'],
  input: [
    ...asked,
    ...[
      'label',
      'label_position',
      'default_value',
      'input_type',
      'rows',
      'auto_resize',
      'max_rows',
      'max_length',
      'show_icon',
      'value',
    ],
  ],
  select_static: [...asked, 'options', 'initial_option', 'initial_index', 'type'],
  multi_select_static: [...asked, 'options', 'selected_values', 'type'],
  select_person: [...asked, 'options', 'initial_option', 'type'],
  multi_select_person: [...asked, 'options', 'selected_values', 'type'],
  date_picker: [...asked, 'initial_date', 'value'],
  picker_time: [...asked, 'initial_time', 'value'],
  picker_datetime: [...asked, 'initial_datetime', 'value'],
  checker: [...place, 'name', 'checked', 'text', 'overall_checkable', 'button_area', 'checked_style', 'padding', ...pressable],
  form: [...place, ...flow, 'name', 'elements'],
  column_set: [...place, 'columns', 'flex_mode', 'background_style', 'horizontal_spacing', 'horizontal_align', 'action'],
  column: [...place, ...flow, 'background_style', 'width', 'weight', 'elements', 'action'],
  collapsible_panel: [...place, ...flow, 'expanded', 'header', 'border', 'background_color', 'elements'],
  interactive_container: [
    ...place,
    ...flow,
    ...['width', 'height', 'background_style', 'has_border', 'border_color', 'corner_radius', 'elements'],
    ...pressable,
  ],
  table: [...place, 'page_size', 'row_height', 'row_max_height', 'freeze_first_column', 'header_style', 'columns', 'rows'],
  chart: [...place, 'aspect_ratio', 'color_theme', 'chart_spec', 'preview', 'height'],
};

/** Objects that stand at a fixed place and have no tag. */
export const PARTS = {
  root: ['schema', 'config', 'card_link', 'header', 'body'],
  config: [
    ...['streaming_mode', 'streaming_config', 'summary', 'locales', 'enable_forward', 'update_multi', 'width_mode'],
    ...['use_custom_translation', 'enable_forward_interaction', 'style'],
  ],
  summary: ['content', 'i18n_content'],
  header: ['title', 'subtitle', 'text_tag_list', 'i18n_text_tag_list', 'template', 'icon', 'padding'],
  body: [...flow, 'elements'],
  panelHeader: [
    'title',
    'background_color',
    'vertical_align',
    'padding',
    'position',
    'width',
    'icon',
    'icon_position',
    'icon_expanded_angle',
  ],
  border: ['color', 'corner_radius'],
  confirm: ['title', 'text'],
  option: ['text', 'value', 'icon'],
  tableColumn: ['name', 'display_name', 'width', 'data_type', 'vertical_align', 'horizontal_align', 'format', 'date_format'],
  tableHeader: ['text_align', 'text_size', 'background_style', 'text_color', 'bold', 'lines'],
  callback: ['type', 'value'],
  open_url: ['type', 'default_url', 'pc_url', 'ios_url', 'android_url'],
} as const;

/** Words a property may hold; another word is a parse error. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  'header.template': [
    ...['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red'],
    ...['carmine', 'violet', 'purple', 'indigo', 'grey', 'default'],
  ],
  'button.type': [
    'default',
    'primary',
    'danger',
    'text',
    'primary_text',
    'danger_text',
    'primary_filled',
    'danger_filled',
    'laser',
  ],
  'button.form_action_type': ['submit', 'reset'],
  'input.input_type': ['text', 'multiline_text', 'password'],
  'column_set.flex_mode': ['none', 'stretch', 'flow', 'bisect', 'trisect'],
  'table.data_type': ['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'],
  'config.width_mode': ['default', 'compact', 'fill'],
  'body.direction': ['vertical', 'horizontal'],
};

/** Components that a person answers; inside a form each needs a name. */
export const INPUT_TAGS = new Set([
  ...['input', 'select_static', 'multi_select_static', 'select_person', 'multi_select_person'],
  ...['date_picker', 'picker_time', 'picker_datetime', 'checker'],
]);

/** Tags that may stand in a list of elements. */
export const ELEMENT_TAGS = new Set(
  Object.keys(PROPERTIES).filter(
    (tag) => !['plain_text', 'lark_md', 'text_tag', 'standard_icon', 'custom_icon', 'column'].includes(tag),
  ),
);
