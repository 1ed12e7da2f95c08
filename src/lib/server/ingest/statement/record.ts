import type { Finding } from '../../../domain/cell';
import { amountExample, readAmount } from './amount';
import type { CanonicalColumn, LayoutMatch } from './layout';
import { isTime, momentReader } from './moment';
import { joinTorn, type ColumnShape } from './ragged';

/** One record of a statement in canonical columns: ISO days, plain digits, text with its line breaks as spaces. */
export interface StatementRecord {
	cells: Record<CanonicalColumn, string>;
	/** `no_amount` only warns; any other makes the record unreadable. Cells that cannot be read stay as written. */
	findings: (Finding & { column: string | null })[];
}

const AMOUNTS = ['debit_vnd', 'credit_vnd', 'balance_vnd'] as const;
const isAmount = (name: CanonicalColumn | null): boolean => AMOUNTS.some((amount) => amount === name);
const emptyCells = (): Record<CanonicalColumn, string> => ({
	posted_on: '',
	posted_time: '',
	reference: '',
	debit_vnd: '',
	credit_vnd: '',
	balance_vnd: '',
	counterparty: '',
	note: ''
});

/** A reader of records of one file: cells as the file has them → canonical cells and what is wrong with them. */
export function recordReader(
	match: LayoutMatch,
	delimiter: string
): (raw: readonly string[]) => StatementRecord {
	const { layout, columns } = match;
	const { group, date } = layout;
	const readMoment = momentReader(date);
	const blanks = new Set(layout.blank.map((word) => word.toLowerCase()));
	const clean = (text: string) => {
		const tidy = text.replace(/\s+/gu, ' ').trim();
		return blanks.has(tidy.toLowerCase()) ? '' : tidy;
	};
	const amountOf = (text: string) => {
		const amount = readAmount(text, group);
		return amount !== null && !amount.startsWith('-') ? amount : null;
	};
	const accepts = (name: CanonicalColumn | null, value: string): boolean => {
		const text = clean(value);
		if (name === 'posted_on') return readMoment(text) !== null;
		if (text === '') return true;
		if (name === 'posted_time') return isTime(text);
		if (name === 'balance_vnd') return readAmount(text, group) !== null;
		return isAmount(name) ? amountOf(text) !== null : true;
	};
	const shapes: ColumnShape[] = columns.map(({ is }) => ({
		accepts: (value) => accepts(is, value),
		cells: is === 'note' || is === 'counterparty' ? Infinity : isAmount(is) && group === delimiter ? 7 : 1
	}));
	const debit = columns.findIndex(({ is }) => is === 'debit_vnd');
	const credit = columns.findIndex(({ is }) => is === 'credit_vnd');
	// No bank books a debit and a credit in one line; of two readings that is the wrong one.
	const sensible = (values: string[]) =>
		!(moves(clean(values[debit] ?? '')) && moves(clean(values[credit] ?? '')));

	return (raw) => {
		const fitting = fit(raw, columns.length);
		const values =
			fitting.length === columns.length ? fitting : joinTorn(fitting, shapes, delimiter, sensible);
		const cells = emptyCells();
		if (values === null) {
			const params = { found: fitting.length, expected: columns.length };
			return { cells, findings: [{ code: 'wrong_cell_count', column: null, value: null, params }] };
		}
		const findings: StatementRecord['findings'] = [];
		const report = (code: Finding['code'], column: CanonicalColumn, params: Finding['params'] = {}) =>
			findings.push({ code, column, value: [...cells[column]].slice(0, 200).join(''), params });
		columns.forEach(({ is }, index) => {
			// A reference is an identity: what stands inside it is kept letter for letter.
			if (is === 'reference') cells.reference = clean(values[index] ?? '') && (values[index] ?? '').trim();
			else if (is !== null) cells[is] = clean(values[index] ?? '');
		});

		const moment = readMoment(cells.posted_on);
		if (moment) {
			cells.posted_on = moment.day;
			if (moment.time !== null) cells.posted_time = moment.time;
		} else report('date_unreadable', 'posted_on', { format: date });
		if (cells.posted_time !== '' && !isTime(cells.posted_time)) {
			report('wrong_pattern', 'posted_time', {
				title_vi: 'Giờ giao dịch',
				title_en: 'Posted at',
				example: '09:41:07'
			});
		}
		for (const name of AMOUNTS) {
			if (cells[name] === '') continue;
			const amount = name === 'balance_vnd' ? readAmount(cells[name], group) : amountOf(cells[name]);
			if (amount === null) report('amount_unreadable', name, { format: amountExample(group) });
			else cells[name] = amount;
		}
		if (!moves(cells.debit_vnd) && !moves(cells.credit_vnd)) report('no_amount', 'credit_vnd');
		return { cells, findings };
	};
}

/** Whether an amount moves money: filled and not zero. */
function moves(amount: string): boolean {
	return amount !== '' && amount !== '0';
}

/** Cells beyond the last column that hold nothing are no cells: spreadsheets add such commas. */
function fit(cells: readonly string[], columns: number): readonly string[] {
	let length = cells.length;
	while (length > columns && cells[length - 1]?.trim() === '') length -= 1;
	return cells.slice(0, length);
}
