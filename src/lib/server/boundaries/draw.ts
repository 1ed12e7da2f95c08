import type { Position } from './geometry';
import type { Outline } from './read';

/** An area as it is drawn, in the map's own units, y downwards. */
export interface Shape {
	code: string;
	validFrom: string;
	path: string;
	/** Where its words stand, and how much room they have. */
	x: number;
	y: number;
	room: number;
}

export interface Drawn {
	width: number;
	height: number;
	shapes: Shape[];
}

const WIDTH = 420;
/** Points are laid on a grid this wide: neighbours share their points, so their borders stay together. */
const GRID = 0.5;

/**
 * Outlines as paths. Degrees of longitude are shortened by the cosine of the middle latitude (equirectangular): over a
 * district's few kilometres the error is far below a pixel.
 */
export function drawOutlines(outlines: readonly Outline[]): Drawn {
	const all = outlines.flatMap(({ rings }) => rings.flat());
	if (all.length === 0) return { width: WIDTH, height: WIDTH, shapes: [] };
	const bounds = boxOf(all);
	const shrink = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180);
	const wide = Math.max((bounds.east - bounds.west) * shrink, (bounds.north - bounds.south) / 1.6, 1e-9);
	const scale = (WIDTH - 8) / wide;
	const project = ([x, y]: Position): Position => [
		snap(4 + (x - bounds.west) * shrink * scale),
		snap(4 + (bounds.north - y) * scale)
	];
	const shapes = outlines.map(({ code, validFrom, rings }) => {
		const drawn = rings.map((ring) => thin(ring.map(project))).filter((ring) => ring.length > 3);
		const largest = drawn.reduce((best, ring) => (area(ring) > area(best) ? ring : best), drawn[0] ?? []);
		const box = boxOf(largest);
		const [x, y] = middle(largest);
		return { code, validFrom, path: drawn.map(pathOf).join(''), x, y, room: box.east - box.west };
	});
	return { width: WIDTH, height: Math.ceil(8 + (bounds.north - bounds.south) * scale), shapes };
}

const snap = (value: number) => Math.round(value / GRID) * GRID;
const pathOf = (ring: readonly Position[]) =>
	`M${ring
		.slice(0, -1)
		.map(([x, y]) => `${x} ${y}`)
		.join('L')}Z`;

/** Without points that fell on the one before. */
const thin = (ring: readonly Position[]) =>
	ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1]);

function boxOf(places: readonly Position[]) {
	let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
	for (const [x, y] of places) {
		[west, east] = [Math.min(west, x), Math.max(east, x)];
		[south, north] = [Math.min(south, y), Math.max(north, y)];
	}
	return { west, east, south, north };
}

function twice(ring: readonly Position[]): number {
	return ring.reduce((sum, [x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length]!;
		return sum + x * nextY - nextX * y;
	}, 0);
}
const area = (ring: readonly Position[]) => Math.abs(twice(ring)) / 2;

/** The centre of mass of a ring. */
function middle(ring: readonly Position[]): Position {
	const total = twice(ring);
	if (total === 0) return ring[0] ?? [0, 0];
	let [x, y] = [0, 0];
	ring.forEach(([fromX, fromY], i) => {
		const [toX, toY] = ring[(i + 1) % ring.length]!;
		const part = fromX * toY - toX * fromY;
		x += (fromX + toX) * part;
		y += (fromY + toY) * part;
	});
	return [x / (3 * total), y / (3 * total)];
}
