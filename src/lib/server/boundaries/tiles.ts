import type { Ward } from '../../domain/reference';
import type { Drawn } from './draw';

const [WIDE, HIGH, GAP] = [104, 92, 5];

/** The wards as tiles near their place: the map that needs no boundaries. Wards of the day that have a tile. */
export function drawTiles(wards: readonly Ward[], day: string): Drawn {
	const own = wards.filter(
		(ward) =>
			ward.in_district &&
			ward.valid_from <= day &&
			day <= (ward.valid_to ?? '9999-12-31') &&
			ward.tile_row !== null
	);
	const shapes = own.map(({ code, valid_from, tile_row, tile_col }) => {
		const [left, top] = [(tile_col ?? 0) * (WIDE + GAP), (tile_row ?? 0) * (HIGH + GAP)];
		return {
			code,
			validFrom: valid_from,
			path: `M${left} ${top}h${WIDE}v${HIGH}h${-WIDE}Z`,
			x: left + WIDE / 2,
			y: top + HIGH / 2,
			room: WIDE
		};
	});
	const columns = Math.max(0, ...own.map(({ tile_col }) => (tile_col ?? 0) + 1));
	const rows = Math.max(0, ...own.map(({ tile_row }) => (tile_row ?? 0) + 1));
	return { width: columns * (WIDE + GAP) - GAP, height: rows * (HIGH + GAP) - GAP, shapes };
}
