/** Where the pages stand on the bot's server. */
export const PAGES_PATH = '/pages';

export const HOME = `${PAGES_PATH}/`;
