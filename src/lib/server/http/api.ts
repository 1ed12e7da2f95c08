import type { RequestEvent } from '@sveltejs/kit';
import { isAppError } from '../errors';
import { log } from '../log';
import { problemResponse } from './problem-json';

type Handler<E extends RequestEvent> = (event: E) => Response | Promise<Response>;

/** An API handler whose errors are answered as RFC 9457 problems instead of pages. */
export function api<E extends RequestEvent>(handler: Handler<E>): Handler<E> {
	return async (event) => {
		try {
			return await handler(event);
		} catch (error) {
			// While the warehouse is made again everybody is told the same, which is in the log already.
			const known = isAppError(error) && (error.status < 500 || error.code === 'rebuilding');
			if (!known) log.error('api', { route: event.route.id, error });
			return problemResponse(error);
		}
	};
}
