/** A place in degrees, as GeoJSON has it: longitude, latitude. */
export type Position = readonly [number, number];
/** Rings of one area; which is a hole is left to the even-odd rule. */
export type Rings = readonly (readonly Position[])[];

/** Why a geometry cannot be drawn. */
export type GeometryFault = 'not_polygon' | 'not_degrees' | 'not_a_place' | 'open_ring';

/** The rings of a Polygon or MultiPolygon, or what is wrong with it. */
export function ringsOf(geometry: unknown): Rings | GeometryFault {
	if (!isObject(geometry) || !Array.isArray(geometry.coordinates)) return 'not_polygon';
	const polygons: unknown[] =
		geometry.type === 'Polygon'
			? [geometry.coordinates]
			: geometry.type === 'MultiPolygon'
				? geometry.coordinates
				: [];
	if (polygons.length === 0) return 'not_polygon';
	const rings: Position[][] = [];
	for (const polygon of polygons) {
		if (!Array.isArray(polygon) || polygon.length === 0) return 'not_polygon';
		for (const ring of polygon as unknown[]) {
			const read = readRing(ring);
			if (typeof read === 'string') return read;
			rings.push(read);
		}
	}
	return rings;
}

function readRing(ring: unknown): Position[] | GeometryFault {
	if (!Array.isArray(ring) || ring.length < 4) return 'open_ring';
	const places: Position[] = [];
	for (const place of ring as unknown[]) {
		if (!Array.isArray(place)) return 'not_a_place';
		const [x, y] = place as unknown[];
		if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
			return 'not_a_place';
		// Metres of a national grid are thousands: the file is in another reference system.
		if (Math.abs(x) > 180 || Math.abs(y) > 90) return 'not_degrees';
		places.push([x, y]);
	}
	const [first, last] = [places[0]!, places.at(-1)!];
	return first[0] === last[0] && first[1] === last[1] ? places : 'open_ring';
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
