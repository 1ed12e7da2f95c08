import { can, type Who } from '../../domain/role';
import { routeActions } from './routes';

/** Paths of the pages, those with a part that differs left out, that the door opens to whoever asks. */
export function openPages(who: Who): string[] {
	return Object.entries(routeActions).flatMap(([route, { GET: action }]) => {
		const plain = !route.includes('[') && !route.startsWith('/api/');
		return plain && action && (action === 'open' || can(who, action)) ? [route] : [];
	});
}
