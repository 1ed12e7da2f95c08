import { delimiterName, delimiterOf, delimiters, firstLines } from '../../../domain/delimited';
import { isRemarks } from '../../../domain/header-name';
import { restored } from '../../../domain/inert';
import { layoutOf } from '../../../domain/text-layout';
import type { Decision } from '../../../domain/read-options';
import { headerRules } from './header-rules';
import { isReadBy } from '../rule-sets';
import type { Grid, GridLine, SentFile, Unreadable } from './grid';
import { isUnreadable } from './grid';
import { fileProblem } from './problem';
import { rowsOf } from './rows';
import { encodingFault, openText } from './text-file';

/** A delimited text as lines of cells; `text` is where it was unpacked to, where it came packed. */
export async function textGrid(
	{ path: sent, dataset, read, rules }: SentFile,
	text: string | null
): Promise<Grid | Unreadable> {
	const file = await openText({ path: sent, text }, read, rules);
	if (isUnreadable(file)) return file;
	const { path, encoding, beginning } = file;
	const delimiter = read.delimiter === undefined ? undefined : delimiterOf(read.delimiter);
	if (delimiter === null) {
		const allowed = delimiters.map(delimiterName).join(' ');
		const params = { option: 'delimiter', value: read.delimiter ?? '', allowed };
		return { problem: fileProblem('unknown_option', params), decisions: file.decisions };
	}
	const layout = layoutOf(dataset, beginning, {
		delimiter,
		headerRow: read.headerRow,
		columns: read.columns,
		...headerRules(rules)
	});
	const decisions: Decision[] = [
		...file.decisions,
		{
			about: 'delimiter',
			value: delimiterName(layout.delimiter),
			by: delimiter === undefined ? 'file' : 'sender'
		}
	];
	const { header } = layout;
	if (header === null) {
		const row = read.headerRow;
		return {
			problem: row === undefined ? fileProblem('empty_file') : fileProblem('header_row_missing', { row }),
			decisions
		};
	}
	const options = { delimiter: layout.delimiter, encoding, from: header.line };
	const isGivenBack = header.names.some(isRemarks) && isReadBy('marks_taken_off', rules);
	return {
		header,
		decisions,
		lines: () => (isGivenBack ? withoutMarks(rowsOf(path, options)) : rowsOf(path, options)),
		above: firstLines(beginning, layout.delimiter).filter(({ line }) => line <= header.line),
		plain: encoding === 'utf-8' && !isGivenBack ? { path, delimiter: layout.delimiter } : null,
		fault: () => encodingFault(file)
	};
}

/** The lines of a file that was given back with remarks, without the marks that kept its cells from running. */
async function* withoutMarks(lines: AsyncGenerator<GridLine>): AsyncGenerator<GridLine> {
	for await (const line of lines) yield { ...line, cells: line.cells.map(restored) };
}
