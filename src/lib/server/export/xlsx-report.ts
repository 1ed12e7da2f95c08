import { ZipFile } from 'yazl';
import { columnName, writtenCells, writtenRow, type WrittenCell } from './xlsx-cell';
import { sheetEnd, sheetStart, workbookParts } from './xlsx-parts';

/** A table of a report: its caption, titles in words, and cells with their looks. */
export interface ReportTable {
	caption?: string;
	titles: readonly string[];
	rows: readonly (readonly WrittenCell[])[];
	/** The line of sums under the rows. */
	total?: readonly WrittenCell[];
}

/** A sheet of a report: title, what the figures are, the tables one below the other, and notes. */
export interface ReportSheet {
	name: string;
	title: string;
	facts: readonly string[];
	tables: readonly ReportTable[];
	notes: readonly string[];
}

/** Characters of a column's width: at least and at most. */
const NARROW = 11;
const WIDE = 52;

/** A workbook for reading, not for machines: it is small, and made whole in memory. */
export async function reportWorkbook(sheets: readonly ReportSheet[]): Promise<Buffer> {
	const laid = sheets.map(layOut);
	const zip = new ZipFile();
	const parts = workbookParts(
		sheets.map(({ name }) => name),
		laid.map(({ header }) => header)
	);
	for (const [path, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), path);
	laid.forEach(({ markup }, at) => zip.addBuffer(Buffer.from(markup), `xl/worksheets/sheet${at + 1}.xml`));
	zip.end();
	const chunks: Uint8Array[] = [];
	for await (const chunk of zip.outputStream) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks);
}

/** A sheet's markup; `header` is the row of its only table's titles, null where there are several tables. */
function layOut({ title, facts, tables, notes }: ReportSheet): { markup: string; header: number | null } {
	const rows: string[] = [];
	const put = (texts: readonly string[], style: WrittenCell['style']) =>
		rows.push(writtenRow(rows.length + 1, texts, style));
	const places = tables.map((): { header: number; last: number } => ({ header: 0, last: 0 }));
	put([title], 'title');
	for (const fact of facts) put([fact], 'plain');
	tables.forEach((table, at) => {
		put([], 'plain');
		if (table.caption) put([table.caption], 'label');
		put(table.titles, 'reportHeader');
		const header = rows.length;
		for (const cells of table.rows) rows.push(writtenCells(rows.length + 1, cells));
		places[at] = { header, last: rows.length };
		if (table.total) rows.push(writtenCells(rows.length + 1, table.total));
	});
	if (notes.length > 0) put([], 'plain');
	for (const note of notes) put([note], 'plain');

	const only = places.length === 1 ? places[0]! : null;
	const widths = widthsOf(tables);
	const filtered = only && `A${only.header}:${columnName(widths.length - 1)}${only.last}`;
	return {
		markup:
			sheetStart(widths, only?.header ?? 0) + rows.join('') + sheetEnd(widths.length, rows.length, filtered),
		header: only?.header ?? null
	};
}

/** As wide as the longest value of any table in that column; titles break over lines. */
function widthsOf(tables: readonly ReportTable[]): number[] {
	const columns = Math.max(1, ...tables.map(({ titles }) => titles.length));
	return Array.from({ length: columns }, (_, at) => {
		const lengths = tables.flatMap(({ titles, rows }) => [
			Math.ceil((titles[at] ?? '').length / 2),
			...rows.map((cells) => String(cells[at]?.value ?? '').length)
		]);
		return Math.min(WIDE, Math.max(NARROW, ...lengths.map((length) => length + 2)));
	});
}
