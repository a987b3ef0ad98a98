/** Where people's devices reach the bot's pages. */
export interface PublicPlace {
  /** Without a slash at its end; null: nowhere, or not known yet. */
  readonly url: () => string | null;
  /** Where nothing is configured: the bot's own address, known once it listens. */
  listensAt(address: string): void;
}

export function publicPlace(configured: string | null): PublicPlace {
  let url = configured;
  return {
    url: () => url,
    listensAt: (address) => {
      url ??= address;
    },
  };
}
