/** Why the platform refuses a card: its sub-code inside 230099, and words. */
export interface CardFault {
  readonly code: number;
  readonly text: string;
}

export const unknownProperty = (path: string, key: string): CardFault => ({
  code: 200621,
  text: `parse card json err: unknown property "${key}", path: ${path}`,
});
export const badValue = (path: string, what: string): CardFault => ({
  code: 200621,
  text: `parse card json err: ${what}, path: ${path}`,
});
