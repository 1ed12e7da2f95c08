import {
	isNamed,
	canonicalColumns,
	type BankProfile,
	type CanonicalColumn
} from '../../../domain/bank-profile';
import type { Dataset } from '../../../domain/dataset';

/** A profile as a file uses it: its columns in the order of the file. */
export interface LayoutMatch {
	layout: BankProfile;
	columns: BankProfile['columns'];
}

/**
 * The profiles whose columns these are, in any order, blind to case and diacritics. Every column must be known: one
 * that is not could turn the meaning of an amount.
 */
export function matchLayouts(layouts: readonly BankProfile[], header: readonly string[]): LayoutMatch[] {
	return layouts.flatMap((layout) => {
		const columns = header.map((name) => layout.columns.find((column) => isNamed(column, name)));
		if (!columns.every((column) => column !== undefined)) return [];
		const taken = columns.filter(({ is }) => is !== null);
		if (taken.length === 0 || new Set(taken).size !== taken.length) return [];
		const whole = layout.columns.every((column) => column.optional || columns.includes(column));
		return whole ? [{ layout, columns }] : [];
	});
}

/** Lines of balances, which are copied from a bank's statement with the others; a total may be a giver's name. */
const BALANCES = [
	...['so du dau ky', 'so du dau ngay', 'so du cuoi ky', 'so du cuoi ngay'],
	...['opening balance', 'closing balance']
];

/** The profile of the product's own template for bank statements: the dataset's columns, ISO dates, plain digits. */
export function templateLayout(dataset: Dataset): BankProfile {
	const isCanonical = (name: string): name is CanonicalColumn =>
		canonicalColumns.some((column) => column === name);
	return {
		layout: dataset.name,
		banks: [],
		columns: dataset.fields.map(({ name, title, titleEn, aliases = [] }) => ({
			header: name,
			aliases: [title, titleEn, ...aliases],
			is: isCanonical(name) ? name : null,
			optional: name !== 'posted_on' && name !== 'credit_vnd'
		})),
		date: 'yyyy-MM-dd',
		group: '',
		blank: [],
		between: BALANCES
	};
}

/** A profile in words for a person: who writes so, and the columns. */
export function layoutLabel({ layout, banks, columns }: BankProfile): string {
	const names = banks.map((bank) => bank.name).join('/') || layout;
	return `${names} (${columns.map((column) => column.header).join(', ')})`;
}
