import type { Dataset } from '../../../domain/dataset';
import type { Problem } from '../../../domain/problem';
import { TotalLines } from '../read/total-lines';
import { shownLabel, sumInstead, totalDiffers, type Part } from '../validate/total-told';
import type { PrintedFigure } from './printed-totals';
import type { StatementRow } from './read-statement';
import type { Measure } from './total-words';

/** What all records down to a place come to. */
type Sums = Record<Measure, bigint>;

interface Total {
	line: number;
	figures: readonly PrintedFigure[];
	above: Sums;
}

/** As many digits as an amount that is read may have: of more no sum can be told. */
const AMOUNT = /^-?[0-9]{1,18}$/;

/**
 * The totals that a statement prints, held against its records: sums of what moved out and in, and how many transactions
 * there are. Of both accepted and refused records; nothing is said where an amount of one cannot be read.
 */
export class StatementTotals {
	private readonly lines = new TotalLines<Total>();
	private sums: Sums = { debit: 0n, credit: 0n, transactions: 0n, debits: 0n, credits: 0n };
	private whole = true;

	/** Takes the next record of the file. */
	follow({ cells, problems }: Pick<StatementRow, 'cells' | 'problems'>): void {
		const { debit_vnd, credit_vnd } = cells;
		const isWrong = problems.some(({ severity }) => severity === 'error');
		const isKnown = [debit_vnd, credit_vnd].every((amount) => amount === '' || AMOUNT.test(amount));
		this.whole &&= isKnown && !(isWrong && debit_vnd === '' && credit_vnd === '');
		if (!this.whole) return;
		const [debit, credit] = [BigInt(debit_vnd), BigInt(credit_vnd)];
		const { sums } = this;
		this.sums = {
			debit: sums.debit + debit,
			credit: sums.credit + credit,
			transactions: sums.transactions + 1n,
			debits: sums.debits + (debit === 0n ? 0n : 1n),
			credits: sums.credits + (credit === 0n ? 0n : 1n)
		};
	}

	/** Takes a total that stands below the records so far. */
	add(line: number, figures: readonly PrintedFigure[]): void {
		this.lines.add({ line, figures, above: this.sums });
	}

	/** The figures that are not what the records come to: warnings, for they do not tell which record is wrong. */
	problems({ fields }: Dataset): Problem[] {
		if (!this.whole) return [];
		const all = [...this.lines.all().map(({ above }) => above), this.sums];
		const held = new Set(this.lines.held());
		return this.lines.all().flatMap((total, place) => {
			if (!held.has(total)) return [];
			return total.figures.flatMap(({ label, measure, printed }): Problem[] => {
				const sum = sumInstead(printed, partsOf(all, measure), place);
				if (sum === null) return [];
				const field = fields.find(({ name }) => name === `${measure}_vnd`);
				if (field) return [totalDiffers({ line: total.line, label }, field, { printed, sum })];
				return [countDiffers(total.line, { label, measure, printed }, sum)];
			});
		});
	}
}

/** What the records of each part between totals come to. */
const partsOf = (all: readonly Sums[], measure: Measure): Part[] =>
	all.map((sums, at) => {
		const before = all[at - 1];
		return {
			sum: sums[measure] - (before?.[measure] ?? 0n),
			any: sums.transactions > (before?.transactions ?? 0n)
		};
	});

const KINDS: Partial<Record<Measure, { vi: string; en: string }>> = {
	debits: { vi: ' ghi nợ', en: ' debit' },
	credits: { vi: ' ghi có', en: ' credit' }
};

function countDiffers(line: number, { label, measure, printed }: PrintedFigure, found: bigint): Problem {
	const { vi = '', en = '' } = KINDS[measure] ?? {};
	const params = {
		...{ row: shownLabel(label), way_vi: vi, way_en: en, way: '' },
		...{ printed: printed.toString(), found: found.toString() }
	};
	const place = { line, record: null, column: null, value: printed.toString() };
	return { ...place, code: 'transactions_differ', params, severity: 'warning' };
}
