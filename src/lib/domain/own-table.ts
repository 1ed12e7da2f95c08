import type { Dataset } from './dataset';
import { HEADER_LINES } from './grouped-header';
import { isHeaderOf } from './header';

/** Those whose records are entries of money: numbers of twelve digits, and names beside days, are their business. */
const LEDGERS = ['contribution', 'pledge', 'disbursement', 'bank_statement'];
/** No header of a table has more columns, and one of thousands would keep everybody waiting. */
const WIDEST = 200;
/** Filled lines of a file among which its header is looked for. */
const WITHIN = 100;
/** A record of a ledger fills more cells than a person's number, name and birth are. */
const LEAST = 4;

/** What a dataset knows of a file that is looked through for households: its own header, and the records under it. */
export class OwnTable {
	/** Whether the dataset's records are entries of money, with the names of those who gave or were given to. */
	readonly isLedger: boolean;
	private readonly least: number;
	private isUnder = false;
	private passed = 0;
	/** The last lines passed, over which a header with groups of columns may be written. */
	private last: (readonly string[])[] = [];

	/** A statement may have the header of a known bank in place of the dataset's. */
	constructor(
		private readonly dataset: Dataset,
		private readonly isOfBank: (cells: readonly string[]) => boolean = () => false
	) {
		this.isLedger = LEDGERS.includes(dataset.name);
		const required = dataset.fields.filter(({ constraints }) => constraints?.required);
		this.least = Math.max(LEAST, required.length);
	}

	/** Whether a line is a header that the dataset has: nothing of such a table is told by its columns. */
	isHeader(cells: readonly string[]): boolean {
		if (cells.length > WIDEST) return false;
		const filled = cells.filter((cell) => cell.trim() !== '');
		return isHeaderOf(this.dataset, filled) || this.isOfBank(filled);
	}

	/** Whether a line may still be the header of a ledger that nobody has come across in this file. */
	get isAwaited(): boolean {
		return this.isLedger && !this.isUnder && this.passed < WITHIN;
	}

	/** Takes note of a line that may be the ledger's header, for all that comes below, in later pieces too. */
	pass(cells: readonly string[]): void {
		if (!this.isAwaited) return;
		this.passed += 1;
		this.last = [...this.last.slice(1 - HEADER_LINES), cells];
		this.isUnder =
			this.isHeader(cells) ||
			(this.last.every(({ length }) => length <= WIDEST) && isHeaderOf(this.dataset, ...this.last));
	}

	/** Takes note that the ledger's header stands above all that comes. */
	enter(): void {
		this.isUnder = this.isLedger;
	}

	/** Whether a row stands under the ledger's own header and fills as many cells as a record must. */
	isRecord(cells: readonly string[]): boolean {
		return this.isUnder && cells.filter((cell) => cell.trim() !== '').length >= this.least;
	}
}
