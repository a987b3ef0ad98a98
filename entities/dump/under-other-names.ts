/** Longer than what stands before a table's name, and the quote with which that begins. */
const HEAD = 64;
const NEWLINE = 10;
/** The dump programs begin every statement on a line of its own, and write a line's end within a value as `\n`. */
const BEFORE_A_NAME = /^(DROP TABLE IF EXISTS|CREATE TABLE|LOCK TABLES|INSERT INTO|\/\*!\d+ ALTER TABLE) `/;

/** A dump in SQL as it came, but with `prefix` before the name of each of its tables, however long its lines are. */
export async function* underOtherNames(dump: AsyncIterable<Buffer>, prefix: string): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  // Of a line whose beginning has gone out already.
  let inside = false;
  for await (const chunk of dump) {
    let rest = Buffer.concat([held, chunk]);
    held = Buffer.alloc(0);
    while (rest.length > 0) {
      if (!inside && rest.length < HEAD && !rest.includes(NEWLINE)) {
        held = rest;
        break;
      }
      if (!inside) {
        const before = BEFORE_A_NAME.exec(rest.toString('latin1', 0, HEAD))?.[0] ?? '';
        if (before !== '') yield Buffer.from(before + prefix, 'latin1');
        rest = rest.subarray(before.length);
      }
      const end = rest.indexOf(NEWLINE);
      inside = end === -1;
      const line = inside ? rest : rest.subarray(0, end + 1);
      yield line;
      rest = rest.subarray(line.length);
    }
  }
  yield held;
}
