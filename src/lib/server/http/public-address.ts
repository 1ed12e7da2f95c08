import { env } from 'node:process';

/**
 * The address people reach this server at, as its operator says; null when nobody said, for whoever
 * asks can only guess.
 */
export const publicAddress = (): string | null => env.ORIGIN || null;
