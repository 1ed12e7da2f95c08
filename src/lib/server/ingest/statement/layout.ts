import type { Dataset } from '../../../domain/dataset';
import { fold } from '../../../domain/text';

/** The columns every statement is brought to: those of the dataset `bank_statement`. */
export const canonicalColumns = [
	'posted_on',
	'posted_time',
	'reference',
	'debit_vnd',
	'credit_vnd',
	'balance_vnd',
	'counterparty',
	'note'
] as const;

export type CanonicalColumn = (typeof canonicalColumns)[number];

/** How one kind of statement is written: a row of `data/reference/bank.json`. */
export interface StatementLayout {
	layout: string;
	/** The banks that write so. None: any bank's name may be given, and none need be. */
	banks: LayoutBank[];
	columns: LayoutColumn[];
	/** Letters dd, MM, yyyy and marks, as `dd/MM/yyyy`; with HH, mm, ss the time stands in the same cell. */
	date: string;
	/** What stands between groups of three digits; '' when amounts are plain digits. */
	group: '' | '.' | ',';
	/** Words that stand for an empty cell, compared without case. */
	blank: string[];
	/** Patterns, on text without case and diacritics, of the first filled cell of a total or page line. */
	between: string[];
}

export interface LayoutBank {
	name: string;
	aliases: string[];
	/** Told from the others of the layout by columns that are filled somewhere, and columns that never are. */
	filled: CanonicalColumn[];
	blank: CanonicalColumn[];
}

export interface LayoutColumn {
	header: string;
	aliases?: string[];
	/** The canonical column it is, or null when nothing is taken from it. */
	is: CanonicalColumn | null;
	/** Whether a file may come without it. */
	optional?: boolean;
}

/** A layout as a file uses it: its columns in the order of the file. */
export interface LayoutMatch {
	layout: StatementLayout;
	columns: LayoutColumn[];
}

/**
 * The layout whose columns these are, in any order, blind to case and diacritics; null when there is none.
 * Every column must be known: one that is not could turn the meaning of an amount.
 */
export function matchLayout(
	layouts: readonly StatementLayout[],
	header: readonly string[]
): LayoutMatch | null {
	for (const layout of layouts) {
		const columns = header.map((name) => layout.columns.find((column) => answersTo(column, name)));
		if (!columns.every((column) => column !== undefined)) continue;
		if (new Set(columns).size !== columns.length) continue;
		if (layout.columns.every((column) => column.optional || columns.includes(column)))
			return { layout, columns };
	}
	return null;
}

/** The layout of the product's own template for bank statements: the dataset's columns, ISO dates, plain digits. */
export function templateLayout(dataset: Dataset): StatementLayout {
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
		between: []
	};
}

/** A layout in words for a person: who writes so, and the columns. */
export function layoutLabel({ layout, banks, columns }: StatementLayout): string {
	const names = banks.map((bank) => bank.name).join('/') || layout;
	return `${names} (${columns.map((column) => column.header).join(', ')})`;
}

const answersTo = ({ header, aliases = [] }: LayoutColumn, name: string) =>
	[header, ...aliases].some((known) => fold(known) === fold(name));
