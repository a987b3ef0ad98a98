import { z } from 'zod';
import { CTenantAccessToken, type Client, type DefaultCache } from './sdk.js';

const Token = z.string().min(1);

/**
 * The app's access token, asked for by one request at a time: the SDK would send one for each call that finds none. The
 * SDK's cache holds it and knows when it ends.
 */
export class Tokens {
  private asking: Promise<string> | null = null;

  constructor(
    private readonly client: Client,
    private readonly cache: DefaultCache,
  ) {}

  /** The token in use, fetched when there is none. @throws TransportError */
  async get(): Promise<string> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** Forgets a token that the platform refused — unless another call has already brought a new one. */
  async drop(token: string): Promise<void> {
    const namespace = this.client.appId;
    const held: unknown = await this.cache.get(CTenantAccessToken, { namespace });
    if (held === token) await this.cache.set(CTenantAccessToken, '', undefined, { namespace });
  }

  private async ask(): Promise<string> {
    const token: unknown = await this.client.tokenManager.getTenantAccessToken();
    return Token.parse(token);
  }
}
