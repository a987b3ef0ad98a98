import { expect, it } from 'vitest';
import { underOtherNames } from '../../../entities/dump/under-other-names.js';

const LONG = '中'.repeat(300);
const DUMP = `-- Table structure for table \`staff\`
DROP TABLE IF EXISTS \`staff\`;
CREATE TABLE \`staff\` (
  \`id\` int(11) NOT NULL AUTO_INCREMENT
);
LOCK TABLES \`staff\` WRITE;
/*!40000 ALTER TABLE \`staff\` DISABLE KEYS */;
INSERT INTO \`staff\` VALUES
(1,'INSERT INTO \`staff\` ${LONG}\\nDROP TABLE IF EXISTS \`staff\`;'),
(2,'CREATE TABLE \`x\`');
UNLOCK TABLES;`;
const EXPECTED = DUMP.replace(
  /^(DROP TABLE IF EXISTS|CREATE TABLE|LOCK TABLES|\/\*!40000 ALTER TABLE|INSERT INTO) `/gm,
  '$1 `new_',
);

it('gives each table another name and leaves the values alone, wherever the bytes are cut', async () => {
  const bytes = Buffer.from(DUMP);
  for (const size of [1, 2, 7, 63, 64, 65, 200, bytes.length]) {
    const chunks = async function* () {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const out: Buffer[] = [];
    for await (const piece of underOtherNames(chunks(), 'new_')) out.push(piece);
    expect(Buffer.concat(out).toString()).toBe(EXPECTED);
  }
});
