import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Ward } from '../../domain/reference';
import { AppError } from '../errors';
import { isObject, ringsOf, type GeometryFault, type Rings } from './geometry';

/** The shape of one ward or unit, known by code and the first day it was in force. */
export interface Outline {
	code: string;
	validFrom: string;
	/** The first day of the division that it belongs to: a ward may take in another and keep its code. */
	division: string;
	rings: Rings;
}

const LARGEST = 5 * 1024 * 1024;
const DAY = /\d{4}-\d{2}-\d{2}/;

/**
 * Reads the operator's `*.geojson`, in order of name. A feature's ward is its property `code` (or `ward_code`) on the
 * day of its own `valid_from`, of the file's, or of the file's name (`2025-07-01.geojson`): never by code alone. It
 * belongs to the division of that day, of those that begin on `divisions`. Throws `bad_setting` with file and feature.
 * Without the folder there are no outlines.
 */
export function readBoundaries(dir: string, known: Known): Outline[] {
	if (!existsSync(dir)) return [];
	const places = new Map<string, string>();
	const outlines: Outline[] = [];
	for (const name of readdirSync(dir).sort()) {
		if (!name.endsWith('.geojson')) continue;
		for (const { place, ...own } of readFile(join(dir, name), name, known)) {
			const key = `${own.code} ${own.division}`;
			const before = places.get(key);
			if (before !== undefined) {
				throw bad(
					place,
					`ranh giới phường mã “${own.code}” đã có ở ${before}`,
					`the boundary of ward “${own.code}” is there twice, first as ${before}`
				);
			}
			places.set(key, place);
			outlines.push(own);
		}
	}
	return outlines;
}

interface Known {
	wards: readonly Ward[];
	/** The first day of each division of the territory, in order. */
	divisions: readonly string[];
}

type Placed = Outline & { place: string };

function readFile(path: string, name: string, known: Known): Placed[] {
	if (statSync(path).size > LARGEST)
		throw bad(
			name,
			'tệp lớn hơn 5 MB; hãy giản lược ranh giới',
			'is larger than 5 MB; simplify the boundaries'
		);
	const file = parse(path, name);
	const system = crsOf(file);
	if (system !== null && !/CRS84$|EPSG:{1,2}(\d+\.)?4326$/i.test(system)) {
		throw bad(
			name,
			`hệ tọa độ “${system.slice(0, 60)}” chưa dùng được; hãy chuyển sang WGS 84 (kinh độ, vĩ độ)`,
			`the reference system “${system.slice(0, 60)}” cannot be used; convert to WGS 84 (longitude, latitude)`
		);
	}
	const { features } = file;
	if (file.type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0)
		throw bad(name, 'không phải FeatureCollection có đối tượng', 'is not a FeatureCollection with features');
	const day = dayOf(file.valid_from) ?? DAY.exec(name)?.[0] ?? null;
	return features.map((feature: unknown, index) =>
		outline(feature, `${name}, features[${index}]`, day, known)
	);
}

function parse(path: string, name: string): Record<string, unknown> {
	try {
		const file: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
		if (isObject(file)) return file;
	} catch {
		// told below
	}
	throw bad(name, 'không phải JSON', 'is not JSON');
}

/** The system a file names the old way, as text; null when it names none (then it is WGS 84 by the standard). */
function crsOf({ crs }: Record<string, unknown>): string | null {
	if (crs === undefined || crs === null) return null;
	const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
	return typeof name === 'string' ? name : JSON.stringify(crs);
}

function outline(
	feature: unknown,
	place: string,
	fileDay: string | null,
	{ wards, divisions }: Known
): Placed {
	const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
	const code = properties.code ?? properties.ward_code;
	if (typeof code !== 'string' || code === '')
		throw bad(place, 'thiếu thuộc tính code (mã phường)', 'has no property code (the ward’s)');
	const day = dayOf(properties.valid_from) ?? fileDay;
	if (day === null) {
		throw bad(
			place,
			'không rõ ranh giới có từ ngày nào: ghi valid_from (YYYY-MM-DD) hoặc đặt ngày vào tên tệp',
			'does not say since when it holds: give valid_from (YYYY-MM-DD) or put the day into the file’s name'
		);
	}
	const ward = wards.find(
		(each) => each.code === code && each.valid_from <= day && day <= (each.valid_to ?? '9999-12-31')
	);
	if (!ward) {
		const shown = code.slice(0, 20);
		throw bad(
			place,
			`không có phường mã “${shown}” vào ngày ${day} trong ward.json`,
			`ward.json has no ward with code “${shown}” on ${day}`
		);
	}
	const rings = ringsOf(isObject(feature) ? feature.geometry : null);
	if (typeof rings === 'string') throw bad(place, ...faults[rings]);
	const division = divisions.findLast((start) => start <= day) ?? divisions[0] ?? day;
	return { code: ward.code, validFrom: ward.valid_from, division, rings, place };
}

const faults: Record<GeometryFault, [vi: string, en: string]> = {
	not_polygon: ['không phải Polygon hay MultiPolygon', 'is no Polygon or MultiPolygon'],
	not_degrees: [
		'tọa độ không phải kinh độ, vĩ độ (WGS 84); có thể đang ở hệ VN-2000',
		'has coordinates that are no longitude and latitude (WGS 84); perhaps a national grid'
	],
	not_a_place: ['có tọa độ không phải số', 'has coordinates that are no numbers'],
	open_ring: ['có đường viền không khép kín', 'has a ring that is not closed']
};

const dayOf = (value: unknown) =>
	typeof value === 'string' && new RegExp(`^${DAY.source}$`).test(value) ? value : null;

function bad(place: string, vi: string, en: string): AppError {
	const at = `BOUNDARIES_DIR, ${place}`;
	return new AppError('bad_setting', { vi: `${at}: ${vi}.`, en: `${at}: ${en}.` });
}
