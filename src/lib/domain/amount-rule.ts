import { codeWord } from './code-word';
import type { CodeRow } from './code-reading';
import { formatNumber } from './format';
import type { Locale } from './locale';

/** The datasets whose amounts a rule may be for. */
export const amountLedgers = ['contribution', 'disbursement'] as const;

/**
 * A row of `amount.json`: when an amount of a ledger is far beyond all that its fund has on record of the same kind.
 */
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

/** The amounts in both languages, for the words of the problem, and what its fund and its kind are called. */
export function farAmountParams(
	found: FarAmount,
	lists: Record<'fund' | 'purpose', readonly CodeRow[]>
): Record<string, string | number> {
	const fund = lists.fund.find(({ code }) => code === found.fund);
	const purpose = lists.purpose.find(({ code }) => code === found.kind);
	const donor = codeWord('donor_kind', found.kind);
	const names = {
		fund_vi: fund?.name ?? found.fund,
		fund_en: fund?.name_en ?? found.fund,
		kind_vi: purpose?.name ?? donor?.vi ?? found.kind,
		kind_en: purpose?.name_en ?? donor?.en ?? found.kind
	};
	const told = (locale: Locale) => ({
		[`figure_${locale}`]: formatNumber(found.amount, locale),
		[`greatest_${locale}`]: formatNumber(found.greatest, locale),
		[`times_${locale}`]: formatNumber(Math.floor(found.amount / found.greatest), locale),
		[`entries_${locale}`]: formatNumber(found.entries, locale)
	});
	return { ...found, ...names, ...told('vi'), ...told('en') };
}
