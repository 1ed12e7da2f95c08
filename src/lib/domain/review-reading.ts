import type { BetweenKind } from './between';
import type { CheckContext } from './cell';
import { districtQuestion } from './district-row';
import type { Problem } from './problem';
import { ReviewDifferences } from './review-differences';
import { groupRows, isUnnamed, rowsOfGroup } from './review-groups';
import type { ReviewHeader } from './review-header';
import { ReviewRows, type FormLine, type ReviewRow } from './review-rows';
import { reviewSum, type ReviewSum } from './review-sum';
import { wardRows, type Adding } from './review-ward';
import { isNameOf } from './review-words';

/** A line that is a record (`kind` null), its cells brought to the header's columns; or one between records. */
export type TakenLine<L extends FormLine> = { line: L; kind: BetweenKind | null };

/** A form longer than this is none that an office fills in; its rows are told one after the other. */
export const HELD_LINES = 20_000;

/**
 * Reads the lines of a review form as a whole. Groups, totals, and a ward's own row beside its parts repeat what other
 * rows say, and are known by their words or by saying just what others add up to: they are no records, but must be the
 * sum of those (`problems`). So no figure counts twice, whatever words an office has for a total.
 */
export class ReviewReading<L extends FormLine> implements Adding<L> {
	readonly lines: TakenLine<L>[];
	private readonly differences: ReviewDifferences;
	private readonly rows: ReviewRow<L>[];
	private readonly needed: number[];
	/** Rows of which it is asked what they are. */
	private readonly asked = new Set<ReviewRow<L>>();

	constructor(
		lines: readonly { line: L; kind: BetweenKind | null }[],
		private readonly header: ReviewHeader,
		private readonly context: CheckContext
	) {
		this.differences = new ReviewDifferences(header);
		const { fields } = header.match;
		this.needed = header.columns.figures.filter((at) => fields[at]?.constraints?.required);
		const telling = new ReviewRows<L>(header, context);
		this.rows = lines.map(({ line, kind }) => telling.row(line, kind));
		groupRows(this.rows, telling.reading, this, (rows) => this.counted(rows));
		this.unnamed();
		this.wards();
		this.ofDistrict();
		this.compare();
		this.lines = this.rows.map((row) => this.taken(row));
	}

	/** What rows say that others do not. */
	get problems(): Problem[] {
		return this.differences.problems;
	}

	sum(rows: readonly ReviewRow<L>[]): ReviewSum {
		const sum = reviewSum(this.header, this.context);
		for (const row of rows) this.add(sum, row);
		return sum;
	}

	says(row: ReviewRow<L>, rows: readonly ReviewRow<L>[]): boolean {
		return rows.length > 0 && this.sum(rows).isSaidBy(row.line.cells, this.needed);
	}

	sumOfOthers(some: readonly ReviewRow<L>[], rows: readonly ReviewRow<L>[]): ReviewRow<L> | null {
		// Of thousands of rows the sum of the others is never added up anew for each.
		const all = this.sum(some.length > 0 ? rows : []);
		const others = (row: ReviewRow<L>) => all.without(this.known(row));
		return some.find((row) => others(row).isSaidBy(row.line.cells, this.needed)) ?? null;
	}

	private add(sum: ReviewSum, row: ReviewRow<L>): void {
		sum.add(this.known(row));
	}

	/** The cells of a row; what cannot be trusted to be a record of its own is no known figure. */
	private known(row: ReviewRow<L>): readonly string[] {
		return row.line.broken || this.asked.has(row) ? [] : row.line.cells;
	}

	private get records(): ReviewRow<L>[] {
		return this.rows.filter(({ is }) => is === 'record');
	}

	private byWard(rows: readonly ReviewRow<L>[]): ReviewRow<L>[][] {
		const wards = new Map<string, ReviewRow<L>[]>();
		for (const row of rows) {
			const own = wards.get(row.key);
			if (own) own.push(row);
			else wards.set(row.key, [row]);
		}
		return [...wards.values()];
	}

	/** Those of some records that count. */
	private counted(rows: readonly ReviewRow<L>[]): ReviewRow<L>[] {
		return this.byWard(rows.filter(({ is }) => is === 'record')).flatMap(
			(own) => wardRows(own, this).counted
		);
	}

	/** A row of figures without any words is a total; the first of a form may be its one ward's, whom its titles name. */
	private unnamed(): void {
		const { records } = this;
		const named = records.filter((row) => !isUnnamed(row));
		if (named.length === 0) return;
		const at = records.findIndex((row) => !isUnnamed(row));
		const counted = at === 0 ? [] : this.counted(named);
		const sum = this.sum(counted);
		const isSum = (row: ReviewRow<L>) => counted.length > 0 && sum.isSaidBy(row.line.cells, this.needed);
		const own = records.slice(0, at).find((row) => !isSum(row));
		for (const row of records) if (isUnnamed(row) && row !== own) row.is = 'total';
	}

	private wards(): void {
		for (const own of this.byWard(this.records.filter(({ line }) => !line.broken))) {
			const { counted, wholes, sum, minorities, details, taken, doubted } = wardRows(own, this);
			if (sum !== null) {
				for (const row of wholes) {
					row.is = 'total';
					this.differences.compare(row.line, sum);
				}
			}
			for (const row of minorities) {
				row.is = 'total';
				this.differences.minorities(row.line, this.sum(counted.slice(0, 1)));
			}
			for (const row of details) row.is = 'detail';
			const [alone] = counted.length === 0 ? details : [];
			if (alone) this.tell('detail_alone', alone);
			if (taken) this.tell('taken_for_total', taken, 'warning');
			if (doubted) this.tell('part_is_sum', doubted, 'warning');
		}
	}

	/** The bare name of the district, which is a ward's as well, is asked about where it may mean the district's total. */
	private ofDistrict(): void {
		const { district = '', said = {} } = this.context;
		const { records } = this;
		const called = records.filter(({ part, labels: { area } }) => part === '' && isNameOf(area, district));
		const others = records.filter((row) => row.key !== called[0]?.key);
		const isNumbered = others.some(({ labels }) => labels.number !== '');
		const sum = this.byWard(others).length > 1 ? this.sum(others) : null;
		// A ward has one row of its own; more are told of as such.
		for (const row of called.slice(0, 2)) {
			const isSum = sum?.isSaidBy(row.line.cells, this.needed);
			const isDoubtful = isSum || (isNumbered && row.labels.number === '');
			if (isDoubtful && !Object.hasOwn(said, row.labels.area)) this.asked.add(row);
		}
	}

	/** Holds groups against the rows below them, and totals against all rows, their group's or their ward's. */
	private compare(): void {
		const all = this.sum(this.records);
		const none = () => this.sum([]);
		let [ofGroup, ofWard, key] = [none(), none(), ''];
		this.rows.forEach((row, at) => {
			if (row.is === 'group') {
				ofGroup = none();
				this.hold(
					row,
					rowsOfGroup(this.rows, at).map((rows) => this.sum(rows))
				);
			} else if (row.is === 'record') {
				if (row.key !== key) [ofWard, key] = [none(), row.key];
				for (const sum of [ofGroup, ofWard]) this.add(sum, row);
			} else if (row.is === 'total' && (row.key === '' || isUnnamed(row)))
				this.hold(row, row.labels.area === '' ? [all, ofGroup, ofWard] : [all, ofGroup]);
		});
	}

	/** A row that says none of the sums it may stand for is held against the first. */
	private hold(row: ReviewRow<L>, sums: readonly ReviewSum[]): void {
		const [first] = sums;
		if (first && sums.every((sum) => this.differences.columns(row.line, sum).length > 0))
			this.differences.compare(row.line, first);
	}

	private taken(row: ReviewRow<L>): TakenLine<L> {
		const { line, is } = row;
		if (is !== 'record') return { line, kind: is === 'group' ? 'total' : is };
		if (line.broken) return { line, kind: null };
		const cells = this.header.record(line.cells, row);
		if (!this.asked.has(row)) return { line: { ...line, cells }, kind: null };
		const finding = districtQuestion(row.labels.area, row.key, this.context.district ?? '');
		const fault = { at: this.header.columns.ward, finding };
		return { line: { ...line, cells, faults: [...(line.faults ?? []), fault] }, kind: null };
	}

	private tell(
		code: 'detail_alone' | 'taken_for_total' | 'part_is_sum',
		{ line, labels, ward }: ReviewRow<L>,
		severity: Problem['severity'] = 'error'
	): void {
		const row = [labels.area, labels.breakdown].filter((text) => text !== '').join(' · ');
		const params = { row: row.slice(0, 100), ward: ward.slice(0, 100) };
		this.differences.add({
			line: line.line,
			column: 'breakdown',
			code,
			severity,
			value: row.slice(0, 200),
			params
		});
	}
}
