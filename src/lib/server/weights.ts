import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Successor } from '../domain/reference';
import { AppError } from './errors';

/** How near to 1 the shares of a divided ward must add up; they are written with a few decimals. */
const NEAR = 1e-6;
const KEYS = ['from_code', 'from_valid_from', 'to_code', 'to_valid_from'] as const;

/** The operator's weights: the file's text, empty when there is none, and the successors with their shares. */
export interface Weighted {
	text: string;
	successors: Successor[];
}

/**
 * Gives the successors the shares of `weights.json` or `weights.csv` in the reference folder. A divided ward has all
 * its shares or none, each 0 to 1 with a source, and together they are 1: anything else is `bad_setting` with its row.
 */
export function readWeights(dir: string, successors: readonly Successor[]): Weighted {
	const name = ['weights.json', 'weights.csv'].find((file) => existsSync(join(dir, file)));
	if (name === undefined) return { text: '', successors: [...successors] };
	const text = readFileSync(join(dir, name), 'utf8');
	const given = new Map<string, { share: number; source: string }>();
	const known = new Set(successors.map(keyOf));
	for (const [index, row] of rowsOf(name, text).entries()) {
		const at = { name, row: index + 1 };
		const key = keyOf(row);
		if (!known.has(key))
			throw bad(at, 'không có trong successor.json', 'names a way that successor.json does not have');
		if (given.has(key)) throw bad(at, 'nêu lại một cặp đã có', 'repeats an earlier row');
		const share = row.share === '' || row.share === null ? NaN : Number(row.share);
		if (!(share >= 0 && share <= 1)) throw bad(at, 'share phải từ 0 đến 1', 'needs a share from 0 to 1');
		const source = typeof row.source === 'string' ? row.source.trim() : '';
		if (source === '') throw bad(at, 'thiếu source (nguồn của hệ số)', 'needs a source');
		given.set(key, { share, source });
	}
	const weighted = successors.map((way) => ({ ...way, ...given.get(keyOf(way)) }));
	for (const ways of byWard(weighted)) checkSum(name, ways);
	return { text, successors: weighted };
}

/** A ward that went one way needs no share; of several ways all are given and add up to 1, or none is. */
function checkSum(name: string, ways: readonly Successor[]): void {
	const { from_code, from_valid_from } = ways[0]!;
	const shares = ways.flatMap(({ share }) => share ?? []);
	if (shares.length === 0) return;
	const sum = shares.reduce((total, share) => total + share, 0);
	if (shares.length === ways.length && Math.abs(sum - 1) <= NEAR) return;
	const ward = `${from_code} (${from_valid_from})`;
	throw new AppError('bad_setting', {
		vi: `${name}: hệ số của phường ${ward} có ${shares.length} trên ${ways.length} hướng, cộng lại là ${sum}; phải đủ hướng và bằng 1.`,
		en: `${name}: ward ${ward} has shares for ${shares.length} of ${ways.length} ways, adding up to ${sum}; all must be there and make 1.`
	});
}

function byWard(successors: readonly Successor[]): Successor[][] {
	const wards = new Map<string, Successor[]>();
	for (const way of successors) {
		const key = JSON.stringify([way.from_code, way.from_valid_from, way.on]);
		wards.set(key, [...(wards.get(key) ?? []), way]);
	}
	return [...wards.values()];
}

function rowsOf(name: string, text: string): Record<string, unknown>[] {
	if (name.endsWith('.csv')) {
		const { data, errors } = Papa.parse<Record<string, unknown>>(text.replace(/^\uFEFF/, ''), {
			header: true,
			skipEmptyLines: 'greedy'
		});
		const [error] = errors;
		if (error) throw bad({ name, row: (error.row ?? 0) + 1 }, 'không đọc được', 'cannot be read');
		return data;
	}
	try {
		const rows: unknown = JSON.parse(text);
		if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)) return rows;
	} catch {
		// told below: a file that is not JSON is as useless as one that is not a list
	}
	throw bad({ name, row: 1 }, 'không phải danh sách JSON', 'is not a JSON list of rows');
}

const keyOf = (row: { [name in (typeof KEYS)[number]]?: unknown }) =>
	JSON.stringify(KEYS.map((name) => String(row[name] ?? '')));

function bad({ name, row }: { name: string; row: number }, vi: string, en: string): AppError {
	return new AppError('bad_setting', {
		vi: `${name}, dòng ${row}: ${vi}.`,
		en: `${name}, row ${row}: ${en}.`
	});
}
