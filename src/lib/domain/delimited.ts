/** A line of cells and the physical line it starts on, from 1. Cells in quotes may go over several lines. */
export interface CellLine {
	line: number;
	cells: string[];
}

export const delimiters = [',', ';', '\t', '|'] as const;

/** The mark most often found on the first written line, quoted text left out: `,` `;` tab or `|`. */
export function guessDelimiter(beginning: string): string {
	const lines = beginning.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/);
	const line = lines.find((text) => text.trim() !== '') ?? '';
	const counts = delimiters.map((mark) => [mark, line.split(mark).length] as const);
	return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/**
 * The first lines of a delimited text, blank ones left out, at most `most` of them. For looking only: nothing is
 * said of faulty quotes.
 */
export function firstLines(beginning: string, delimiter: string, most = 40): CellLine[] {
	const text = beginning.replace(/^\uFEFF/, '').replace(/\r+\n|\r/g, '\n');
	const found: CellLine[] = [];
	let [at, line] = [0, 1];
	while (at < text.length && found.length < most) {
		const cells: string[] = [];
		const start = line;
		for (;;) {
			const cell = cellAt(text, at, delimiter);
			line += cell.text.split('\n').length - 1;
			cells.push(cell.text);
			at = cell.end + 1;
			if (cell.end >= text.length || text[cell.end] === '\n') break;
		}
		line += 1;
		if (cells.length > 1 || cells[0] !== '') found.push({ line: start, cells });
	}
	return found;
}

/** The cell that begins here, without its quotes, and where the mark after it stands. */
function cellAt(text: string, at: number, delimiter: string): { text: string; end: number } {
	const quoted = text[at] === '"' ? closingQuote(text, at + 1) : -1;
	if (quoted >= 0) {
		const after = text[quoted + 1];
		if (after === undefined || after === delimiter || after === '\n')
			return { text: text.slice(at + 1, quoted).replaceAll('""', '"'), end: quoted + 1 };
	}
	let end = at;
	while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
	return { text: text.slice(at, end), end };
}

function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
		if (text[at + 1] !== '"') return at;
	return -1;
}

/** The name of what the first bytes of a file are when they are no text, or null. UTF-16 is text. */
export function foreignText(beginning: Uint8Array): string | null {
	const starts = (...bytes: number[]) => bytes.every((byte, at) => beginning[at] === byte);
	if (starts(0x50, 0x4b)) return 'XLSX, ZIP';
	if (starts(0xd0, 0xcf)) return 'XLS';
	if (starts(0x1f, 0x8b)) return 'GZIP';
	if (starts(0x25, 0x50, 0x44, 0x46)) return 'PDF';
	if (starts(0xff, 0xd8, 0xff)) return 'JPEG';
	if (starts(0x89, 0x50, 0x4e, 0x47)) return 'PNG';
	const opening = new TextDecoder('latin1').decode(beginning.subarray(0, 64)).replace(/^ï»¿/, '').trimStart();
	return /^<(?:!doctype html|html|table|\?xml|head|meta)\b/i.test(opening) ? 'HTML, XML' : null;
}

/** A mark between cells by itself or by name (`tab`, `comma`, …); null when cells are not divided by it. */
export function delimiterOf(name: string): string | null {
	const names: Record<string, string> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' };
	return delimiters.find((mark) => mark === name) ?? names[name.trim().toLowerCase()] ?? null;
}

/** The mark as an option or decision names it: a tab cannot be seen. */
export const delimiterName = (mark: string) => (mark === '\t' ? 'tab' : mark);

/** The cells of a row with empty ones behind them, to be so many at least. */
export const padded = (cells: readonly string[], length: number): string[] =>
	Array.from({ length: Math.max(length, cells.length) }, (_, at) => cells[at] ?? '');

/**
 * The cells of a row without the empty ones under the header's own nameless last columns, which spreadsheets add.
 * `width` is how many cells the header has with them. Any other cell too many stays: it may be half of `1,234`.
 */
export function withoutEmptyTail(cells: string[], columns: number, width = columns): string[] {
	let length = cells.length;
	while (length > columns && length <= width && cells[length - 1] === '') length -= 1;
	return length === cells.length ? cells : cells.slice(0, length);
}
