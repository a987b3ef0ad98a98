/** Worlds that stand open, by the folder of their database. */
export const openWorlds = new Set<string>();
