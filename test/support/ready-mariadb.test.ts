import { expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { databases } from './database.js';

it.runIf(databases().length > 1).each([
  ['DROP INDEX `ix_deadline_open` ON `deadline`', 'an index'],
  ['ALTER TABLE `deadline` ADD COLUMN `more` int NULL', 'a column'],
])('a database of which a test changed %s is not given to the next', async (statement) => {
  const place = (await databases()[1]?.ready()) ?? expect.fail('no server');
  const changed = await dataSourceFor(place.url).initialize();
  await changed.query(statement);
  await changed.destroy();
  await expect(place.drop()).rejects.toThrow('a test changed the schema');
});
