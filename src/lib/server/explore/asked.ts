import { formatDate, formatNumber } from '../../domain/format';
import type { Locale } from '../../domain/locale';
import { controls } from '../export/query';
import type { Column } from '../warehouse/reader';
import type { NameOf } from './names';

interface Words {
	titleOf: (column: string) => string;
	nameOf: NameOf;
	columns: readonly Column[];
	locale: Locale;
}

/** One part of a question as a page shows it, and the question without it. */
export interface AskedPart {
	/** The column in words, or empty for free text. */
	column: string;
	/** The operator of the URL: `eq`, `gte`, … ; `q` for free text. */
	operator: string;
	value: string;
	/** The URL's parameters without this part. */
	without: string;
}

/** The filter of a URL part by part, in the order written. Sorting, paging and the like are no part of it. */
export function askedParts(search: URLSearchParams, words: Words): AskedPart[] {
	const others = new Set<string>(controls.filter((name) => name !== 'q'));
	const parts: AskedPart[] = [];
	for (const [name, value] of search) {
		if (others.has(name) || value === '') continue;
		const rest = new URLSearchParams(search);
		rest.delete(name, value);
		rest.delete('cursor');
		const split = name.lastIndexOf('__');
		const column = split < 0 ? name : name.slice(0, split);
		parts.push({
			column: name === 'q' ? '' : words.titleOf(column),
			operator: name === 'q' ? 'q' : split < 0 ? 'eq' : name.slice(split + 2),
			value: name === 'q' ? value : valueWords(column, value, words),
			without: rest.toString()
		});
	}
	return parts;
}

const valueWords = (column: string, value: string, words: Words) =>
	value
		.split(',')
		.map((one) => valueWord(column, one, words))
		.join(', ');

/** A value in words; one that is not of the column's kind is left as it was written. */
function valueWord(column: string, value: string, { nameOf, columns, locale }: Words): string {
	const type = columns.find(({ name }) => name === column)?.type;
	if ((type === 'integer' || type === 'bigint') && /^-?\d{1,18}$/.test(value))
		return formatNumber(BigInt(value), locale);
	if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, locale);
	return nameOf(column, value);
}
