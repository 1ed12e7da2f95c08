import { isOfMonths } from './code-reading';
import { padded, withoutEmptyTail } from './delimited';
import type { Dataset, Field } from './dataset';
import type { FoundHeader } from './header';

/** Values that a sender named for all rows of a file: column of the dataset → its cells’ text. */
export type OneValues = Readonly<Record<string, string>>;

/** From what such a value is picked: the wards, the codes of the column, or the months. */
export type OneValueOf = 'ward' | 'code' | 'month';

/**
 * Whether all rows of a file may have one value in a column that the file lacks, and from what it is picked: a ward’s
 * report is of one ward and one month, a ledger of one fund. Never a figure, a day or what tells records apart.
 */
export function oneValueOf({ form, foreignKeys = [] }: Dataset, field: Field): OneValueOf | null {
	// A form has titles that say it.
	if (form || field.type !== 'string') return null;
	const key = foreignKeys.find((one) => one.field === field.name);
	if (key) return key.resource === 'ward' ? 'ward' : 'code';
	if (field.constraints?.enum) return 'code';
	return isOfMonths(field) ? 'month' : null;
}

/** The columns that may be said so. */
export const oneValueColumns = (dataset: Dataset): Field[] =>
	dataset.fields.filter((field) => oneValueOf(dataset, field) !== null);

/** A header with columns that stand in no line of its file, and what adds their cells to a row. */
export interface FilledHeader {
	header: FoundHeader;
	/** How many they are; they come last. */
	added: number;
	fill(cells: string[]): string[];
}

/** Adds the columns whose one value the sender named. One that the file has is given back as `there`. */
export function filledHeader(
	dataset: Dataset,
	header: FoundHeader,
	values: OneValues = {}
): FilledHeader | { there: Field } {
	const added = dataset.fields.filter(({ name }) => values[name] !== undefined);
	if (added.length === 0) return { header, added: 0, fill: (cells) => cells };
	const there = added.find((field) => header.match.fields.includes(field));
	if (there) return { there };
	const columns = header.match.fields.length;
	const texts = added.map(({ name }) => values[name] ?? '');
	return {
		added: added.length,
		header: {
			...header,
			names: [...padded(header.names, columns), ...added.map(({ title }) => title)],
			width: columns + added.length,
			match: {
				fields: [...header.match.fields, ...added],
				problems: header.match.problems.filter(
					({ code, column }) => code !== 'missing_column' || !added.some(({ name }) => name === column)
				)
			}
		},
		fill(cells) {
			// One cell too many or too few stays so: the row keeps its wrong count of cells.
			return [...withoutEmptyTail(cells, columns, header.width), ...texts];
		}
	};
}
