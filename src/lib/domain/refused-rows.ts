import type { Dataset, Field } from './dataset';
import { withoutEmptyTail } from './delimited';
import { householdSigns } from './household-list';
import { OwnTable } from './own-table';
import { MAY_BE_PERSON, PeopleInRows, personSigns, type PersonalSign } from './person-row';

/** So many records between two refused rows, and they belong no more together. */
const APART = 3;
/** Rows that are looked at together, at most, and those of them that are looked at again with the next ones. */
const [ROWS, COMMON] = [1000, 25];
/** Letters of rows that are looked at together: whoever reads on need not keep more of them. */
const LETTERS = 1024 * 1024;
/** What may tell of a person is short, and stands among the first cells. */
const [CELLS, LENGTH] = [200, 200];
/** No card's number has fewer digits, and any of so many may be a reference in a column of words. */
const CARD_DIGITS = 9;

/**
 * Looks for a list of households among the rows of a table that are no right records of it. A list that somebody pasted
 * into a ledger stands there whole, however long the ledger is and wherever in it the list begins.
 */
export class RefusedRows {
	private found: PersonalSign[] | null = null;
	private readonly below: OwnTable;
	private rows: string[][] = [];
	/** Counts the same rows without what their columns take. */
	private strangers = new PeopleInRows();
	private letters = 0;
	private last = -Infinity;

	/** `fields` are the columns of the table; null where one is not the dataset's. */
	constructor(
		dataset: Dataset,
		private readonly fields: readonly (Field | null)[]
	) {
		this.below = new OwnTable(dataset);
		this.below.enter();
	}

	/** Takes the next refused row, by the number of its record. */
	take(record: number, cells: readonly string[]): void {
		if (this.found) return;
		if (record - this.last >= APART) {
			this.look(0);
			this.strangers = new PeopleInRows();
		}
		this.last = record;
		const row = cells.slice(0, CELLS).map((cell) => cell.slice(0, LENGTH));
		this.rows.push(row);
		const mayBePerson = MAY_BE_PERSON.test(row.join('\t'));
		this.found ??= this.strangers.next(mayBePerson ? personSigns(this.strangeIn(row)) : null);
		this.letters += cells.reduce((sum, cell) => sum + cell.length, 0);
		if (this.rows.length >= ROWS) this.look(COMMON);
		else if (this.letters > LETTERS) this.look(0);
	}

	/** What the rows tell of people, when all of them were taken; null when they need not be people's. */
	signs(): PersonalSign[] | null {
		this.look(0);
		return this.found;
	}

	private look(common: number): void {
		this.found ??= householdSigns(this.rows, this.below);
		this.rows = common === 0 ? [] : this.rows.slice(-common);
		this.letters = 0;
	}

	/** The cells that stand under no column of theirs: an entry's day and number tell of no person. */
	private strangeIn(cells: readonly string[]): string[] {
		const trimmed = withoutEmptyTail([...cells], this.fields.length, this.fields.length);
		if (trimmed.length !== this.fields.length) return [...cells];
		return trimmed.filter((cell, at) => !isOf(this.fields[at] ?? null, cell));
	}
}

/** Whether a cell may be what its column takes, as far as it might be a person's day, year or number elsewhere. */
function isOf(field: Field | null, cell: string): boolean {
	if (field?.type === 'date') return /[0-9]/.test(cell);
	if (/\p{L}/u.test(cell)) return false;
	if (field === null) return true;
	return field.type === 'string' && cell.replace(/[^0-9]/g, '').length >= CARD_DIGITS;
}
