import type { BankProfile } from '../../../domain/bank-profile';
import type { JournalEntry } from '../journal';

/** A bank profile in use, and where it comes from. */
export interface ProfileInUse {
	profile: BankProfile;
	/** `reference`: the operator's folder; `saved`: made or changed on the page. */
	origin: 'reference' | 'saved';
	/** Of a saved one: when (UTC, ISO 8601) and in which role. */
	at: string | null;
	by: string | null;
	/** Statements accepted so far that were read by a profile of that name. */
	statements: number;
}

/**
 * The profiles in use: those of the reference folder, with what was since saved under the same name in their place and
 * what was saved under another after them. All of it follows from the journal, so that it outlives the warehouse.
 */
export function profilesInUse(
	reference: readonly BankProfile[],
	entries: readonly JournalEntry[]
): ProfileInUse[] {
	type Use = Omit<ProfileInUse, 'statements'>;
	const original = new Map<string, Use>(
		reference.map((profile) => [profile.layout, { profile, origin: 'reference', at: null, by: null }])
	);
	const inUse = new Map(original);
	const read = new Map<string, number>();
	for (const entry of entries) {
		if (entry.kind === 'submitted' && entry.status === 'accepted' && entry.profile) {
			const { layout } = entry.profile;
			read.set(layout, (read.get(layout) ?? 0) + 1);
		}
		if (entry.kind !== 'bank_profile') continue;
		const { layout, profile, at, by } = entry;
		const back = original.get(layout);
		if (profile) inUse.set(layout, { profile, origin: 'saved', at, by });
		else if (back) inUse.set(layout, back);
		else inUse.delete(layout);
	}
	return [...inUse].map(([layout, use]) => ({ ...use, statements: read.get(layout) ?? 0 }));
}
