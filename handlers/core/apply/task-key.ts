/** How a row that this decision opened is named until it has an id. */
export function taskKey(task: string, subject: string | null): string {
  return `${task}/${subject ?? ''}`;
}
