import type { CheckContext } from './cell';
import { codeRows, columnOf, isCode, MONTHS, rowsOf, sureCode, withinOf, type CodeRow } from './code-reading';
import type { Dataset, Field } from './dataset';

/** A record's cells with the codes that words in its code columns mean. */
export function withMeaning(
	dataset: Dataset,
	written: Record<string, string>,
	context: CheckContext
): Record<string, string> {
	let cells = written;
	for (const field of inReadingOrder(dataset)) {
		const cell = written[field.name] ?? '';
		const rows = cell === '' ? null : codeRows(dataset, field, context.codes);
		const within = withinOf(dataset, field);
		const code = rows && meaning(field.name, cell, { rows, fund: within ? cells[within] : '' }, context);
		if (code) cells = { ...cells, [field.name]: code };
	}
	return cells;
}

/** The fields of a dataset, those whose words hang on another column's code after the others. */
export const inReadingOrder = (dataset: Dataset): readonly Field[] => {
	const known = readingOrders.get(dataset) ?? [
		...dataset.fields.filter((field) => withinOf(dataset, field) === null),
		...dataset.fields.filter((field) => withinOf(dataset, field) !== null)
	];
	readingOrders.set(dataset, known);
	return known;
};

const readingOrders = new WeakMap<Dataset, readonly Field[]>();

/**
 * The code that words in a column mean, or null: no code of the list, or the code itself. Of a list whose codes each
 * belong to a fund, first among those of the row's fund: both funds help with medical care.
 */
export function meaning(
	column: string,
	written: string,
	{ rows, fund = '' }: { rows: readonly CodeRow[]; fund?: string },
	{ meant = {}, settled }: Pick<CheckContext, 'meant' | 'settled'>
): string | null {
	if (isCode(rows, written, column)) return null;
	const known = (name: string, among: readonly CodeRow[]) => {
		const said = Object.hasOwn(meant, name) ? (meant[name] ?? {}) : {};
		const code = Object.hasOwn(said, written) ? said[written] : undefined;
		return among.find((row) => row.code === code)?.code ?? null;
	};
	const read = (among: readonly CodeRow[]) =>
		settled || among === MONTHS ? null : sureCode(among, written, column);
	const own = rowsOf(rows, fund);
	const ofFund =
		own.length === 0 ? null : (known(columnOf(column, fund), own) ?? known(column, own) ?? read(own));
	return ofFund ?? known(column, rows) ?? read(rows);
}
