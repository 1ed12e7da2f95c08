/** The mark most often found on the first written line, quoted text left out: `,` `;` tab or `|`. */
export function guessDelimiter(beginning: string): string {
	const lines = beginning.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/);
	const line = lines.find((text) => text.trim() !== '') ?? '';
	const counts = [',', ';', '\t', '|'].map((mark) => [mark, line.split(mark).length] as const);
	return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The name of what the first bytes of a file are when they are no UTF-8 text, or null. */
export function foreignText(beginning: Uint8Array): string | null {
	const starts = (...bytes: number[]) => bytes.every((byte, at) => beginning[at] === byte);
	if (starts(0x50, 0x4b)) return 'XLSX, ZIP';
	if (starts(0xd0, 0xcf)) return 'XLS';
	if (starts(0x1f, 0x8b)) return 'GZIP';
	if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'UTF-16';
	if (starts(0x25, 0x50, 0x44, 0x46)) return 'PDF';
	return beginning.includes(0) ? 'NUL' : null;
}

/**
 * The cells of a row without the empty ones under the header's own nameless last columns, which spreadsheets add.
 * `width` is how many cells the header has with them. Any other cell too many stays: it may be half of `1,234`.
 */
export function withoutEmptyTail(cells: string[], columns: number, width = columns): string[] {
	let length = cells.length;
	while (length > columns && length <= width && cells[length - 1] === '') length -= 1;
	return length === cells.length ? cells : cells.slice(0, length);
}
