import type { Filter } from '$lib/domain/filter';
import { formatDate, formatPercent, formatVndSums } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { way, withWays, type Part, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';
import type { FundOverview, FundsPage } from '$lib/server/measures/funds';
import { campaignStatus } from './campaign-status';
import { ofFund, provenanceHref, seasonSources } from './links';
import { donorWord, short, whenWords, wholeLedger, written } from './words';

/** What a sentence is said of, and how. */
interface Said {
	view: FundsPage;
	filter: Filter;
	names: LeadNames;
	locale: Locale;
}

export interface LeadNames {
	fund: (code: string) => string;
	ward: (code: string) => string;
}

/** The page's answer in a few sentences, what is behind marked. */
export function fundsLead(view: FundsPage, filter: Filter, names: LeadNames, locale: Locale): Sentence {
	const seasons = view.funds
		.map((fund) => campaignPart(fund, { view, filter, names, locale }))
		.filter((sentence) => sentence.length > 0);
	const against = seasons.flatMap((season, at) => [
		...(at === 0 ? [{ text: ` ${m.funds_lead_against()} ` }] : [{ text: ' ' }]),
		...season,
		{ text: at < seasons.length - 1 ? ';' : '.' }
	]);
	const behind = wardsBehind(view, filter, names, locale);
	return [
		...withWays(totals(view, filter, names, locale)),
		...against,
		...(behind ? [{ text: ' ' }, behind] : [])
	];
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
		return m.funds_lead_received({
			when,
			subject,
			received: way(received, provenanceHref('fund_by_donor', filter)),
			donors
		});
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
	const received = way(written(sums.received), provenanceHref('contribution', filter));
	const spent = way(written(sums.spent), provenanceHref('disbursement', filter));
	const balance = way(written(sums.balance), balanceSources(view, filter));
	return m.funds_lead_totals({ when, subject, received, spent, balance });
}

/** What is behind the balance that the sentence ends with: all entries up to the last month it tells of. */
function balanceSources({ ledger, months }: FundsPage, filter: Filter): string {
	const last =
		months
			.map(({ period }) => period)
			.sort()
			.at(-1) ?? ledger?.last;
	if (!ledger || last === undefined) return provenanceHref('fund_balance', filter);
	return provenanceHref('fund_balance', filter, { period__between: [ledger.first, last].sort().join() });
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
	{ view: { asOf }, filter, names, locale }: Said
): Sentence {
	if (!campaign || campaign.ratio === null) return [];
	const fund = names.fund(fundCode);
	if (asOf === null || asOf < campaign.startsOn) {
		return [{ text: m.funds_lead_waiting({ fund, date: formatDate(campaign.startsOn, locale) }) }];
	}
	const own = { ...ofFund(filter, fundCode), periods: [], donorKinds: [] };
	const percent = way(formatPercent(campaign.ratio, locale), seasonSources(own, campaign));
	switch (campaignStatus(campaign, asOf)) {
		case 'missed': {
			const missing = short(campaign.target - campaign.received, locale);
			return withWays(m.funds_lead_missed({ fund, percent, short: missing }), true);
		}
		case 'at_risk':
			return withWays(m.funds_lead_slow({ fund, percent }), true);
		case 'on_course':
			return withWays(m.funds_lead_running({ fund, percent }));
		default:
			return withWays(m.funds_lead_met({ fund, percent }));
	}
}

/** How many wards are behind in some campaign, and the one that is furthest. */
function wardsBehind(view: FundsPage, filter: Filter, names: LeadNames, locale: Locale): Part | null {
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
