import { TransportError, type Transport } from '../../handlers/transport.js';
import type { PlatformApp } from '../compose/app-on-platform.js';

/**
 * Stands for a platform at the command line: messages to its people are written into the outbox, and the bot that runs
 * sends them. Nothing is sent from here.
 */
export function toldLater({ platform, appId, label, can }: PlatformApp): Transport {
  const nothing = () => Promise.reject(new TransportError('retry', 'commandLine', 'the command line sends nothing'));
  return {
    platform,
    appId,
    label,
    can,
    send: nothing,
    patch: nothing,
    download: nothing,
    person: nothing,
    findByMobile: nothing,
  };
}
