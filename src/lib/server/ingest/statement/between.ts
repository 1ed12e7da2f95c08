import { fold } from '../../../domain/text';
import type { LayoutMatch } from './layout';
import { isStatementTotal } from './total-words';

const PAGE_NUMBER = /^[0-9]{1,5}( ?\/ ?[0-9]{1,5})?$/;
const PAGE_LABEL = /^(trang|page) ?[0-9]{1,5}( ?(\/|of|tren) ?[0-9]{1,5})?$/;

/** Lines between the records: as in other files, page numbers, and balances before the first and after the last line. */
export type StatementBetween = 'blank' | 'header' | 'total' | 'page' | 'opening' | 'closing';

const OPENING = /^(?:so )?du dau\b|^(?:opening|beginning)\b/;
const CLOSING = /^(?:so )?du cuoi\b|^(?:closing|ending)\b/;

/** Which balance of the statement a text is about, if any. */
export function endNamed(text: string): 'opening' | 'closing' | null {
	const words = fold(text);
	return OPENING.test(words) ? 'opening' : CLOSING.test(words) ? 'closing' : null;
}

/**
 * A test for lines that stand between the records and are none: the header repeated on each page, page numbers, totals,
 * lines of nothing. A line with a date is one of them only where it says that it is a balance and nothing was moved on
 * it, so no transaction can be lost here; lines of before with a date were none (`dated`). Totals in words that no
 * profile has are known (`totals`) where the line has no reference either.
 */
export function betweenTest(
	match: LayoutMatch,
	headerLines: readonly (readonly string[])[],
	{ dated, totals } = { dated: true, totals: true }
): (cells: readonly string[]) => StatementBetween | null {
	const words = match.layout.between.map(fold);
	const blanks = new Set(['', '0', ...match.layout.blank.map(fold)]);
	const moves = match.columns.flatMap(({ is }, at) =>
		is?.endsWith('_vnd') && is !== 'balance_vnd' ? [at] : []
	);
	const labelled = (text: string): StatementBetween | null => {
		if (PAGE_LABEL.test(text)) return 'page';
		if (!words.some((word) => beginsWith(text, word))) return null;
		return endNamed(text) ?? 'total';
	};
	const headers = headerLines.map((line) => line.map(fold));
	const referenceAt = match.columns.findIndex(({ is }) => is === 'reference');
	const dateAt = match.columns.findIndex(({ is }) => is === 'posted_on');
	const isTotal = (texts: readonly string[]) => {
		const at = texts.findIndex(isStatementTotal);
		return at >= 0 && (at === referenceAt || (texts[referenceAt] ?? '') === '');
	};
	return (cells) => {
		const texts = cells.map(fold);
		const filled = texts.filter((text) => text !== '');
		if (filled.length === 0) return 'blank';
		if (headers.some((names) => names.every((name, index) => (texts[index] ?? '') === name))) return 'header';
		// A label may itself stand in the date column, when that comes first.
		const date = texts[dateAt] ?? '';
		const isLabel = labelled(date) !== null || (totals && isStatementTotal(date));
		const isDated = date !== '' && !isLabel;
		if (isDated && !(dated && moves.every((at) => blanks.has(texts[at] ?? '')))) return null;
		const labels = filled.flatMap((text) => labelled(text) ?? []);
		if (isDated) return labels.find((label) => label !== 'total' && label !== 'page') ?? null;
		if (labels.length === 0 && totals && isTotal(texts)) return 'total';
		if (labels.length === 0) return filled.length === 1 && PAGE_NUMBER.test(filled[0] ?? '') ? 'page' : null;
		return labels.find((label) => label === 'opening' || label === 'closing') ?? labels[0] ?? null;
	};
}

/** Whether a text is the words, or begins with them and goes on with another word or a colon. */
const beginsWith = (text: string, words: string) =>
	text.startsWith(words) && ['', ' ', ':'].includes(text.charAt(words.length));
