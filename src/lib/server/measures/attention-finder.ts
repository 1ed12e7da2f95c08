import type { Period } from '../../domain/period';
import type { Value } from '../warehouse/convert';
import type { Params } from '../warehouse/reader';

/** What a rule is asked for: the month looked at and the day lateness is counted to. */
export interface AttentionContext {
	period: Period;
	asOf: string;
	/** Only targets of this one; null: of every indicator. */
	indicator: string | null;
	/** Every indicator, in the order of the reference list. */
	indicators: readonly string[];
	/** Whether the district's own targets are asked for too. */
	district: boolean;
}

export type Threshold = Readonly<Record<string, number>>;

/** One row of a finder; the others of its columns are the kind's own facts. */
export interface Found {
	ward_code: string | null;
	ward_name: string | null;
	urgency: Value;
	[fact: string]: Value;
}

/**
 * How one kind is found. `sql` gives ward_code, ward_name (NULL: the district), urgency (greater is more urgent, within
 * the kind) and the kind's own facts, `period` where they are of another month than that looked at; a page makes its
 * words from kind and facts. `{wards}` in it stands for the filter's condition on ward_code, where the kind draws wards
 * together.
 */
export interface Finder {
	/** The view its figures are of. */
	view: string;
	sql: string;
	/** What its rows are sorted by before urgency. */
	order?: string;
	/** What the rows, sorted, come to, where that takes several of them. */
	settle?: (rows: readonly Found[], context: AttentionContext) => Found[];
	params: (context: AttentionContext, threshold: Threshold) => Params;
}
