import type { BankProfile, CanonicalColumn, ProfileColumn } from '../../../domain/bank-profile';
import type { Finding } from '../../../domain/cell';
import { amountExample, readAmount } from './amount';
import { booked, type Booked } from './direction';
import type { LayoutMatch } from './layout';
import { isTime, momentReader } from './moment';
import { isSpaced, joinTorn, type ColumnShape } from './ragged';
import { toldAmounts } from './told-amounts';

/** One record of a statement in canonical columns: ISO days, plain digits, text with its line breaks as spaces. */
export interface StatementRecord {
	cells: Record<CanonicalColumn, string>;
	/** `no_amount` only warns; any other makes the record unreadable. Cells that cannot be read stay as written. */
	findings: (Finding & { column: string | null })[];
}

const AMOUNTS = ['debit_vnd', 'credit_vnd', 'balance_vnd'] as const;
const isAmount = (name: ProfileColumn | null): boolean =>
	name === 'amount_vnd' || AMOUNTS.some((amount) => amount === name);
const emptyCells = (): Record<ProfileColumn, string> => ({
	posted_on: '',
	posted_time: '',
	reference: '',
	debit_vnd: '',
	credit_vnd: '',
	balance_vnd: '',
	counterparty: '',
	note: '',
	amount_vnd: '',
	direction: ''
});

/**
 * A reader of records of one file: cells as the file has them → canonical cells and what is wrong with them. `width` is
 * how many cells the header has, blank ones too: in a row of more, two amounts side by side may be one. `bothWays` lets
 * one row move money in and out, as it once did.
 */
export function recordReader(
	match: LayoutMatch,
	delimiter: string,
	{ width = match.columns.length, bothWays = false }: { width?: number; bothWays?: boolean } = {}
): (raw: readonly string[]) => StatementRecord {
	const { layout, columns } = match;
	const { date } = layout;
	const readMoment = momentReader(date);
	const clean = cleaner(layout);
	const values = valuesReader(match, delimiter, clean);
	const mayBeOneAmount = amountTest(match, delimiter, clean);

	return (raw) => {
		const fitting = fit(raw, columns.length);
		const joined = values(fitting);
		const torn = raw.length > width && !isSpaced(raw, columns.length);
		const found = joined && torn && mayBeOneAmount(joined) ? null : joined;
		const written = emptyCells();
		if (found === null) {
			const params = { found: joined ? raw.length : fitting.length, expected: columns.length };
			const findings = [{ code: 'wrong_cell_count' as const, column: null, value: null, params }];
			return { cells: canonical(written), findings };
		}
		const findings: StatementRecord['findings'] = [];
		const report = (code: Finding['code'], column: ProfileColumn, params: Finding['params'] = {}) =>
			findings.push({ code, column, value: [...written[column]].slice(0, 200).join(''), params });
		columns.forEach(({ is }, index) => {
			// A reference is an identity: what stands inside it is kept letter for letter.
			if (is === 'reference') written.reference = clean(found[index] ?? '') && (found[index] ?? '').trim();
			else if (is !== null) written[is] = clean(found[index] ?? '');
		});

		const moment = readMoment(written.posted_on);
		if (moment) {
			written.posted_on = moment.day;
			if (moment.time !== null) written.posted_time = moment.time;
		} else report('date_unreadable', 'posted_on', { format: date });
		if (written.posted_time !== '' && !isTime(written.posted_time)) {
			report('wrong_pattern', 'posted_time', {
				title_vi: 'Giờ giao dịch',
				title_en: 'Posted at',
				example: '09:41:07'
			});
		}
		for (const name of AMOUNTS) {
			if (written[name] === '') continue;
			const amount = amountIn(name, written[name], layout);
			if (amount === null) report('amount_unreadable', name, { format: amountExample(layout) });
			else written[name] = amount;
		}
		if (written.amount_vnd !== '' || written.direction !== '') {
			const way: Booked = booked(written, layout);
			if ('code' in way) report(way.code, way.column, way.params);
			else Object.assign(written, way);
		} else if (!moves(written.debit_vnd) && !moves(written.credit_vnd)) report('no_amount', 'credit_vnd');
		else if (!bothWays && [written.debit_vnd, written.credit_vnd].every(isSum)) {
			const [debit, credit] = [BigInt(written.debit_vnd), BigInt(written.credit_vnd)];
			report('debit_and_credit', 'credit_vnd', toldAmounts({ debit, credit }));
		}
		return { cells: canonical(written), findings };
	};
}

/** An amount of one of the columns as plain digits; only a balance may be below zero. */
function amountIn(name: (typeof AMOUNTS)[number], text: string, layout: BankProfile): string | null {
	const amount = readAmount(text, layout);
	if (name === 'balance_vnd' || !amount?.startsWith('-')) return amount;
	return name === 'debit_vnd' && layout.plus === 'in' ? amount.slice(1) : null;
}

/** A cell on one line, and '' for the words that stand for an empty one. */
export function cleaner({ blank }: BankProfile): (text: string) => string {
	const blanks = new Set(blank.map((word) => word.toLowerCase()));
	return (text) => {
		const tidy = text.replace(/\s+/gu, ' ').trim();
		return blanks.has(tidy.toLowerCase()) ? '' : tidy;
	};
}

/**
 * A reader of a row's values, one for each column, also where unquoted delimiters tore them apart; null when unclear.
 */
function valuesReader(
	{ layout, columns }: LayoutMatch,
	delimiter: string,
	clean: (text: string) => string
): (cells: readonly string[]) => readonly string[] | null {
	const readMoment = momentReader(layout.date);
	const accepts = (name: ProfileColumn | null, value: string): boolean => {
		const text = clean(value);
		if (name === 'posted_on') return readMoment(text) !== null;
		if (text === '') return true;
		if (name === 'posted_time') return isTime(text);
		if (name === 'amount_vnd') return readAmount(text, layout) !== null;
		return isAmount(name) ? amountIn(name as (typeof AMOUNTS)[number], text, layout) !== null : true;
	};
	const tears = layout.group === delimiter || (layout.decimals === true && delimiter === ',');
	const shapes: ColumnShape[] = columns.map(({ is }) => ({
		accepts: (value) => accepts(is, value),
		cells: is === 'note' || is === 'counterparty' ? Infinity : isAmount(is) && tears ? 7 : 1
	}));
	const debit = columns.findIndex(({ is }) => is === 'debit_vnd');
	const credit = columns.findIndex(({ is }) => is === 'credit_vnd');
	// No bank books a debit and a credit in one line; of two readings that is the wrong one.
	const sensible = (values: string[]) =>
		!(moves(clean(values[debit] ?? '')) && moves(clean(values[credit] ?? '')));
	return (cells) => (cells.length === columns.length ? cells : joinTorn(cells, shapes, delimiter, sensible));
}

/**
 * Whether two amounts side by side, in a row of more cells than the header has, may be one that its own mark tore
 * apart: `50,500` written without quotes is fifty thousand or a credit of 50 and a balance of 500, and nobody can tell.
 */
export function amountTest(
	{ columns }: LayoutMatch,
	delimiter: string,
	clean: (text: string) => string
): (values: readonly string[]) => boolean {
	if (delimiter !== ',' && delimiter !== '.') return () => false;
	return (values) =>
		columns.some(({ is }, at) => {
			if (!isAmount(is) || !isAmount(columns[at + 1]?.is ?? null)) return false;
			const [one, next] = [clean(values[at] ?? ''), clean(values[at + 1] ?? '')];
			// A bank that prints 0 for nothing ends many rows of an honest file with a comma.
			if (one === '0' || next === '0') return false;
			return one !== '' && next !== '' && ONE_AMOUNT.test(`${one}${delimiter}${next}`);
		});
}

/** Digits in groups of three, or with a fraction, whichever mark is which. */
const ONE_AMOUNT = /^[0-9]+(?:[.,][0-9]{3})*[.,][0-9]{1,3}$/;

/** The canonical cells; an amount that could not be booked either way stays to be seen where a credit would stand. */
function canonical({
	amount_vnd,
	direction: _,
	...cells
}: Record<ProfileColumn, string>): StatementRecord['cells'] {
	const open = cells.credit_vnd === '' && cells.debit_vnd === '';
	return open ? { ...cells, credit_vnd: amount_vnd } : cells;
}

/** Whether an amount moves money: filled and not zero. */
function moves(amount: string): boolean {
	return amount !== '' && amount !== '0';
}

/** Whether an amount could be read and moves money. */
const isSum = (amount: string) => /^[1-9][0-9]*$/.test(amount);

/** Cells beyond the last column that hold nothing are no cells: spreadsheets add such commas. */
function fit(cells: readonly string[], columns: number): readonly string[] {
	let length = cells.length;
	while (length > columns && cells[length - 1]?.trim() === '') length -= 1;
	return cells.slice(0, length);
}
