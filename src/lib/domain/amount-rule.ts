import { formatNumber } from './format';
import type { Locale } from './locale';

/** The datasets whose amounts a rule may be for. */
export const amountLedgers = ['contribution', 'disbursement'] as const;

/** A row of `amount.json`: when an amount of a ledger is far beyond all that its fund has on record of the same kind. */
export interface AmountRule {
	code: string;
	/** What it is called, in Vietnamese and in English. */
	name: string;
	name_en: string;
	/** The ledgers it is for. */
	ledgers: (typeof amountLedgers)[number][];
	/** An amount is told from so many times the greatest on record on. */
	times: number;
	/** How many entries must be on record; with fewer nothing is said. */
	needed: number;
	/** No smaller amount is told, in đồng. */
	least: number;
	/** The sender has to say that they have looked at it before the file counts. */
	confirm?: boolean;
}

/** An amount far beyond what is on record, as the check found it; amounts in đồng. */
export interface FarAmount {
	rule: string;
	fund: string;
	/** The kind of donor, or the purpose. */
	kind: string;
	amount: number;
	greatest: number;
	entries: number;
}

/** The amounts in both languages, for the words of the problem. */
export function farAmountParams(found: FarAmount): Record<string, string | number> {
	const told = (locale: Locale) => ({
		[`figure_${locale}`]: formatNumber(found.amount, locale),
		[`greatest_${locale}`]: formatNumber(found.greatest, locale),
		[`times_${locale}`]: formatNumber(Math.floor(found.amount / found.greatest), locale),
		[`entries_${locale}`]: formatNumber(found.entries, locale)
	});
	return { ...found, ...told('vi'), ...told('en') };
}
