import { fold } from '../../../domain/text';
import type { LayoutMatch } from './layout';

const PAGE_NUMBER = /^[0-9]{1,5}( ?\/ ?[0-9]{1,5})?$/;
const PAGE_LABEL = /^(trang|page) ?[0-9]{1,5}( ?(\/|of|tren) ?[0-9]{1,5})?$/;

/**
 * A test for lines that stand between the records and are none: the header repeated on each page, page numbers, totals,
 * lines of nothing. A line with a date is never one of them, so no transaction can be lost here.
 */
export function betweenTest(
	match: LayoutMatch,
	headerLines: readonly (readonly string[])[]
): (cells: readonly string[]) => boolean {
	const words = match.layout.between.map(fold);
	const isLabel = (text: string) => PAGE_LABEL.test(text) || words.some((word) => beginsWith(text, word));
	const headers = headerLines.map((line) => line.map(fold));
	const dateAt = match.columns.findIndex(({ is }) => is === 'posted_on');
	return (cells) => {
		const texts = cells.map(fold);
		const filled = texts.filter((text) => text !== '');
		if (filled.length === 0) return true;
		if (headers.some((names) => names.every((name, index) => (texts[index] ?? '') === name))) return true;
		// A label may itself stand in the date column, when that comes first.
		const date = texts[dateAt] ?? '';
		if (date !== '' && !isLabel(date)) return false;
		return filled.some(isLabel) || (filled.length === 1 && PAGE_NUMBER.test(filled[0] ?? ''));
	};
}

/** Whether a text is the words, or begins with them and goes on with another word or a colon. */
const beginsWith = (text: string, words: string) =>
	text.startsWith(words) && ['', ' ', ':'].includes(text.charAt(words.length));
