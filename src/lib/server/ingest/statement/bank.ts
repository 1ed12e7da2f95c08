import type { BankProfile, CanonicalColumn, ProfileBank } from '../../../domain/bank-profile';
import type { Problem } from '../../../domain/problem';
import { fold } from '../../../domain/text';
import { fileProblem } from '../read/problem';
import { layoutLabel, type LayoutMatch } from './layout';

/** Records looked at to tell which bank of a shared profile wrote the file. */
const SAMPLE = 500;

type Sample = AsyncIterable<{ cells: Record<CanonicalColumn, string> }>;

/**
 * The one profile to read by among those whose header the file has: that of the bank given, else the only one. The
 * product's own template is no bank's and steps back behind any that is. Gives a problem when nothing decides.
 */
export function chooseMatch(
	matches: readonly LayoutMatch[],
	given: string | undefined
): LayoutMatch | Problem {
	const ofBanks = matches.filter(({ layout }) => layout.banks.length > 0);
	const open = ofBanks.length > 0 ? ofBanks : matches;
	const named = open.filter(({ layout }) => bankNamed(layout.banks, given?.trim() ?? ''));
	const [only, another] = named.length > 0 ? named : open;
	if (only && !another) return only;
	const banks = open.flatMap(({ layout }) => layout.banks.map(({ name }) => name)).join(', ');
	return fileProblem('bank_unclear', { banks });
}

/**
 * The name of the bank: the one given, if the profile is its own and the file does not speak against it; else the only
 * bank of the profile; else the one whose columns are filled. A profile of no particular bank takes any name (`known`
 * says how a bank named otherwise is called), and null when none is given. Gives a problem when the name does not go
 * with the profile or the file, or nothing in the file decides.
 */
export async function tellBank(
	layout: BankProfile,
	given: string | undefined,
	rows: Sample,
	known: readonly ProfileBank[] = []
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

const bankNamed = (banks: readonly ProfileBank[], name: string) =>
	banks.find((bank) => [bank.name, ...bank.aliases].some((known) => fold(known) === fold(name)));

/** The banks of a shared profile that fill the columns which are filled, and leave the others. */
async function fitting(banks: readonly ProfileBank[], rows: Sample): Promise<ProfileBank[]> {
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
