import Papa from 'papaparse';
import type { ProblemCode } from '../domain/problem';

/** One record of a delimited text. */
export interface TextRow {
	/** The physical line the record starts on, from 1. */
	line: number;
	cells: string[];
	/** Why the record cannot be trusted, or null. */
	broken: ProblemCode | null;
}

/**
 * The longest record taken, as on the server: beyond it a quote is missing, and the rest of the
 * file would be swallowed.
 */
export const RECORD_LIMIT = 4 * 1024 * 1024;
const PIECE = RECORD_LIMIT / 4;

/**
 * Splits text that comes in parts into records, keeping no more than the record under way. Papa Parse reads a whole
 * file by itself, but decodes it part by part and so breaks letters of several bytes that lie on a border; here
 * it is given text already decoded.
 */
export class RowSplitter {
	private readonly parser: Papa.Parser;
	private rest = '';
	private line: number;
	/** Line breaks before the first line that is wanted. */
	private toPass: number;
	private begun = false;
	/** No more is read: a record had no end. */
	ended = false;

	/** `from` is the physical line to begin with. */
	constructor(delimiter: string, from = 1) {
		this.line = from;
		this.toPass = from - 1;
		this.parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
	}

	/** The records that this part completes. */
	push(part: string): TextRow[] {
		const rows: TextRow[] = [];
		// Long parts are taken in pieces, so that no record grows beyond the limit unseen.
		for (let at = 0; at < part.length || at === 0; at += PIECE)
			rows.push(...this.take(part.slice(at, at + PIECE)));
		return rows;
	}

	private take(part: string): TextRow[] {
		if (this.ended) return [];
		if (!this.begun && part !== '') {
			part = part.replace(/^\uFEFF/, '');
			this.begun = true;
		}
		const text = this.passed(this.rest + part);
		// A carriage return at the border may be half of a line break.
		const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
		const rows = this.split(whole, false);
		this.rest += text.slice(whole.length);
		if (this.rest.length > RECORD_LIMIT) {
			this.ended = true;
			rows.push({ line: this.line, cells: [], broken: 'record_too_long' });
		}
		return rows;
	}

	/** The last record, when the file does not end with a line break. */
	end(): TextRow[] {
		return this.ended ? [] : this.split(this.rest, true);
	}

	/** The text without the lines that are passed over; a carriage return at its end may be half of a line break. */
	private passed(text: string): string {
		const lineBreak = /\r+\n|\r(?!$)|\n/g;
		let at = 0;
		for (; this.toPass > 0 && lineBreak.exec(text); this.toPass -= 1) at = lineBreak.lastIndex;
		return at === 0 ? text : text.slice(at);
	}

	private split(text: string, last: boolean): TextRow[] {
		const input = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
		const { data, errors, meta } = this.parser.parse(input, 0, !last) as Papa.ParseResult<string[]>;
		this.rest = input.slice(meta.cursor);
		const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
		const rows: TextRow[] = [];
		for (const [index, cells] of data.entries()) {
			if (cells.length > 1 || cells[0] !== '') {
				const fault = broken.has(index) ? 'broken_quotes' : null;
				rows.push({ line: this.line, cells, broken: fault });
			}
			this.line += 1 + lineBreaks(cells);
		}
		return rows;
	}
}

function lineBreaks(cells: string[]): number {
	let count = 0;
	for (const cell of cells) {
		for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
	}
	return count;
}
