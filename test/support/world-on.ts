import type { DatabaseKind } from './database.js';
import { type World, world, type WorldOptions } from './world.js';

/** A world on a database of its own of some kind, which is dropped when the world is closed. */
export async function worldOn(kind: DatabaseKind, options: WorldOptions = {}): Promise<World> {
  const place = await kind.ready();
  const w = await world({ ...options, dbUrl: place.url });
  return { ...w, close: () => w.close().finally(place.drop) };
}
