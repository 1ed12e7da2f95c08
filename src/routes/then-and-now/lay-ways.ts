import type { Way } from '$lib/server/measures/boundary';
import type { UnitFigure } from '$lib/server/measures/unit-figures';

interface Size {
	/** The class by which src/styles/chart.css shows the drawing that fits. */
	name: 'narrow' | 'middle' | 'wide';
	width: number;
	/** Where the bands begin and end; names stand outside. */
	left: number;
	right: number;
	/** Size of words. px */
	size: number;
}

export const waySizes: readonly Size[] = [
	{ name: 'narrow', width: 312, left: 118, right: 208, size: 11 },
	{ name: 'middle', width: 680, left: 190, right: 470, size: 13 },
	{ name: 'wide', width: 1190, left: 330, right: 830, size: 13 }
];

interface Place {
	key: string;
	name: string;
	y: number;
	value: number | bigint | null;
	state: UnitFigure['state'];
	inArea: boolean;
}

interface Band {
	path: string;
	kind: 'whole' | 'part' | 'unknown';
	thickness: number;
}

/** px from one ward to the next. */
const STEP = 30;

/** The thickest band, px: that of the largest ward, or of every whole ward where the figure is a rate. */
const THICKEST = 22;
/** A band that has no width to tell: its ward is unknown, or so is its part. px */
const THIN = 1.5;

/**
 * Where names stand and bands run. A band is as thick as what its ward's part counts, `counted`; a rate counts nothing,
 * so that there it is as thick as the part itself. Units stand at the middle height of their wards, apart
 * enough to be read.
 */
export function layWays(
	ways: readonly Way[],
	then: readonly UnitFigure[],
	now: readonly UnitFigure[],
	{ left, right, counted }: Size & { counted: boolean }
): { height: number; wards: Place[]; units: Place[]; bands: Band[] } {
	const wardCodes = [...new Set(ways.map(({ wardCode }) => wardCode))];
	const height = Math.max(1, wardCodes.length) * STEP;
	const wards = wardCodes.map((code, i) => {
		const own = then.find((unit) => unit.code === code);
		const name = ways.find(({ wardCode }) => wardCode === code)?.wardName ?? code;
		return {
			key: code,
			name,
			y: (i + 0.5) * STEP,
			value: own?.value ?? null,
			state: 'exact' as const,
			inArea: true
		};
	});
	const step = height / Math.max(1, now.length);
	const units = [...now]
		.map((unit) => ({ unit, middle: middleOf(unit, ways, wardCodes) }))
		.sort((a, b) => Number(b.unit.inArea) - Number(a.unit.inArea) || a.middle - b.middle)
		.map(({ unit }, i) => ({
			key: keyOf(unit.code, unit.validFrom),
			name: unit.name,
			y: (i + 0.5) * step,
			value: unit.value,
			state: unit.state,
			inArea: unit.inArea
		}));
	return { height, wards, units, bands: bandsOf(ways, wards, units, { left, right, counted }) };
}

const keyOf = (code: string, validFrom: string) => `${code} ${validFrom}`;

function middleOf(unit: UnitFigure, ways: readonly Way[], wardCodes: readonly string[]): number {
	const rows = ways.filter((way) => way.unitCode === unit.code && way.unitValidFrom === unit.validFrom);
	return rows.reduce((sum, way) => sum + wardCodes.indexOf(way.wardCode), 0) / Math.max(1, rows.length);
}

function bandsOf(
	ways: readonly Way[],
	wards: readonly Place[],
	units: readonly Place[],
	{ left, right, counted }: { left: number; right: number; counted: boolean }
): Band[] {
	const most = Math.max(1, ...wards.map(({ value }) => Number(value ?? 0)));
	const size = ({ value }: Place) => (counted ? Number(value ?? 0) / most : 1);
	const middle = (left + right) / 2;
	return ways.flatMap((way) => {
		const from = wards.find(({ key }) => key === way.wardCode);
		const to = units.find(({ key }) => key === keyOf(way.unitCode, way.unitValidFrom));
		if (!from || !to) return [];
		const path = `M${left} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${right} ${to.y}`;
		const kind = way.whole ? 'whole' : way.share === null ? 'unknown' : 'part';
		return [{ path, kind, thickness: Math.max(THIN, THICKEST * size(from) * (way.share ?? 0)) } as const];
	});
}
