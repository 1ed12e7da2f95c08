import { way, withWays, type Sentence } from '$lib/components/sentence';
import { formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { FundReconciliation } from '$lib/server/measures/reconciliation';

/** What a fund is called, and where the entries that were compared are. */
export interface FundWords {
	named: (code: string) => string;
	behind: (code: string) => string;
}

/** How far the books agree, a sentence for each fund asked about; of it the days that are left to look at are wrong. */
export function reconciliationLead(
	funds: readonly FundReconciliation[],
	asked: readonly string[],
	{ named, behind }: FundWords,
	locale: Locale
): Sentence {
	if (funds.length === 0) return [{ text: m.rec_lead_none() }];
	const number = (value: number) => formatNumber(value, locale);
	const sentences = asked.map((fundCode): Sentence => {
		const fund = funds.find((one) => one.fundCode === fundCode);
		if (!fund) return [{ text: m.rec_lead_without({ fund: named(fundCode) }) }];
		const { matched, entries, openDays, days } = fund;
		const words = { fund: named(fundCode), days: number(days), open: number(openDays) };
		if (entries === 0) return [{ text: m.rec_lead_nothing(words) }];
		const share = formatPercent(matched / entries, locale);
		const compared = way(number(entries), behind(fundCode));
		const agree = m.rec_lead_fund({ ...words, share, matched: number(matched), entries: compared });
		return [...withWays(`${agree}, `), { text: m.rec_lead_open(words), wrong: openDays > 0 }, { text: '.' }];
	});
	return sentences.flatMap((sentence, i) => (i === 0 ? sentence : [{ text: ' ' }, ...sentence]));
}
