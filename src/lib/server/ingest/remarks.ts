import { rm } from 'node:fs/promises';
import Papa from 'papaparse';
import type { CheckContext } from '../../domain/cell';
import { remarksTitle } from '../../domain/header';
import type { Locale } from '../../domain/locale';
import { problemMessage, type Problem } from '../../domain/problem';
import { workFolder } from '../work-folder';
import { isUnreadable, type SentFile } from './read/grid';
import { openTable } from './read/table';

/**
 * The refused rows of a file as CSV text, in the sender's own columns and with one more that says what is wrong, so
 * that they can be mended and sent again by themselves. `problems` come in the order of their records. A file that
 * cannot be read as a table has no rows to give back.
 */
export async function* remarkedRows(
	[file, context, dataDir]: readonly [SentFile, CheckContext, string],
	problems: AsyncIterable<Problem & { record: number }>,
	locale: Locale
): AsyncGenerator<string> {
	const tmp = await workFolder(dataDir, 'remarks');
	const wrong = byRecord(problems);
	try {
		const table = await openTable(file, context, tmp);
		if (isUnreadable(table) || (await table.fault())) return;
		const delimiter = table.decisions.find(({ about }) => about === 'delimiter')?.value ?? ',';
		const line = (cells: string[]) =>
			`${Papa.unparse([cells.map(inert)], { delimiter, quotes: (cell) => ANY_DELIMITER.test(String(cell)) })}\r\n`;
		yield `\uFEFF${line([...table.header.names, remarksTitle[locale]])}`;
		let next = await wrong.next();
		for await (const row of table.rows()) {
			while (!next.done && next.value.record < row.record) next = await wrong.next();
			if (next.done) return;
			if (next.value.record > row.record) continue;
			const cells = table.header.names.map((_, at) => row.cells[at] ?? '');
			const words = next.value.problems.map((problem) => problemMessage(problem, locale));
			yield line([...cells, words.join(' ')]);
		}
	} finally {
		await wrong.return(undefined);
		await rm(tmp, { recursive: true, force: true });
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

/** A cell that a spreadsheet would run is kept from running; numbers and telephone numbers with a sign stay. */
function inert(cell: string): string {
	return /^[=+\-@\t\r\n]/.test(cell) && !/^[+-][\d.,() ]*$/.test(cell) ? `'${cell}` : cell;
}
