import type { Dataset, Field } from './dataset';
import { isOfUnit } from './header-name';

/**
 * What a sender said that columns of a file are, whose headings the template does not tell: heading as written → column
 * of the dataset, or '' for one that is left out.
 */
export type ColumnMeanings = Readonly<Record<string, string>>;

/** Characters of a heading that are told and compared. */
export const HEADING_LENGTH = 200;

/** A heading as headings are compared: forms change the line breaks in one on its way here and back. */
export const headingKey = (name: string): string =>
	name.slice(0, HEADING_LENGTH).normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What each heading was said to be: a column of the dataset, null where it is left out, undefined where nothing was said
 * or where it cannot be meant, as for figures in millions of đồng in a column of đồng.
 */
export function saidOf(
	dataset: Dataset,
	said: ColumnMeanings = {}
): (heading: string) => Field | null | undefined {
	const meanings = new Map(
		Object.entries(said).map(([heading, name]) => [
			headingKey(heading),
			name === '' ? null : dataset.fields.find((field) => field.name === name)
		])
	);
	return (heading) => {
		const field = meanings.size === 0 ? undefined : meanings.get(headingKey(heading));
		return field && !isOfUnit(field, heading) ? undefined : field;
	};
}

/** The places of the columns that the sender left out. */
export function leftOut(dataset: Dataset, headings: readonly string[], said?: ColumnMeanings): number[] {
	const meant = saidOf(dataset, said);
	return headings.flatMap((heading, at) => (meant(heading) === null ? [at] : []));
}

/** The headings that a sender spoke of and the file does not have; one without words needs none. */
export function headingsMissing(headings: readonly string[], said: ColumnMeanings = {}): string[] {
	const known = new Set(headings.map(headingKey));
	return Object.keys(said).filter((heading) => headingKey(heading) !== '' && !known.has(headingKey(heading)));
}
