import type { CheckContext } from '../../../domain/cell';
import type { Dataset } from '../../../domain/dataset';
import { readWard, WARD_TEXT_LIMIT, wardNameField } from '../../../domain/ward-name';
import { literal } from '../../warehouse/literal';
import type { Writer } from '../../warehouse/reader';
import { asOfSql } from './flaw';

/** The ward cells of a file that are to be read as more than plain codes. */
export interface WardCells {
	/** Columns to be added to the file's own: the ward's code as it was read. */
	columns: string[];
	/** The file's cells by field, the ward's replaced by its reading. */
	cells: ReadonlyMap<string, string>;
	/** True when code and name of a row do not agree. */
	differs: string;
}

const CODE = '"ward read"';
const NAMED = '"ward named"';

/** Whether a file has both codes and names of wards, which must agree. */
export const hasWardNames = (cells: ReadonlyMap<string, string>): boolean => cells.has(wardNameField.name);

/**
 * Reads every spelling of a ward in a file that is no plain code in force, each once, with `readWard`: the SQL twin of
 * `readWardPair`. What a spelling means may depend on the row's day, so it is read for every span of days in which the
 * list of wards stays the same. Null when no spelling means a ward, and no row can be said to disagree.
 */
export async function readWardCells(
	writer: Writer,
	dataset: Dataset,
	{ source, cells, context }: { source: string; cells: ReadonlyMap<string, string>; context: CheckContext }
): Promise<WardCells | null> {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	const code = key && cells.get(key.field);
	const wards = context.codes.ward;
	if (!key || code === undefined || wards.length === 0) return null;
	const name = cells.get(wardNameField.name);
	const codes = [...new Set(wards.map((ward) => ward.code))];
	const spellings = new Set(Object.keys(context.said ?? {}));
	const list = name === undefined ? [code] : [code, name];
	const found = writer.stream(
		`SELECT DISTINCT written FROM (SELECT unnest([${list.join(', ')}]) AS written FROM ${source})
		WHERE length(written) <= ${WARD_TEXT_LIMIT} AND NOT list_contains([${codes.map(literal).join(', ')}], written)`
	);
	const days = spans(context);
	for await (const { rowCount, values } of found) {
		for (let row = 0; row < rowCount; row++) {
			const written = values[0]?.[row] as string;
			if (days.some(({ sample }) => reading(written, sample, context) !== null)) spellings.add(written);
		}
	}
	if (spellings.size === 0 && name === undefined) return null;
	const day = key.asOf === undefined ? undefined : asOfSql(dataset, key.asOf, cells);
	const read = (cell: string) =>
		`coalesce(${readingSql(cell, day, [...spellings].sort(), context)}, ${cell})`;
	const settled = name === undefined ? code : `coalesce(${code}, ${name})`;
	return {
		columns: [`${read(settled)} AS ${CODE}`, ...(name === undefined ? [] : [`${read(name)} AS ${NAMED}`])],
		cells: new Map([...cells, [key.field, CODE]]),
		differs: name === undefined ? 'false' : `(${NAMED} <> ${CODE})`
	};
}

function reading(written: string, day: string, { codes, said }: CheckContext): string | null {
	const result = readWard(written, day, { wards: codes.ward, said, onlySure: true });
	return 'code' in result && result.code !== written ? result.code : null;
}

/** What a cell means as an expression over cell and day; NULL where it means no more than it says. */
function readingSql(
	cell: string,
	day: string | undefined,
	spellings: readonly string[],
	context: CheckContext
): string {
	const meaning = (sample: string) => {
		const known = spellings.flatMap((written) => {
			const code = reading(written, sample, context);
			return code === null ? [] : [[written, code] as const];
		});
		if (known.length === 0) return 'NULL';
		const [written, codes] = [0, 1].map((at) => known.map((pair) => literal(pair[at] ?? '')).join(', '));
		return `list_extract([${codes}], list_position([${written}], ${cell}))`;
	};
	if (day === undefined) return meaning('');
	const whens = spans(context)
		.filter(({ from }) => from !== '')
		.map(({ from, sample }) => `WHEN ${day} >= DATE ${literal(from)} THEN ${meaning(sample)}`);
	return `CASE WHEN ${day} IS NULL THEN ${meaning('')} ${whens.join(' ')} END`;
}

/** Spans of days, the latest first, in which the list of wards stays the same; last, with `from` '', no day at all. */
function spans({ codes }: CheckContext): { from: string; sample: string }[] {
	const starts = new Set(['0001-01-01']);
	for (const { valid_from, valid_to } of codes.ward) {
		if (valid_from) starts.add(valid_from);
		if (valid_to) starts.add(dayAfter(valid_to));
	}
	const sorted = [...starts].sort().reverse();
	return [...sorted.map((from) => ({ from, sample: from })), { from: '', sample: '' }];
}

function dayAfter(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + 1);
	return date.toISOString().slice(0, 10);
}
