import { formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { FundReconciliation } from '$lib/server/measures/reconciliation';

/** How far the books agree, a sentence for each fund asked about; `wrong` where something is left to look at. */
export function reconciliationLead(
	funds: readonly FundReconciliation[],
	asked: readonly string[],
	named: (code: string) => string,
	locale: Locale
): { text: string; wrong: boolean }[] {
	if (funds.length === 0) return [{ text: m.rec_lead_none(), wrong: false }];
	const number = (value: number) => formatNumber(value, locale);
	return asked.map((fundCode) => {
		const fund = funds.find((one) => one.fundCode === fundCode);
		if (!fund) return { text: m.rec_lead_without({ fund: named(fundCode) }), wrong: false };
		const { matched, entries, openDays, days } = fund;
		const words = { fund: named(fundCode), days: number(days), open: number(openDays) };
		if (entries === 0) return { text: m.rec_lead_nothing(words), wrong: false };
		const share = formatPercent(matched / entries, locale);
		const text = m.rec_lead_fund({ ...words, share, matched: number(matched), entries: number(entries) });
		return { text, wrong: openDays > 0 };
	});
}
