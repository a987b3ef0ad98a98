import type { Visit } from '../../visit.js';
import { board } from './board.js';
import { exportFile, exportsPage } from './export.js';
import { lateBoard } from './late.js';
import { loadBoard } from './load.js';
import { behindFigure, statisticsBoard } from './statistics.js';

/** The overviews for those who oversee a jurisdiction, as `read` takes them. */
export function boardPages(read: (path: string, work: (visit: Visit) => Promise<void>) => unknown): void {
  read('/board', board);
  read('/board/late', lateBoard);
  read('/board/load', loadBoard);
  read('/board/statistics', statisticsBoard);
  read('/board/statistics/behind', behindFigure);
  read('/board/export', exportsPage);
  read('/board/export/:what', exportFile);
}
