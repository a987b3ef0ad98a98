/** Whether a fault of the system carries this code: `ENOENT`, `EEXIST`, `EADDRINUSE`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
