import { isTotal } from './between';
import type { CheckContext } from './cell';
import type { Problem } from './problem';
import { ReviewDifferences } from './review-differences';
import type { ReviewHeader } from './review-header';
import type { TakenLine } from './review-reading';
import { isMeant, isWord, type FormLine } from './review-rows';
import { reviewSum, type ReviewSum } from './review-sum';
import { isOfMinorities } from './review-words';
import { fold } from './text';
import { readWard } from './ward-name';

/** Whether a row's number is that of a group. */
export const isRoman = (number: string) => /^[IVXLC]+[.)]?$/.test(number.trim());
/** `A`, `(1)`: the columns' numbers under the header. */
const COLUMN_NUMBER = /^\(?([A-Z]|[0-9]{1,2})\)?$/;
/** A breakdown that is all of its ward. */
const WHOLE = /^(?:tong so|tong|chung|cong|toan phuong)$/;

/** The rows of one ward so far. */
interface OfWard<L> {
	ward: string;
	/** Those about all of it, the first of them held until it is clear whether parts follow. */
	whole: L[];
	parts: ReviewSum | null;
	/** A row of its ethnic minorities, held for the same. */
	minorities: { line: L; part: string } | null;
}

const mayRepeat = ({ whole, parts, minorities }: OfWard<FormLine>, part: string) =>
	whole.length === 1 && parts === null && minorities === null && isOfMinorities(part);

/**
 * Reads the lines of a review form one after the other, as all were read before `ReviewReading`, and as those too long
 * for it still are. Rows with a Roman number, totals, and a ward's own row beside its parts repeat what other rows say:
 * they are no records, but what they say must be the sum of those (`problems`). A row that names no ward belongs to the
 * ward of the group above, or of the titles, and its area is a part of that ward.
 */
export class ReviewLines<L extends FormLine> {
	private readonly differences: ReviewDifferences;
	private readonly all: ReviewSum;
	private group: { line: L | null; sum: ReviewSum };
	private groupWard: string | null = null;
	private current: OfWard<L> | null = null;
	private readonly totals: { line: L; since: ReviewSum }[] = [];

	constructor(
		private readonly header: ReviewHeader,
		private readonly context: CheckContext,
		/**
		 * Whether the names of those who signed, a ward's row of ethnic minorities and a ward's group without figures
		 * are told from records. They were not at first, and a form that came then is read as it was.
		 */
		private readonly tellsRows = true
	) {
		this.differences = new ReviewDifferences(header);
		this.all = this.sum();
		this.group = { line: null, sum: this.sum() };
	}

	/** What totals and groups say that is not so. */
	get problems(): Problem[] {
		return this.differences.problems;
	}

	/** What has become of lines by now: of this one, or of one before it that was held. */
	take(line: L): TakenLine<L>[] {
		const { columns } = this.header;
		const cell = (at: number) => (line.cells[at] ?? '').trim();
		const [number, area, breakdown] = [cell(columns.number), cell(columns.ward), cell(columns.breakdown)];
		const first = line.cells.find((text) => text.trim() !== '');
		if (first === undefined) return [{ line, kind: 'blank' }];
		if (this.isHeading(line, number, area)) return [{ line, kind: 'header' }];
		if (isTotal(fold(first))) return [...this.closeWard(), this.total(line)];
		if (isRoman(number)) return [...this.closeWard(), ...this.roman(line, area)];
		if (columns.figures.every((at) => cell(at) === '')) return [{ line, kind: 'blank' }];
		if (number === '' && breakdown === '' && this.isSigned(line, area)) return [{ line, kind: 'signature' }];
		const { ward, part } = this.placed(area, breakdown);
		const { current } = this;
		if (this.tellsRows && current?.ward === ward && mayRepeat(current, part)) {
			current.minorities = { line, part };
			return [];
		}
		if (!current?.minorities || current.ward !== ward) return this.row(line, ward, part);
		// Where another part follows, the row of minorities is one like it; else it says more of the row above.
		const { minorities } = current;
		if (part === '') return [...this.closeWard(), ...this.row(line, ward, part)];
		current.minorities = null;
		return [...this.row(minorities.line, ward, minorities.part), ...this.row(line, ward, part)];
	}

	/** What is left when there are no more lines. */
	end(): TakenLine<L>[] {
		const last = this.closeWard();
		this.closeGroup();
		for (const { line, since } of this.totals)
			if (this.differences.columns(line, since).length > 0) this.differences.compare(line, this.all);
		return last;
	}

	/** Whether a row is the names of those who signed, below their offices: no ward’s, and without a figure. */
	private isSigned({ cells }: L, area: string): boolean {
		if (!this.tellsRows) return false;
		const { columns, match } = this.header;
		const reading = area === '' ? null : this.reading(area);
		if (reading && isMeant(reading)) return false;
		// Dashes stand for figures that are not known, never for a name.
		if (!columns.figures.some((at) => isWord((cells[at] ?? '').trim()))) return false;
		return columns.figures.every((at) => {
			const text = (cells[at] ?? '').trim();
			// Below a total any words are names; elsewhere they may be meant for the figure that must be there.
			const isOpen = this.totals.length > 0 || !match.fields[at]?.constraints?.required;
			return text === '' || (isOpen && !/[0-9]/.test(text));
		});
	}

	/** A row that says once more what its ward’s own row says in the columns of ethnic minorities. */
	private ofMinorities(line: L, whole: L): TakenLine<L> {
		const sum = this.sum();
		sum.add(whole.cells);
		this.differences.minorities(line, sum);
		return { line, kind: 'total' };
	}

	private roman(line: L, area: string): TakenLine<L>[] {
		this.closeGroup();
		const isWard = area !== '' && 'code' in this.reading(area);
		this.groupWard = isWard ? area : null;
		const hasFigure = this.header.columns.figures.some((at) => (line.cells[at] ?? '').trim() !== '');
		if (isWard && (hasFigure || !this.tellsRows)) return this.row(line, area, '');
		this.group = { line, sum: this.sum() };
		return [{ line, kind: 'total' }];
	}

	private total(line: L): TakenLine<L> {
		this.totals.push({ line, since: this.group.sum.copy() });
		return { line, kind: 'total' };
	}

	private row(line: L, ward: string, part: string): TakenLine<L>[] {
		const before = this.current?.ward === ward ? [] : this.closeWard();
		const current = (this.current ??= { ward, whole: [], parts: null, minorities: null });
		const record = { ...line, cells: this.header.record(line.cells, { ward, part }) };
		if (part === '') {
			const held = current.parts === null ? current.whole.map((row) => this.counted(row)) : [];
			current.whole = current.parts === null ? [record] : [...current.whole, record];
			return [...before, ...held, ...(current.parts === null ? [] : [{ line, kind: 'total' as const }])];
		}
		const repeats = current.parts === null ? current.whole : [];
		current.parts ??= this.sum();
		current.parts.add(record.cells);
		return [
			...before,
			...repeats.map((row) => ({ line: row, kind: 'total' as const })),
			this.counted(record)
		];
	}

	/** No more rows of the ward: its own row is a record, or must be the sum of its parts. */
	private closeWard(): TakenLine<L>[] {
		const { whole = [], parts = null, minorities = null } = this.current ?? {};
		this.current = null;
		const [own] = whole;
		const repeated = own && minorities ? [this.ofMinorities(minorities.line, own)] : [];
		if (parts === null) return [...whole.map((line) => this.counted(line)), ...repeated];
		for (const line of whole) this.differences.compare(line, parts);
		return [];
	}

	private closeGroup(): void {
		if (this.group.line) this.differences.compare(this.group.line, this.group.sum);
		this.group = { line: null, sum: this.sum() };
	}

	private counted(line: L): TakenLine<L> {
		this.all.add(line.cells);
		this.group.sum.add(line.cells);
		return { line, kind: null };
	}

	/** The ward a row is about, in the words it was written with, and the part of it. */
	private placed(area: string, breakdown: string): { ward: string; part: string } {
		const part = WHOLE.test(fold(breakdown)) ? '' : breakdown;
		const known = this.groupWard ?? this.header.ward;
		if (area === '') return { ward: this.current?.ward ?? known ?? '', part };
		const reading = this.reading(area);
		const isWard = isMeant(reading) || ('doubt' in reading && reading.doubt !== 'unknown_ward');
		if (known === null || isWard) return { ward: area, part };
		return { ward: known, part: [area, part].filter((text) => text !== '').join(' · ') };
	}

	private sum = (): ReviewSum => reviewSum(this.header, this.context);

	private reading = (words: string) =>
		readWard(words, this.header.day, { wards: this.context.codes.ward, said: this.context.said });

	/** The header again on another page, or the columns' numbers under it. */
	private isHeading({ cells }: L, number: string, area: string): boolean {
		const { columns, match } = this.header;
		const figures = columns.figures.map((at) => (cells[at] ?? '').trim());
		const { heading } = match.fields[columns.ward] ?? {};
		const hasFigure = figures.some((text) => /[0-9]/.test(text));
		const mayBeWords = !hasFigure && !(this.tellsRows && isRoman(number));
		if (mayBeWords && heading !== undefined && new RegExp(heading).test(fold(area))) return true;
		const numbers = [area, ...figures].map((text) => COLUMN_NUMBER.exec(text)?.[1]);
		return numbers.every((text, at) => text !== undefined && (at < 2 || follows(numbers[at - 1], text)));
	}
}

const follows = (before: string | undefined, text: string) =>
	/[0-9]/.test(text)
		? Number(text) === Number(before) + 1
		: text.charCodeAt(0) === (before ?? '').charCodeAt(0) + 1;
