import type { Problem } from '../../../domain/problem';
import { fold } from '../../../domain/text';
import { fileProblem } from '../read/problem';
import { layoutLabel, type CanonicalColumn, type LayoutBank, type StatementLayout } from './layout';

/** Records looked at to tell which bank of a shared layout wrote the file. */
const SAMPLE = 500;

/**
 * The name of the bank: the one given, if the layout is its own; else the only bank of the layout; else the one whose
 * columns are filled. A layout of no particular bank takes any name, and null when none is given. Gives a problem when
 * the name does not go with the layout or nothing in the file decides.
 */
export async function tellBank(
	layout: StatementLayout,
	given: string | undefined,
	rows: AsyncIterable<{ cells: Record<CanonicalColumn, string> }>
): Promise<string | null | Problem> {
	const name = given?.trim() ?? '';
	if (layout.banks.length === 0) return name === '' ? null : name;
	const banks = layout.banks.map((bank) => bank.name).join(', ');
	if (name !== '') {
		const named = layout.banks.find((bank) =>
			[bank.name, ...bank.aliases].some((known) => fold(known) === fold(name))
		);
		return named?.name ?? fileProblem('bank_differs', { bank: name, banks, layout: layoutLabel(layout) });
	}
	if (layout.banks.length === 1) return layout.banks[0]?.name ?? null;
	const filled = new Set<CanonicalColumn>();
	let count = 0;
	for await (const { cells } of rows) {
		for (const [column, text] of Object.entries(cells))
			if (text !== '') filled.add(column as CanonicalColumn);
		if (++count === SAMPLE) break;
	}
	const fits = (bank: LayoutBank) =>
		bank.filled.every((column) => filled.has(column)) && !bank.blank.some((column) => filled.has(column));
	const candidates = layout.banks.filter(fits);
	return candidates.length === 1 ? (candidates[0]?.name ?? null) : fileProblem('bank_unclear', { banks });
}
