import type { ReviewHeader } from './review-header';
import { isRoman } from './review-lines';

/** Words to be written into cells, by their place in the row. */
export type WordsByPlace = ReadonlyMap<number, string>;

/**
 * How a row is to be given back: what its own cells say otherwise than they did, and a group's row to stand above it.
 */
export interface GivenBack {
	instead: WordsByPlace;
	above: WordsByPlace | null;
}

/** A row as it was sent. */
export const AS_SENT: GivenBack = { instead: new Map(), above: null };

/**
 * Rows of a form that are given back without those between them: the rows above often said their ward, so each is told
 * it in its own cells, or, where the form has no column for a part of a ward, by a group's row above it.
 */
export class ReviewReturn {
	private group: string | null;

	constructor(
		private readonly header: ReviewHeader,
		/** Columns that the form has itself. */
		private readonly own: number
	) {
		this.group = header.ward;
	}

	/** The next record to be given back, its cells in the header's columns. */
	row(cells: readonly string[]): GivenBack {
		const { columns, match } = this.header;
		const [ward, part] = [cells[columns.ward] ?? '', cells[columns.breakdown] ?? ''];
		if (cells.length !== match.fields.length || ward === '') return AS_SENT;
		const hasColumn = columns.breakdown < this.own;
		if (part !== '' && !hasColumn) return { instead: new Map(), above: this.under(ward) };
		const instead = new Map([[columns.ward, ward]]);
		if (hasColumn) instead.set(columns.breakdown, part);
		// As a group it would claim the rows below it.
		if (isRoman(cells[columns.number] ?? '')) instead.set(columns.number, '');
		return { instead, above: hasColumn ? null : this.under(this.header.ward) };
	}

	private under(ward: string | null): WordsByPlace | null {
		const { columns } = this.header;
		if (this.group === ward || columns.number < 0) return null;
		this.group = ward;
		return new Map([
			[columns.number, 'I'],
			[columns.ward, ward ?? '']
		]);
	}
}
