import type { Dataset } from './dataset';
import { delimiters, firstLines, guessDelimiter } from './delimited';
import { findHeader, knownColumns, type FoundHeader, type HeaderAsked } from './header';
import type { ReadOptions } from './read-options';

/** What the beginning of a delimited text shows: the mark between cells and the header, if there is any line at all. */
export interface TextLayout {
	delimiter: string;
	header: FoundHeader | null;
}

/**
 * Finds delimiter and header in the beginning of a text. Titles above the header may hold any mark, so the delimiter is
 * the one under which the most columns of the dataset are found; the usual guess stands when none finds more.
 */
export function layoutOf(
	dataset: Dataset,
	beginning: string,
	{ delimiter: asked, ...said }: Pick<ReadOptions, 'delimiter'> & HeaderAsked
): TextLayout {
	const under = (delimiter: string): TextLayout => ({
		delimiter,
		header: findHeader(dataset, firstLines(beginning, delimiter), said)
	});
	if (asked !== undefined) return under(asked);
	let best = under(guessDelimiter(beginning));
	if (best.header?.match.problems.length === 0) return best;
	for (const delimiter of delimiters) {
		if (delimiter === best.delimiter) continue;
		const other = under(delimiter);
		if (known(other) > known(best)) best = other;
	}
	return best;
}

const known = ({ header }: TextLayout) => (header ? knownColumns(header) : 0);
