import { HEADING_LENGTH, saidOf, type ColumnMeanings } from './column-meaning';
import type { CellLine } from './delimited';
import type { Dataset, Field } from './dataset';
import type { FoundHeader } from './header';
import { isRemarks, JOINT } from './header-name';
import { fold, normalized } from './text';

/** The most lines that a form's header goes over. */
const DEPTH = 4;
/** The column that only counts rows. */
const NUMBER = /^(stt|tt|so tt|so thu tu)\b/;

/** A form with more columns that nobody knows than this is some other table. */
const STRANGE = 2;

/**
 * The header of a form as offices keep it: over one to four lines, cells merged across and down, under titles. A column
 * is told by the words over it (`heading` of its field), and the header is found where every column is told, none
 * twice, and none that must be there is missing; else where that is so but for a column or two, which are its problems.
 * With `asked`, its last line is that one. `said` is what its sender said that columns are. Null where there is none.
 */
export function formHeader(
	dataset: Dataset,
	lines: readonly CellLine[],
	{ asked, said }: { asked?: number; said?: ColumnMeanings } = {}
): FoundHeader | null {
	const saidIs = saidOf(dataset, said);
	const told = dataset.fields.flatMap((field) =>
		field.heading === undefined ? [] : [{ field, pattern: new RegExp(field.heading) }]
	);
	let near: FoundHeader | null = null;
	for (let first = 0; first < lines.length; first += 1) {
		for (let depth = 1; depth <= DEPTH && first + depth <= lines.length; depth += 1) {
			const last = lines[first + depth - 1];
			if (!last || (asked !== undefined && last.line !== asked)) continue;
			const headings = headingsOf(lines.slice(first, first + depth).map(({ cells }) => cells));
			const { fields, strange } = fieldsUnder(headings, told, saidIs);
			if (fields === null || strange.length >= (near?.match.problems.length ?? STRANGE + 1)) continue;
			const above = lines.slice(0, first).flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== ''));
			near = {
				at: first + depth - 1,
				line: last.line,
				names: headings.map((words) => words.join(JOINT)),
				width: headings.length,
				match: {
					fields,
					problems: strange.map((words) => ofNobody(words.join(JOINT).slice(0, HEADING_LENGTH)))
				},
				form: { titles: above, number: headings.findIndex(isNumber) }
			};
			if (strange.length === 0) return near;
		}
	}
	return near;
}

const ofNobody = (column: string) => ({
	...{ code: 'extra_column' as const, column, value: null, params: { column } }
});

/** The same header in some of a sheet's columns. One that holds something under no words of the header is nobody's. */
export function inColumns(
	found: FoundHeader,
	columns: readonly number[],
	names: readonly string[],
	isLeftOut: (name: string) => boolean
): FoundHeader {
	const { titles = [], number = -1 } = found.form ?? {};
	const nameless = columns.flatMap((column, at) =>
		(found.names[column] ?? '') === '' && !isLeftOut(names[at] ?? '') ? [names[at] ?? ''] : []
	);
	return {
		...found,
		names: [...names],
		width: names.length,
		match: {
			fields: columns.map((column) => found.match.fields[column] ?? null),
			problems: [...found.match.problems, ...nameless.map(ofNobody)]
		},
		form: { titles, number: columns.indexOf(number) }
	};
}

/** The words over each column, from the top down. A blank cell belongs to what is left of it, under the same words. */
function headingsOf(rows: readonly (readonly string[])[]): string[][] {
	const width = Math.max(...rows.map((cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1));
	const headings: string[][] = Array.from({ length: width }, () => []);
	let above: number[] = Array.from({ length: width }, () => 0);
	for (const cells of rows) {
		const from: number[] = [];
		for (let at = 0; at < width; at += 1) {
			const blank = (cells[at] ?? '').trim() === '';
			const joined = blank && at > 0 && above[at] === above[at - 1];
			const source = joined ? (from[at - 1] ?? at) : at;
			from[at] = source;
			const words = (cells[source] ?? '').replace(/\s+/g, ' ').trim();
			const over = headings[at];
			if (words !== '' && over && over.at(-1) !== words) over.push(words);
		}
		above = from;
	}
	return headings;
}

const plain = (words: readonly string[]) =>
	words.map((text) => fold(text.replace(/[^\p{L}\p{N}\s]/gu, ' '))).join(' / ');
const isNumber = (words: readonly string[]) => NUMBER.test(plain(words));

/**
 * The field of each column, and the words over those that are told by no field, or by one that another has. No fields
 * where one that must be there is missing.
 */
function fieldsUnder(
	headings: readonly string[][],
	told: readonly { field: Field; pattern: RegExp }[],
	saidIs: ReturnType<typeof saidOf>
): { fields: (Field | null)[] | null; strange: string[][] } {
	const fields: (Field | null)[] = [];
	const strange: string[][] = [];
	for (const words of headings) {
		const heading = plain(words);
		// Beside merged cells a column of remarks seems to be under their words.
		const remarks = words.some((name) => name.split(JOINT).some(isRemarks));
		const meant = remarks ? null : saidIs(words.join(JOINT));
		const byHeading = () => told.find(({ pattern }) => pattern.test(heading))?.field ?? null;
		const found = meant === undefined ? byHeading() : meant;
		const bare = heading === '' || isNumber(words) || meant === null;
		const isStrange = found ? fields.includes(found) : !bare;
		if (isStrange) strange.push(words);
		fields.push(isStrange ? null : found);
	}
	const required = told.filter(({ field }) => field.constraints?.required && field.type === 'integer');
	const isWhole = required.every(({ field }) => fields.includes(field));
	const hasWard = fields.some((field) => field?.name === 'ward_code');
	return { fields: hasWard && isWhole ? fields : null, strange };
}

/** Years that titles name as such; the year of a day, as of a decree or a signature, is none of them. */
export function yearsIn(titles: readonly string[]): string[] {
	const years = titles.flatMap((title) =>
		[...fold(title).matchAll(/(?<!thang [0-9]{1,2} )\bnam ((?:19|20)[0-9]{2})\b/g)].map(
			([, year]) => year ?? ''
		)
	);
	return [...new Set(years)];
}

/** What titles may mean as the ward: the words after «phường», up to a mark or the next unit's name. */
export function wardWordsIn(titles: readonly string[]): string[] {
	return titles.flatMap((title) => {
		const [, words] = /ph(?:ường|uong)\s*:?\s+([^,;.(–-]+)/iu.exec(normalized(title, 'NFC')) ?? [];
		const name = words?.split(/\s(?:quận|quan|thành phố|thanh pho|năm|nam)\s/iu)[0]?.trim();
		return name ? [name] : [];
	});
}
