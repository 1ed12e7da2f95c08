import { m } from '$lib/paraglide/messages';

/** A page that stands in the navigation. Its path is its route's, without a language. */
export interface RoomPage {
	path: string;
	name: () => string;
}

/** Pages that answer one kind of question; the first is where the room is entered. */
export interface Room {
	name: () => string;
	pages: readonly RoomPage[];
}

/** The site as a person walks through it. */
export const rooms: readonly Room[] = [
	{
		name: m.nav_overview,
		pages: [
			{ path: '/', name: m.nav_overview },
			{ path: '/attention', name: m.nav_attention },
			{ path: '/map', name: m.nav_map },
			{ path: '/briefing', name: m.nav_briefing }
		]
	},
	{
		name: m.nav_households,
		pages: [
			{ path: '/wards', name: m.nav_wards },
			{ path: '/compare', name: m.nav_compare },
			{ path: '/targets', name: m.nav_targets },
			{ path: '/flows', name: m.nav_flows },
			{ path: '/dossiers', name: m.nav_dossiers },
			{ path: '/then-and-now', name: m.nav_then_and_now }
		]
	},
	{
		name: m.nav_funds,
		pages: [
			{ path: '/funds', name: m.nav_funds },
			{ path: '/funds/reconciliation', name: m.rec_title }
		]
	},
	{
		name: m.nav_tasks,
		pages: [
			{ path: '/tasks', name: m.nav_tasks },
			{ path: '/difficulties', name: m.nav_difficulties },
			{ path: '/plans', name: m.nav_plans }
		]
	},
	{
		name: m.nav_submissions,
		pages: [
			{ path: '/reports', name: m.nav_reports },
			{ path: '/submissions', name: m.nav_sent },
			{ path: '/submissions/new', name: m.nav_send },
			{ path: '/banks', name: m.nav_banks }
		]
	},
	{
		name: m.nav_data,
		pages: [
			{ path: '/data', name: m.nav_explore },
			{ path: '/checks', name: m.nav_checks },
			{ path: '/dictionary', name: m.nav_dictionary }
		]
	}
];

/** The rooms with the pages that are open to whoever asks; a room without any is left out. */
export function openRooms(open: readonly string[]): Room[] {
	return rooms
		.map((room) => ({ ...room, pages: room.pages.filter(({ path }) => open.includes(path)) }))
		.filter(({ pages }) => pages.length > 0);
}

/** The page of the navigation that an address is or lies under: the one with the longest path; null for none. */
export function pageAbove(address: string, among: readonly Room[] = rooms): RoomPage | null {
	const above = among
		.flatMap(({ pages }) => pages)
		.filter(({ path }) => address === path || (path !== '/' && address.startsWith(`${path}/`)));
	return above.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}
