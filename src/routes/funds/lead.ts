import type { Filter } from '$lib/domain/filter';
import { formatDate, formatPercent, formatVndSums } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { FundOverview, FundsPage } from '$lib/server/measures/funds';
import { campaignStatus } from './campaign-status';
import { donorWord, short, whenWords, wholeLedger, written } from './words';

/** A piece of the head sentence; what is wrong is marked. */
export interface LeadPart {
	text: string;
	wrong?: boolean;
}

export interface LeadNames {
	fund: (code: string) => string;
	ward: (code: string) => string;
}

/** The page's answer in a few sentences, what is behind marked. */
export function fundsLead(view: FundsPage, filter: Filter, names: LeadNames, locale: Locale): LeadPart[] {
	const parts: LeadPart[] = [{ text: totals(view, filter, names, locale) }];
	const season = view.funds.flatMap((fund) => campaignPart(fund, view.asOf, names, locale));
	if (season.length > 0) parts.push({ text: m.funds_lead_against() });
	season.forEach((part, at) =>
		parts.push({ ...part, text: `${part.text}${at < season.length - 1 ? ';' : '.'}` })
	);
	const behind = wardsBehind(view, filter, names, locale);
	if (behind) parts.push(behind);
	return parts;
}

function totals(view: FundsPage, filter: Filter, names: LeadNames, locale: Locale): string {
	const when =
		filter.periods.length > 0
			? whenWords(filter.periods, locale)
			: view.ledger
				? wholeLedger(view.ledger, locale)
				: m.funds_when_some();
	const subject = subjectOf(view, filter, names);
	const sum = (of: (fund: FundOverview) => bigint | null) =>
		view.funds.reduce((total, fund) => total + (of(fund) ?? 0n), 0n);
	if (filter.donorKinds.length > 0) {
		const received = short(
			sum((fund) => fund.received),
			locale
		);
		const donors = filter.donorKinds.map((kind) => donorWord(kind).toLowerCase()).join(', ');
		return m.funds_lead_received({ when, subject, received, donors });
	}
	if (
		view.funds.every((fund) => fund.contributions === 0 && fund.disbursements === 0 && fund.balance === 0n)
	) {
		return m.funds_lead_nothing({ when, subject });
	}
	const sums = formatVndSums(
		{
			received: sum((fund) => fund.received),
			spent: sum((fund) => fund.spent),
			balance: sum((fund) => fund.balance)
		},
		locale
	);
	const [received, spent, balance] = [written(sums.received), written(sums.spent), written(sums.balance)];
	return m.funds_lead_totals({ when, subject, received, spent, balance });
}

function subjectOf(view: FundsPage, filter: Filter, names: LeadNames): string {
	const count = view.funds.length;
	const fund =
		count === 1
			? m.funds_subject_fund({ fund: names.fund(view.funds[0]!.fundCode) })
			: count === 2
				? m.funds_subject_two()
				: m.funds_subject_all({ count });
	if (filter.wards.length === 0) return fund;
	if (filter.wards.length === 1) return m.funds_subject_at({ fund, ward: names.ward(filter.wards[0]!) });
	return m.funds_subject_at_some({ fund, count: filter.wards.length });
}

function campaignPart(
	{ fundCode, campaign }: FundOverview,
	asOf: string | null,
	names: LeadNames,
	locale: Locale
): LeadPart[] {
	if (!campaign || campaign.ratio === null) return [];
	const fund = names.fund(fundCode);
	if (asOf === null || asOf < campaign.startsOn) {
		return [{ text: m.funds_lead_waiting({ fund, date: formatDate(campaign.startsOn, locale) }) }];
	}
	const percent = formatPercent(campaign.ratio, locale);
	switch (campaignStatus(campaign, asOf)) {
		case 'missed': {
			const missing = short(campaign.target - campaign.received, locale);
			return [{ text: m.funds_lead_missed({ fund, percent, short: missing }), wrong: true }];
		}
		case 'at_risk':
			return [{ text: m.funds_lead_slow({ fund, percent }), wrong: true }];
		case 'on_course':
			return [{ text: m.funds_lead_running({ fund, percent }) }];
		default:
			return [{ text: m.funds_lead_met({ fund, percent }) }];
	}
}

/** How many wards are behind in some campaign, and the one that is furthest. */
function wardsBehind(view: FundsPage, filter: Filter, names: LeadNames, locale: Locale): LeadPart | null {
	if (filter.wards.length === 1) return null;
	const rows = view.campaigns.filter(({ wardCode }) => wardCode !== null);
	const behind = rows.filter((row) => ['missed', 'at_risk'].includes(campaignStatus(row, view.asOf)));
	const lowest = [...behind].sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[0];
	if (!lowest) return null;
	const over = behind.every((row) => campaignStatus(row, view.asOf) === 'missed');
	const count = new Set(behind.map(({ wardCode }) => wardCode)).size;
	const all = new Set(rows.map(({ wardCode }) => wardCode)).size;
	const words = {
		count,
		all,
		ward: names.ward(lowest.wardCode ?? ''),
		percent: formatPercent(lowest.ratio ?? 0, locale, 0)
	};
	return {
		text: `${over ? m.funds_lead_wards_missed(words) : m.funds_lead_wards_slow(words)}.`,
		wrong: true
	};
}
