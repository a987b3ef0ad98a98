import Router from '@koa/router';
import Koa from 'koa';
import { folderJournal, memoryJournal } from '../world/journal.js';
import { contactRoutes } from './contacts.js';
import { deskRoutes } from './desk.js';
import { answerFaults } from './envelope.js';
import { ZwddFaults } from './faults.js';
import { gate } from './gate.js';
import { messageRoutes } from './messages.js';
import { Grants, oauthRoutes } from './oauth.js';
import { LIMITS, type ZwddOptions, type ZwddRobot, type ZwddSeedPerson } from './options.js';
import { qrRoutes } from './qr.js';
import { robotRoute } from './robot.js';
import { seedPeople } from './seed.js';
import { serveZwddPage } from './serve-page.js';
import { todoRoutes } from './todo.js';
import type { ZwddEntry } from './types.js';
import { ZwddWorld } from './world.js';

/** A look-alike of the second platform: signed interfaces, sign-on, and a telephone in the browser. */
export interface ZwddSandbox {
  /** Mount it ahead of anything that reads request bodies. */
  readonly app: Koa;
  readonly world: ZwddWorld;
  readonly grants: Grants;
  /** What goes wrong on purpose. */
  readonly faults: ZwddFaults;
  seed(people: readonly ZwddSeedPerson[]): void;
  addRobot(robot: ZwddRobot): void;
  close(): void;
}

export function createZwddSandbox(options: ZwddOptions): ZwddSandbox {
  const limits = { ...LIMITS, ...options.limits };
  const journal = options.statePath === undefined ? memoryJournal<ZwddEntry>() : folderJournal<ZwddEntry>(options.statePath);
  const world = new ZwddWorld(journal);
  const grants = new Grants(options.now, limits);
  const faults = new ZwddFaults();
  const robots = [...(options.robots ?? [])];

  const open = new Router();
  qrRoutes(open, options, world, grants);
  robotRoute(open, options, limits, world, robots);
  const desk = deskRoutes(options, world, grants);
  const api = new Router();
  api.use(answerFaults, faults.middleware, gate(options, limits));
  oauthRoutes(api, options, world, grants);
  contactRoutes(api, options, world);
  messageRoutes(api, options, limits, world);
  todoRoutes(api, options, world);

  const app = new Koa();
  for (const router of [open, desk.router, api]) app.use(router.routes());
  app.use(serveZwddPage());
  return {
    app,
    world,
    grants,
    faults,
    seed: (people) => seedPeople(world, people),
    addRobot: (robot) => void robots.push(robot),
    close: desk.close,
  };
}
