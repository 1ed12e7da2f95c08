import type { BankProfile } from '../../../domain/bank-profile';
import { delimiterName, delimiterOf, delimiters } from '../../../domain/delimited';
import { MOST_COLUMNS } from '../../../domain/header';
import type { Problem } from '../../../domain/problem';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import { isUnreadable, type Unreadable } from '../read/grid';
import { fileProblem, isProblem } from '../read/problem';
import { lineRange } from '../read/ranges';
import { encodingFault, openText } from '../read/text-file';
import { unpacked, type Unpacked } from '../read/unpack';
import { isReadBy, type RuleSet } from '../rule-sets';
import { layoutLabel, matchLayouts, type LayoutMatch } from './layout';
import { sheetSource, textSource, type StatementSource } from './source';

/** What a statement file turned out to be, before any record is read. */
export interface InspectedStatement {
	/** Its rows, unpacked where it came packed. */
	source: StatementSource;
	/** The profiles whose header it has: several where banks write alike. */
	matches: LayoutMatch[];
	/** The header, one line or several. */
	header: string[][];
	/** Cells of its last line as it stands, blank ones at the end too. */
	width: number;
	/** Rows before the records, the header among them: as many non-blank ones as the reader counts. */
	above: number;
	delimiter: string;
	decisions: Decision[];
}

/** Stands for the mark between cells where a sheet divides them. */
const SHEET = ',';

/** Rows looked at for the header; above it a bank may print its name, the account and the period. */
const HEADER_WITHIN = 60;

/** Finds encoding, delimiter, header and profile of a statement, or the problem that keeps it from being read. */
export async function inspectStatement(
	sent: { path: string; unpacked?: Unpacked | Problem },
	layouts: readonly BankProfile[],
	read: ReadOptions,
	{ tmp, rules }: { tmp: string; rules?: Pick<RuleSet, 'own'> }
): Promise<InspectedStatement | Problem> {
	const holds = await unpacked(sent, tmp);
	if (isProblem(holds)) return holds;
	if ('workbook' in holds) {
		const sheet = await sheetSource(holds.workbook, read, rules);
		return isUnreadable(sheet) ? sheet.problem : inspectRows(sheet, layouts, { read, rules });
	}
	const text = { path: sent.path, text: holds.text };
	const file = await openText(text, read, rules);
	if (!isUnreadable(file)) {
		const fault = await encodingFault(file);
		if (fault === null) return inspectRows(textSource(file), layouts, { read, rules });
		return (await inAnotherEncoding(text, layouts, { read, rules })) ?? fault.problem;
	}
	return (await inAnotherEncoding(text, layouts, { read, rules }, file)) ?? file.problem;
}

/** The file in the encoding of a profile that it fits, where it does not tell its encoding and nobody else has. */
async function inAnotherEncoding(
	text: Parameters<typeof openText>[0],
	layouts: readonly BankProfile[],
	{ read, rules }: { read: ReadOptions; rules?: Pick<RuleSet, 'own'> },
	unreadable?: Unreadable
): Promise<InspectedStatement | null> {
	if (read.encoding !== undefined) return null;
	if (unreadable !== undefined && unreadable.problem.code !== 'encoding_unclear') return null;
	for (const encoding of new Set(layouts.flatMap((layout) => layout.encoding ?? []))) {
		const file = await openText(text, { encoding }, rules);
		if (isUnreadable(file) || (await encodingFault(file))) continue;
		const decisions = file.decisions.map((decision): Decision => ({ ...decision, by: 'file' }));
		const own = layouts.filter((layout) => layout.encoding === encoding);
		const found = await inspectRows(textSource({ ...file, decisions }), own, { read, rules });
		if (!isProblem(found)) return found;
	}
	return null;
}

async function inspectRows(
	source: StatementSource,
	layouts: readonly BankProfile[],
	{ read, rules }: { read: ReadOptions; rules?: Pick<RuleSet, 'own'> }
): Promise<InspectedStatement | Problem> {
	const named = read.delimiter === undefined ? undefined : delimiterOf(read.delimiter);
	if (named === null) {
		const allowed = delimiters.map(delimiterName).join(' ');
		return fileProblem('unknown_option', { option: 'delimiter', value: read.delimiter ?? '', allowed });
	}
	const most = Math.max(1, ...layouts.map(({ headerLines = 1 }) => headerLines));
	let seen: string[] = [];
	let isTooWide = false;
	const widest = isReadBy('columns_counted', rules) ? MOST_COLUMNS : Infinity;
	const marks = source.delimiters ?? [SHEET];
	for (const delimiter of named === undefined || source.delimiters === null ? marks : [named]) {
		const last: string[][] = [];
		for await (const { record, line, cells } of source.rows(delimiter)) {
			if (record >= HEADER_WITHIN || line > (read.headerRow ?? Infinity)) break;
			const names = trimmed(cells);
			// No profile has so many columns, and looking each of them up would take its time.
			isTooWide ||= names.length > widest;
			if (names.length > widest) continue;
			last.unshift(names);
			last.length = Math.min(last.length, most);
			if (seemsHeader(names) > seemsHeader(seen)) seen = names;
			if (line < (read.headerRow ?? 0)) continue;
			const found = matchesAt(last, layouts);
			if (found.matches.length === 0) continue;
			const by = read.delimiter === undefined ? ('file' as const) : ('sender' as const);
			const decisions: Decision[] = [
				...source.decisions,
				...(source.delimiters ? [{ about: 'delimiter' as const, value: delimiterName(delimiter), by }] : []),
				{ about: 'headerRow', value: String(line), by: read.headerRow === undefined ? 'file' : 'sender' }
			];
			const before = line - found.header.length;
			if (before > 0) decisions.push({ about: 'titleLines', value: lineRange([1, before]), by: 'file' });
			return { ...found, width: cells.length, source, above: record, delimiter, decisions };
		}
	}
	if (isTooWide) return fileProblem('too_many_columns', { column: MOST_COLUMNS + 1, limit: MOST_COLUMNS });
	if (seen.length === 0) return fileProblem('empty_file');
	const found = seen.slice(0, 30).map((name) => [...name].slice(0, 40).join(''));
	return fileProblem('unknown_layout', {
		found: found.join(', '),
		known: layouts.map(layoutLabel).join('; ')
	});
}

/** The profiles that the last lines read are the header of; `last` has the newest line first. */
function matchesAt(last: readonly string[][], layouts: readonly BankProfile[]) {
	for (let lines = 1; lines <= last.length; lines += 1) {
		const header = last.slice(0, lines).reverse();
		const own = layouts.filter(({ headerLines = 1 }) => headerLines === lines);
		const matches = matchLayouts(own, joined(header));
		if (matches.length > 0) return { matches, header };
	}
	return { matches: [], header: [] };
}

/** The names of a header over several lines, as a profile calls its columns: cell by cell, with a space between. */
export function joined(header: readonly string[][]): string[] {
	const width = Math.max(0, ...header.map((line) => line.length));
	return Array.from({ length: width }, (_, at) =>
		header
			.map((line) => line[at] ?? '')
			.filter((name) => name !== '')
			.join(' ')
	);
}

/** How many names a line has, if it can be a header: one with figures would tell what somebody gave. */
const seemsHeader = (names: readonly string[]) =>
	names.some((name) => /[0-9]{3}/.test(name)) ? 0 : names.filter((name) => name !== '').length;

function trimmed(cells: readonly string[]): string[] {
	const names = cells.map((name) => name.replace(/\s+/gu, ' ').trim());
	while (names.at(-1) === '') names.pop();
	return names;
}
