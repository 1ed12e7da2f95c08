import type { BetweenKind } from './between';
import type { CheckContext, Finding } from './cell';
import type { ProblemCode } from './problem';
import type { ReviewHeader } from './review-header';
import {
	isDetailName,
	isGroupNumber,
	isHeadingRow,
	isPlaceName,
	isTotalName,
	isWholeName,
	labelsOf,
	type RowLabels
} from './review-words';
import { fold } from './text';
import { readWard, type WardReading } from './ward-name';

/** A line of a form as it comes. */
export interface FormLine {
	line: number;
	cells: string[];
	/** Why the line cannot be trusted, or null. */
	broken?: ProblemCode | null;
	/** Cells that cannot be taken as they stand. */
	faults?: readonly { at: number; finding: Finding }[];
}

/** What a row of a form is: a record, something between records, or a group of the rows below it. */
export type RowIs = BetweenKind | 'record' | 'group';

/** A row of a form, told by its words. */
export interface ReviewRow<L extends FormLine> {
	line: L;
	is: RowIs;
	labels: RowLabels;
	/** The ward it is about: as it is written, and the same for all its writings. */
	ward: string;
	key: string;
	/** The part of the ward; '' for all of it. */
	part: string;
	/** Whether it is said to be among the households of another row. */
	detail: boolean;
	/** Whether a group above or the titles say which ward it is about. */
	known: boolean;
}

/** Whether words are a ward's, sure or misspelt; those that only share some with a ward's name may be anything. */
export const isMeant = (reading: WardReading): boolean =>
	'code' in reading || (reading.candidates.length > 0 && reading.loose !== true);

/** Words, not the dashes and crosses of a cell without a figure. */
export const isWord = (text: string) => /\p{L}/u.test(text) && !/^[\s.xX–—-]*$/.test(text);

/** Which ward words mean at the day of a form. */
export const wardReader = (header: ReviewHeader, { codes, said }: CheckContext) => {
	const known = new Map<string, WardReading>();
	return (words: string): WardReading => {
		const reading = known.get(words) ?? readWard(words, header.day, { wards: codes.ward, said });
		known.set(words, reading);
		return reading;
	};
};

/** Tells the rows of a form by their words, one after the other; `signature` are lines that were told before. */
export class ReviewRows<L extends FormLine> {
	readonly reading: (words: string) => WardReading;
	/** The ward of the group above. */
	private group: string | null = null;
	/** The ward of the row above. */
	private current: string | null = null;
	/** Whether «Trong đó» stands above, and nothing since that begins anew. */
	private among = false;
	private afterTotal = false;

	constructor(
		private readonly header: ReviewHeader,
		private readonly context: CheckContext
	) {
		this.reading = wardReader(header, context);
	}

	row(line: L, told: BetweenKind | null): ReviewRow<L> {
		const labels = labelsOf(line.cells, this.header);
		const is = told ?? (line.broken ? 'record' : this.told(line, labels));
		const blank = { line, is, labels, ward: '', key: '', part: '', detail: false, known: false };
		if (is === 'group') this.group = this.isWard(labels.area) ? labels.area : null;
		if (is === 'total') this.afterTotal = true;
		if (is === 'total' || is === 'group') this.current = null;
		if (is === 'record' || is === 'figureless') this.among = this.isAmong(labels);
		else if (is !== 'blank' && is !== 'header') this.among = false;
		// The parts of a ward may stand below a row that has nothing but its name.
		if (is === 'figureless' && this.isWard(labels.area)) this.current = labels.area;
		if (is !== 'record' || line.broken) return blank;
		if (isGroupNumber(labels.number)) this.group = this.isWard(labels.area) ? labels.area : null;
		const placed = this.placed(labels);
		this.current = placed.ward;
		const reading = this.reading(placed.ward);
		const known = (this.group ?? this.header.ward) !== null;
		return {
			...blank,
			...placed,
			detail: this.among,
			known,
			key: 'code' in reading ? reading.code : fold(placed.ward)
		};
	}

	private told({ cells }: L, labels: RowLabels): RowIs {
		const { columns } = this.header;
		const { number, area } = labels;
		const filled = cells.filter((text) => text.trim() !== '');
		const [first] = filled;
		if (first === undefined) return 'blank';
		if (isHeadingRow(cells, labels, this.header)) return 'header';
		const name = /^[0-9.\s)-]+$/.test(first) ? area : first;
		if (isTotalName(name, this.context.district) && !this.isWard(area)) return 'total';
		const hasFigure = columns.figures.some((at) => (cells[at] ?? '').trim() !== '');
		if (isGroupNumber(number)) return this.isWard(area) && hasFigure ? 'record' : 'group';
		if (!hasFigure) return 'figureless';
		return this.isSigned(cells, labels) ? 'signature' : 'record';
	}

	/** Whether a row is the names of those who signed, below their offices: no ward’s, and without a figure. */
	private isSigned(cells: readonly string[], { number, area, breakdown }: RowLabels): boolean {
		if (number !== '' || breakdown !== '' || (area !== '' && isMeant(this.reading(area)))) return false;
		const { columns, match } = this.header;
		// Dashes stand for figures that are not known, never for a name.
		if (!columns.figures.some((at) => isWord((cells[at] ?? '').trim()))) return false;
		return columns.figures.every((at) => {
			const text = (cells[at] ?? '').trim();
			// Below a total any words are names; elsewhere they may be meant for the figure that must be there.
			const isOpen = this.afterTotal || !match.fields[at]?.constraints?.required;
			return text === '' || (isOpen && !/[0-9]/.test(text));
		});
	}

	/** Whether a row is of «Trong đó»: says so, or stands below such a row with neither a number, a ward nor a place. */
	private isAmong({ number, area, breakdown }: RowLabels): boolean {
		if ([area, breakdown].some(isDetailName)) return true;
		if (!this.among || number !== '' || isWholeName(breakdown)) return false;
		const [words = ''] = [area, breakdown].filter((text) => text !== '');
		return words !== '' && !isPlaceName(words) && (area === '' || !isMeant(this.reading(area)));
	}

	/** The ward a row is about, in the words it was written with, and the part of it. */
	private placed({ area, breakdown }: RowLabels): { ward: string; part: string } {
		const part = isWholeName(breakdown) ? '' : breakdown;
		const known = this.group ?? this.header.ward;
		const among = this.current ?? known ?? '';
		if (area === '') return { ward: among, part };
		const reading = this.reading(area);
		if (isDetailName(area) || (this.among && !isDetailName(breakdown) && !isMeant(reading)))
			return { ward: among, part: [area, part].filter((text) => text !== '').join(' · ') };
		const isWard = isMeant(reading) || ('doubt' in reading && reading.doubt !== 'unknown_ward');
		if (known === null || isWard) return { ward: area, part };
		return { ward: known, part: [area, part].filter((text) => text !== '').join(' · ') };
	}

	private isWard = (area: string): boolean => area !== '' && 'code' in this.reading(area);
}
