/** The candidate that a mistyped word most likely meant; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const bound = Math.max(1, Math.floor(word.length / 2));
  return [...candidates]
    .map((candidate) => ({ candidate, steps: editSteps(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= bound)
    .sort((a, b) => a.steps - b.steps)
    .at(0)?.candidate;
}

/** `，是否应为“x”？`, or nothing where no candidate is near. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `，是否应为“${found}”？`;
}

/** Levenshtein distance, one row at a time. */
function editSteps(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const row = [i + 1];
    for (const [j, right] of [...b].entries()) {
      const replaced = (above[j] ?? 0) + (left === right ? 0 : 1);
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
