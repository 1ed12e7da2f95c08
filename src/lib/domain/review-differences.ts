import type { Problem } from './problem';
import type { ReviewHeader } from './review-header';
import type { ReviewSum } from './review-sum';

/** So many rows that differ from what others say are told of; more say nothing new. */
const MOST = 200;

/** The columns of a row of ethnic minorities, and those of its ward’s own row that say the same. */
const MINORITIES = {
	households_total: 'minority_households',
	poor: 'minority_poor',
	near_poor: 'minority_near_poor'
};

interface Line {
	line: number;
	cells: readonly string[];
}

/** What rows of a review say that other rows do not: of many the first. */
export class ReviewDifferences {
	readonly problems: Problem[] = [];

	constructor(private readonly header: ReviewHeader) {}

	/** The columns in which a row says another figure than a sum. */
	columns = ({ cells }: Line, sum: ReviewSum): number[] =>
		this.header.columns.figures.filter((at) => sum.differs(at, cells[at] ?? ''));

	/** Holds a row against the sum of the rows that it stands for. */
	compare(line: Line, sum: ReviewSum): void {
		const { columns, match } = this.header;
		const { cells } = line;
		const group = [columns.number, columns.ward].map((at) => cells[at] ?? '').join(' ');
		for (const at of this.columns(line, sum).slice(0, MOST - this.problems.length)) {
			const { name, title, titleEn } = match.fields[at] ?? { name: '', title: '', titleEn: '' };
			const titles = { title, title_vi: title, title_en: titleEn };
			const params = { ...titles, group: group.trim().slice(0, 100), sum: sum.told(at) };
			this.add({ line: line.line, column: name, code: 'group_differs', value: cells[at] ?? '', params });
		}
	}

	/** Holds a row of ethnic minorities against what its ward’s own row, summed alone, says in the columns of theirs. */
	minorities({ line, cells }: Line, whole: ReviewSum): void {
		const { fields } = this.header.match;
		for (const [name, same] of Object.entries(MINORITIES)) {
			const [at, other] = [name, same].map((wanted) => fields.findIndex((field) => field?.name === wanted));
			const value = (cells[at ?? -1] ?? '').trim();
			const [title, of] = [fields[at ?? -1], fields[other ?? -1]];
			if (!title || !of || other === undefined || value === '') continue;
			const told = whole.told(other);
			if (told !== '' && !whole.differs(other, value)) continue;
			const titles = { title: title.title, title_vi: title.title, title_en: title.titleEn };
			const params = { ...titles, other_vi: of.title, other_en: of.titleEn, whole: told || '–' };
			this.add({ line, column: name, code: 'minorities_differ', value, params });
		}
	}

	/** Notes a problem of a line that is no record. */
	add(problem: Omit<Problem, 'record' | 'severity'> & Partial<Pick<Problem, 'severity'>>): void {
		if (this.problems.length < MOST) this.problems.push({ severity: 'error', ...problem, record: null });
	}
}
