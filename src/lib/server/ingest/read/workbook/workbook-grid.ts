import { dateFormatOf, PLAIN_DATE, type DateFormat } from '../../../../domain/date-format';
import type { CellLine } from '../../../../domain/delimited';
import { saidOf } from '../../../../domain/column-meaning';
import { findHeader, type FoundHeader } from '../../../../domain/header';
import type { Decision, ReadOptions } from '../../../../domain/read-options';
import { inColumns } from '../../../../domain/review-form';
import { chooseSheet, sheetsMeant, wordless } from '../../../../domain/sheet';
import { isUnreadable, type Grid, type SentFile, type Unreadable } from '../grid';
import { isReadBy, type RuleSet } from '../../rule-sets';
import { headerRules } from '../header-rules';
import { fileProblem } from '../problem';
import { serialDays, shownText, type SheetDays } from './sheet-cell';
import { sheetRows } from './sheet-file';
import { cellNameIn, linesOf } from './sheet-lines';
import type { UnpackedWorkbook } from './sheet-row';
import { surveyed } from './survey';

/** Rows with anything in them that are looked at for the header. */
const HEADER_WITHIN = 40;

/** The sheet that is read, which lies unpacked at `path`. */
export interface ChosenSheet {
	path: string;
	/** The places of its columns that are not shown. */
	hiddenColumns: readonly number[];
	days: SheetDays;
	decisions: Decision[];
}

/** Chooses the sheet of a workbook that is read, or says why none is. */
export function chosenSheet(
	workbook: UnpackedWorkbook,
	read: ReadOptions,
	rules?: Pick<RuleSet, 'own'>
): ChosenSheet | Unreadable {
	const choice = chooseSheet(workbook.sheets, read.sheet, !isReadBy('names_doubted', rules));
	if ('doubt' in choice) return { problem: doubt(choice.doubt, workbook, read), decisions: [] };
	const sheet = workbook.sheets[choice.sheet];
	if (!sheet) return { problem: fileProblem('empty_file'), decisions: [] };
	const days = daysOf(workbook, read);
	const decisions: Decision[] = [
		{
			about: 'sheet',
			value: sheet.name,
			by: read.sheet === undefined ? 'file' : 'sender',
			others: visible(workbook).filter((name) => name !== sheet.name)
		},
		{
			about: 'dateEpoch',
			value: days.serial.slice(-4),
			by: read.dateFormat?.startsWith('excel') ? 'sender' : 'file'
		}
	];
	return { path: sheet.path, hiddenColumns: sheet.hiddenColumns, days, decisions };
}

/** One sheet of a workbook as lines of cells. */
export async function workbookGrid(
	{ dataset, read, rules }: Pick<SentFile, 'dataset' | 'read' | 'rules'>,
	workbook: UnpackedWorkbook
): Promise<Grid | Unreadable> {
	const sheet = chosenSheet(workbook, read, rules);
	if (isUnreadable(sheet)) return sheet;
	const { days, decisions } = sheet;
	const beginning = await firstLines(sheet.path);
	const asked = { ...read, ...headerRules(rules) };
	const found = findHeader(dataset, beginning, asked);
	if (found === null) {
		const row = read.headerRow;
		return {
			problem: row === undefined ? fileProblem('empty_file') : fileProblem('header_row_missing', { row }),
			decisions
		};
	}
	const survey = await surveyed(sheet, found.line);
	const columns = columnsOf(found, survey.used);
	const cells = columns.map((column) => found.names[column] || wordless(column));
	const header = found.form
		? inColumns(found, columns, cells, (name) => saidOf(dataset, read.columns)(name) === null)
		: inTheirColumns(
				found,
				columns,
				findHeader(dataset, [{ line: found.line, cells }], { ...asked, headerRow: found.line })
			);
	const isAsShown = isReadBy('digits_as_shown', rules);
	const table = { path: sheet.path, header, columns, days, isAsShown };
	return {
		header,
		decisions: [...decisions, ...survey.decisions],
		lines: () => linesOf(table),
		above: beginning.filter(({ line }) => line <= header.line),
		sheet: table,
		plain: null,
		fault: () => Promise.resolve(null),
		cellName: cellNameIn(columns)
	};
}

/** A header by the names of the sheet’s columns that the table has, its lines in these columns too. */
function inTheirColumns(
	found: FoundHeader,
	columns: readonly number[],
	named: FoundHeader | null
): FoundHeader {
	if (!named || !found.rows) return named ?? found;
	const rows = found.rows.map(({ line, cells }) => ({ line, cells: columns.map((at) => cells[at] ?? '') }));
	return { ...named, rows };
}

/**
 * Where the sheet's days count from, as the workbook says unless the sender does, and how the file's text writes days.
 */
function daysOf(workbook: UnpackedWorkbook, { dateFormat }: ReadOptions): SheetDays {
	const own = serialDays(workbook);
	const asked: DateFormat | null = dateFormat === undefined ? null : dateFormatOf(dateFormat);
	return { serial: asked?.startsWith('excel') ? asked : own, written: asked ?? PLAIN_DATE };
}

const visible = ({ sheets }: UnpackedWorkbook) =>
	sheets.filter(({ hidden, rows }) => !hidden && rows > 0).map(({ name }) => name);

function doubt(
	code: 'sheet_unclear' | 'sheet_missing' | 'sheet_hidden' | 'empty_file',
	workbook: UnpackedWorkbook,
	{ sheet }: ReadOptions
) {
	const filled = workbook.sheets.filter(({ rows }) => rows > 0).map(({ name }) => name);
	const meant = sheetsMeant(workbook.sheets, sheet ?? '').map((at) => workbook.sheets[at]?.name ?? '');
	const named = code === 'sheet_unclear' && sheet !== undefined ? meant : visible(workbook);
	const sheets = (code === 'sheet_hidden' ? filled : named).slice(0, 20).join(' · ');
	return fileProblem(code, code === 'empty_file' ? {} : { sheet: sheet ?? '', sheets });
}

async function firstLines(path: string): Promise<CellLine[]> {
	const lines: CellLine[] = [];
	for await (const { row, cells } of sheetRows(path)) {
		const line: string[] = [];
		for (const cell of cells) line[cell.column] = shownText(cell);
		lines.push({ line: row, cells: Array.from(line, (text) => text ?? '') });
		if (lines.length === HEADER_WITHIN) break;
	}
	return lines;
}

/** The sheet's columns that the table has: named ones, and nameless ones that hold something. */
function columnsOf({ names }: FoundHeader, used: ReadonlySet<number>): number[] {
	const last = Math.max(names.length - 1, ...used);
	return Array.from({ length: last + 1 }, (_, column) => column).filter(
		(column) => (names[column] ?? '') !== '' || used.has(column)
	);
}
