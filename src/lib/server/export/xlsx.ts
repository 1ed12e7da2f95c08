import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ColumnType } from '../warehouse/convert';
import type { Chunk, Column } from '../warehouse/reader';
import { findView } from './catalog';
import { columnTitle } from './column-title';
import type { Format, WriteJob } from './format';
import { metadataOf } from './metadata';
import { selectSql } from './query';
import { numbered, rowSql, writtenRow } from './xlsx-cell';
import { sheetEnd, sheetNames, sheetStart, workbookParts } from './xlsx-parts';

/** Rows that a sheet of a spreadsheet can hold, its header counted. */
const SHEET_ROWS = 1_048_576;

/** Markup shrinks to a tenth even so, and the file is written several times as fast. */
const COMPRESSION = 1;

/**
 * A workbook: the rows on one sheet, or on as many as they need, and a last sheet that says what the file is. DuckDB
 * writes the cells' markup; a row is only given its number here, so memory holds a few thousand rows
 * however many there are.
 */
export const xlsx = xlsxOf();

/** The format with sheets of so many rows. */
export function xlsxOf({ sheetRows = SHEET_ROWS }: { sheetRows?: number } = {}): Format {
	return {
		name: 'xlsx',
		mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extension: 'xlsx',
		attachment: true,
		whole: false,
		before: () => '',
		after: '',
		write: (job) => writeXlsx(job, sheetRows)
	};
}

async function writeXlsx(job: WriteJob, sheetRows: number): Promise<number> {
	const { reader, query, facts, spool, ordered } = job;
	const sheets = Math.max(1, Math.ceil(facts.row_count / (sheetRows - 1)));
	const names = [...sheetNames(findView(facts.view, 'full').title.vi, sheets), ABOUT];
	const zip = new ZipFile();
	const options = { mtime: new Date(facts.generated_at), compressionLevel: COMPRESSION };
	for (const [path, part] of Object.entries(workbookParts(names)))
		zip.addBuffer(Buffer.from(part), path, options);
	zip.addBuffer(Buffer.from(aboutSheet(job)), sheetPath(sheets + 1), options);

	const cells = selectSql(
		{ ...query, columns: [{ name: 'cells', type: 'text' }] },
		{ project: () => rowSql(query.columns), ordered }
	);
	const rows = new Rows(reader.counted(cells, query.params, facts.row_count));
	const packed = zip.outputStream as Readable;
	const sources = Array.from({ length: sheets }, () =>
		Readable.from(sheetOf(query.columns, rows, sheetRows))
	);
	sources.forEach((sheet, at) => {
		sheet.on('error', (error) => packed.destroy(error));
		zip.addReadStream(sheet, sheetPath(at + 1), options);
	});
	zip.on('error', (error: Error) => packed.destroy(error));
	zip.end();
	try {
		for await (const bytes of packed) await spool.append(bytes as Uint8Array);
	} finally {
		for (const sheet of sources) sheet.destroy();
		await rows.close();
	}
	return rows.taken;
}

const ABOUT = 'Về tệp này';
const sheetPath = (n: number) => `xl/worksheets/sheet${n}.xml`;

/** Rows of one running result, given out to sheet after sheet. */
class Rows {
	taken = 0;
	private chunk: unknown[] = [];
	private at = 0;

	constructor(private readonly source: AsyncGenerator<Chunk>) {}

	/** At most so many of the next rows; none when there are no more. */
	async next(most: number): Promise<unknown[]> {
		if (this.at >= this.chunk.length) {
			const { done, value } = await this.source.next();
			if (done) return [];
			this.chunk = value.values[0] ?? [];
			this.at = 0;
		}
		const rows = this.chunk.slice(this.at, this.at + most);
		this.at += rows.length;
		this.taken += rows.length;
		return rows;
	}

	/** Lets go of the result. */
	async close(): Promise<void> {
		await this.source.return(undefined);
	}
}

async function* sheetOf(columns: readonly Column[], rows: Rows, sheetRows: number): AsyncGenerator<Buffer> {
	const header = columns.map(({ name }) => name);
	yield Buffer.from(sheetStart(columns.map(widthOf)) + writtenRow(1, header, 'header'));
	let row = 1;
	while (row < sheetRows) {
		const next = await rows.next(sheetRows - row);
		if (next.length === 0) break;
		yield Buffer.from(next.map((markup) => numbered(++row, String(markup))).join(''));
	}
	yield Buffer.from(sheetEnd(columns.length, row));
}

const widths: Readonly<Record<ColumnType, number>> = {
	text: 18,
	other: 18,
	integer: 12,
	bigint: 16,
	number: 12,
	date: 12,
	timestamp: 20,
	boolean: 10
};
/** Characters of the column's width: names and sentences need more room than codes. */
const widthOf = ({ name, type }: Column) =>
	type === 'text' && /name|text|note|summary|answer|agency/.test(name) ? 36 : widths[type];

/** What the file is, then what each column is called, in both languages. */
function aboutSheet({ facts, datasets }: WriteJob): string {
	const told = Object.entries(metadataOf(facts)).map(([name, value]) => [
		name,
		name.endsWith('_count') || name === 'data_version' ? Number(value) : value,
		...(words[name] ?? [])
	]);
	const columns = facts.columns.map(({ name }) => {
		const title = columnTitle(datasets, facts.view, name);
		return [name, '', title.vi, title.en];
	});
	const lines = [['', 'Giá trị', 'Ý nghĩa', 'Meaning'], ...told, ['', '', 'Các cột', 'Columns'], ...columns];
	const rows = lines.map((line, at) => writtenRow(at + 1, line, at === 0 ? 'header' : 'text'));
	return sheetStart([24, 44, 36, 36]) + rows.join('') + sheetEnd(4, lines.length);
}

const words: Readonly<Record<string, [string, string]>> = {
	view: ['Bảng số liệu', 'View'],
	filter: ['Bộ lọc (trống: tất cả)', 'Filter (blank: everything)'],
	data_version: ['Phiên bản số liệu', 'Data version'],
	data_at: ['Số liệu đến lúc (giờ UTC)', 'Data as of (UTC)'],
	generated_at: ['Lập tệp lúc (giờ UTC)', 'File made at (UTC)'],
	licence: ['Giấy phép sử dụng', 'Licence'],
	illustrative: ['Số liệu minh họa', 'Illustrative figures'],
	row_count: ['Số dòng của tệp', 'Rows in this file'],
	total_count: ['Số dòng theo bộ lọc', 'Rows of the filter'],
	sort: ['Thứ tự', 'Order'],
	sums: ['Tổng các cột tiền (đồng)', 'Sums of the money columns (VND)']
};
