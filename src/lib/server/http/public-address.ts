import { env } from 'node:process';

/** The address people reach this server at. Without `ORIGIN` no proxy stands before it, and it speaks plain HTTP. */
export const publicAddress = (url: URL) => env.ORIGIN || `http://${url.host}`;
