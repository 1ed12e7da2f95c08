export type Cell = string | number | boolean | null;

/** One row of a file by column name; a column left out or null is an empty cell. */
export type Row = Record<string, Cell>;

const cellText = (value: Cell | undefined): string => {
	const text = value === null || value === undefined ? '' : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV text with a header line of exactly these columns, lines ended by LF. */
export function csv(columns: readonly string[], rows: readonly Row[]): string {
	const lines = [columns.map(cellText), ...rows.map((row) => columns.map((name) => cellText(row[name])))];
	return lines.map((cells) => cells.join(',') + '\n').join('');
}
