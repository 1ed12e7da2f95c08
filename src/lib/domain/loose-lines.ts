/**
 * What divides cells in any text; which of them one text uses need not be known to look for words and numbers in it.
 */
const MARKS = /[,;\t|]/;
/** A cell in quotes goes over so many letters at most; else a lone quote would swallow the rest of a text. */
const QUOTED = 4000;

/** The lines of a text, those joined that a cell in quotes goes over. For looking only. */
export function looseLines(text: string): string[] {
	const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
	if (!text.includes('"')) return lines;
	const joined: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const parts = [line];
		let isOpen = hasOddQuotes(line);
		for (let length = line.length; isOpen && at + parts.length < lines.length && length < QUOTED;) {
			const next = lines[at + parts.length] ?? '';
			parts.push(next);
			length += next.length + 1;
			if (hasOddQuotes(next)) isOpen = false;
		}
		joined.push(isOpen ? line : parts.join('\n'));
		if (!isOpen) at += parts.length - 1;
	}
	return joined;
}

function hasOddQuotes(line: string): boolean {
	let isOdd = false;
	for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) isOdd = !isOdd;
	return isOdd;
}

/** The cells of such a line, divided at every usual mark outside quotes. */
export function looseCells(line: string): string[] {
	if (!line.includes('"')) return line.split(MARKS);
	const cells: string[] = [''];
	let isQuoted = false;
	for (const part of line.split(/([,;\t|"])/)) {
		if (part === '"') isQuoted = !isQuoted;
		else if (!isQuoted && part.length === 1 && MARKS.test(part)) cells.push('');
		else cells[cells.length - 1] += part;
	}
	return cells;
}

/** Cells as a line that is divided by tabs and by nothing else. */
export const tabbed = (cells: readonly string[]): string =>
	cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t');
