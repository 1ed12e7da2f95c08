/**
 * A text as a terminal may show it: what steers a terminal, turns the direction of writing or cannot be seen comes from
 * senders' files too, and stands there as «�».
 */
export const plainText = (text: string): string => text.replace(/[^\P{C}\n]/gu, '�');

/** Rows as a plain text table, columns as wide as their longest cell. */
export function textTable(head: string[], cells: string[][]): string {
	const [header = [], ...rows] = [head, ...cells].map((row) => row.map(plainText));
	const widths = header.map((name, column) =>
		Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	const line = (cells: string[]) =>
		cells
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd();
	return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
