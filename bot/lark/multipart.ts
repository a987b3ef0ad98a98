/**
 * A body with a file in it, as a form whose file part carries a name. The SDK would send the bytes as a part without one,
 * which strict receivers take for an ordinary field. The part's name is plain ASCII; people see the field `file_name`.
 */
export function multipart(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries<unknown>({ ...fields })) {
    if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), 'upload');
    else if (typeof value === 'string') form.append(name, value);
  }
  return form;
}
