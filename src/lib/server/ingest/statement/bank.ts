import type { Problem } from '../../../domain/problem';
import { fold } from '../../../domain/text';
import { fileProblem } from '../read/problem';
import { layoutLabel, type CanonicalColumn, type LayoutBank, type StatementLayout } from './layout';

/** Records looked at to tell which bank of a shared layout wrote the file. */
const SAMPLE = 500;

/**
 * The name of the bank: the one given, if the layout is its own and the file does not speak against it; else the only
 * bank of the layout; else the one whose columns are filled. A layout of no particular bank takes any name (`known` says
 * how a bank named otherwise is called), and null when none is given. Gives a problem when the name does not go with the
 * layout or the file, or nothing in the file decides.
 */
export async function tellBank(
	layout: StatementLayout,
	given: string | undefined,
	rows: AsyncIterable<{ cells: Record<CanonicalColumn, string> }>,
	known: readonly LayoutBank[] = []
): Promise<string | null | Problem> {
	const name = given?.trim() ?? '';
	if (layout.banks.length === 0) return name === '' ? null : (bankNamed(known, name)?.name ?? name);
	const banks = layout.banks.map((bank) => bank.name).join(', ');
	const named = bankNamed(layout.banks, name);
	if (name !== '' && !named) {
		return fileProblem('bank_differs', { bank: name, banks, layout: layoutLabel(layout) });
	}
	if (layout.banks.length === 1) return layout.banks[0]?.name ?? null;
	const candidates = await fitting(layout.banks, rows);
	if (named) {
		if (candidates.length === 0 || candidates.includes(named)) return named.name;
		const others = candidates.map((bank) => bank.name).join(', ');
		return fileProblem('bank_contradicted', { bank: named.name, banks: others });
	}
	return candidates.length === 1 ? (candidates[0]?.name ?? null) : fileProblem('bank_unclear', { banks });
}

const bankNamed = (banks: readonly LayoutBank[], name: string) =>
	banks.find((bank) => [bank.name, ...bank.aliases].some((known) => fold(known) === fold(name)));

/** The banks of a shared layout that fill the columns which are filled, and leave the others. */
async function fitting(
	banks: readonly LayoutBank[],
	rows: AsyncIterable<{ cells: Record<CanonicalColumn, string> }>
): Promise<LayoutBank[]> {
	const filled = new Set<CanonicalColumn>();
	let count = 0;
	for await (const { cells } of rows) {
		for (const [column, text] of Object.entries(cells))
			if (text !== '') filled.add(column as CanonicalColumn);
		if (++count === SAMPLE) break;
	}
	return banks.filter(
		(bank) =>
			bank.filled.every((column) => filled.has(column)) && !bank.blank.some((column) => filled.has(column))
	);
}
