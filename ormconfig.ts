import { dataSourceFor } from './entities/data-source.js';

/** For TypeORM's command line only (`migration:show`, `migration:generate --check`); the program itself opens `entities/db.ts`. */
export default dataSourceFor(process.env['DATABASE_URL'] ?? 'sqlite:data/steward.sqlite');
