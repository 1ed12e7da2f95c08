import { rm } from 'node:fs/promises';
import Papa from 'papaparse';
import type { CheckContext } from '../../domain/cell';
import { isRemarks, remarksTitle } from '../../domain/header-name';
import { inert } from '../../domain/inert';
import type { Locale } from '../../domain/locale';
import { problemMessage, type Problem } from '../../domain/problem';
import { AS_SENT, ReviewReturn, type GivenBack } from '../../domain/review-return';
import { workFolder } from '../work-folder';
import { isUnreadable, type SentFile } from './read/grid';
import { openTable, type Table } from './read/table';
import { isWorkbook } from './read/unpack';
import { workbookWithRemarks } from './remarks-workbook';

/**
 * The refused rows of a file, to be mended and sent again by themselves: a workbook where a workbook
 * was sent, else CSV.
 */
export interface RemarkedRows {
	workbook: boolean;
	parts: AsyncIterable<Uint8Array>;
}

/** A refused row and what is wrong with it; nothing, where it is refused for the sake of another alone. */
export interface RemarkedRow extends GivenBack {
	/** Its physical line, or row of the sheet. */
	line: number;
	cells: readonly string[];
	words: string;
}

/**
 * The refused rows of a file in its sender's own layout: titles and header as they stand, its own columns, and one more
 * that says what is wrong. `problems` come in the order of their records. A file that cannot be read as a table has no
 * rows to give back.
 */
export async function remarkedRows(
	sent: readonly [SentFile, CheckContext, string],
	problems: AsyncIterable<Problem & { record: number }>,
	locale: Locale
): Promise<RemarkedRows> {
	const workbook = await isWorkbook(sent[0].path);
	return { workbook, parts: partsOf(sent, problems, locale) };
}

async function* partsOf(
	[file, context, dataDir]: readonly [SentFile, CheckContext, string],
	problems: AsyncIterable<Problem & { record: number }>,
	locale: Locale
): AsyncGenerator<Uint8Array> {
	const tmp = await workFolder(dataDir, 'remarks');
	const wrong = byRecord(problems);
	try {
		const table = await openTable(file, context, tmp);
		if (isUnreadable(table) || (await table.fault())) return;
		const rows = refusedRows(table, wrong, locale);
		const { sheet } = table.sent;
		yield* sheet ? workbookWithRemarks(sheet, rows, remarksTitle[locale]) : csvOf(table, rows, locale);
	} finally {
		await wrong.return(undefined);
		await rm(tmp, { recursive: true, force: true });
	}
}

/** The rows that are refused, each with its problems in words. */
async function* refusedRows(
	table: Table,
	wrong: ReturnType<typeof byRecord>,
	locale: Locale
): AsyncGenerator<RemarkedRow> {
	const { form, sent } = table;
	const places = form && new ReviewReturn(form, sent.header.match.fields.length);
	let next = await wrong.next();
	for await (const { record, line, cells } of table.rows()) {
		while (!next.done && next.value.record < record) next = await wrong.next();
		if (next.done) return;
		if (next.value.record > record) continue;
		const own = next.value.problems.filter(({ code }) => code !== 'ward_not_whole');
		const words = own.map((problem) => problemMessage(problem, locale)).join(' ');
		yield { line, cells, words, ...(places?.row(cells) ?? AS_SENT) };
	}
}

async function* csvOf(
	{ sent, decisions }: Table,
	rows: AsyncIterable<RemarkedRow>,
	locale: Locale
): AsyncGenerator<Uint8Array> {
	const { header, above } = sent;
	const delimiter = decisions.find(({ about }) => about === 'delimiter')?.value ?? ',';
	const line = (cells: readonly string[]) =>
		`${Papa.unparse([cells.map(inert)], { delimiter, quotes: (cell) => ANY_DELIMITER.test(String(cell)) })}\r\n`;
	// Remarks of an earlier time give way to those of this one.
	const places = header.names.flatMap((name, at) => (isRemarks(name) ? [] : [at]));
	const whole = (cells: readonly string[]) => places.map((at) => cells[at] ?? '');
	const titles = above.filter((one) => one.line < header.line);
	// Over several lines columns have names that none of its cells has.
	const isOver = header.form !== undefined || header.rows !== undefined;
	const names = whole(isOver ? (above.at(-1)?.cells ?? []) : header.names);
	const beginning = [...titles.map(({ cells }) => cells), [...names, remarksTitle[locale]]];
	yield Buffer.from(`\uFEFF${beginning.map(line).join('')}`);
	// A form's records are made from its rows: what was sent is read beside them.
	const asSent = header.form ? sent.lines() : null;
	try {
		for await (const row of rows) {
			let { cells } = row;
			for (let at = await asSent?.next(); at && !at.done; at = await asSent?.next()) {
				if (at.value.line === row.line) ({ cells } = at.value);
				if (at.value.line >= row.line) break;
			}
			const changed = (words: GivenBack['instead'], as: readonly string[]) =>
				whole(header.names.map((_, at) => words.get(at) ?? as[at] ?? ''));
			if (row.above) yield Buffer.from(line([...changed(row.above, []), '']));
			yield Buffer.from(line([...changed(row.instead, cells), row.words]));
		}
	} finally {
		await asSent?.return(undefined);
	}
}

/** The problems of each record that is refused; one with warnings alone is not. */
async function* byRecord(
	problems: AsyncIterable<Problem & { record: number }>
): AsyncGenerator<{ record: number; problems: Problem[] }, undefined> {
	let record = 0;
	let group: Problem[] = [];
	const refused = () => group.some(({ severity }) => severity === 'error');
	for await (const problem of problems) {
		if (problem.record !== record) {
			if (refused()) yield { record, problems: group };
			[record, group] = [problem.record, []];
		}
		group.push(problem);
	}
	if (refused()) yield { record, problems: group };
	return undefined;
}

/** A spreadsheet may divide a line at another mark than the file's own. */
const ANY_DELIMITER = /[,;|\t]/;
