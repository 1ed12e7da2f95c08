import { noFilter, filterToParams } from '$lib/domain/filter';
import { formatVndShort, type Amount, type ShortVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { periodLabel, type Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';

const donors: Record<string, () => string> = {
	individual: m.funds_donor_individual,
	household: m.funds_donor_household,
	business: m.funds_donor_business,
	organisation: m.funds_donor_organisation,
	agency: m.funds_donor_agency,
	residential_group: m.funds_donor_residential_group,
	unspecified: m.funds_donor_unspecified
};

const channels: Record<string, () => string> = {
	cash: m.funds_channel_cash,
	transfer: m.funds_channel_transfer,
	payroll: m.funds_channel_payroll,
	in_kind: m.funds_channel_in_kind
};

export const donorWord = (kind: string) => donors[kind]?.() ?? kind;
export const channelWord = (channel: string) => channels[channel]?.() ?? channel;

/** A fund's name where there is little room: without the word «fund» itself. */
export const fundShort = (name: string) => name.replace(/^Quỹ (\p{Lu})/u, '$1').replace(/ Fund$/, '');

/** A ward as the funds' ledgers have it: null is the district's own level, `''` what lies outside the district. */
export const placeWord = (wardCode: string | null, wardName: string | null) =>
	wardName ?? (wardCode ? wardCode : wardCode === null ? m.funds_district_level() : m.funds_other_units());

/** `1,84 tỷ ₫`, never broken over two lines. */
export const written = ({ value, unit }: ShortVnd) => `${value}\u00a0${unit}`;

/** An amount that stands alone, in a headline's words. */
export const short = (amount: Amount, locale: Locale) => written(formatVndShort(amount, locale));

/** A period inside a sentence: Vietnamese writes it small. */
export const periodInside = (period: Period, locale: Locale) => {
	const label = periodLabel(period, locale);
	return locale === 'vi' ? label.toLowerCase() : label;
};

/** Which months a page speaks of, at the head of a sentence: `Năm 2019`, `Từ tháng 1/2019 đến tháng 9/2019`. */
export function whenWords(months: readonly Period[], locale: Locale): string {
	const drawn = filterToParams({ ...noFilter, periods: months }).getAll('period');
	if (drawn.length === 1) return m.funds_when_one({ period: periodLabel(drawn[0]!, locale) });
	const runs = [...months].sort();
	const [first, last] = [runs[0], runs.at(-1)];
	if (first === undefined || last === undefined || span(first, last) !== months.length)
		return m.funds_when_some();
	return m.funds_when_range({ from: periodInside(first, locale), to: periodInside(last, locale) });
}

/** The whole ledger, where no month was asked for: `Cả sổ, từ tháng 1/2019 đến tháng 12/2019`. */
export const wholeLedger = ({ first, last }: { first: Period; last: Period }, locale: Locale) =>
	m.funds_when_all({ from: periodInside(first, locale), to: periodInside(last, locale) });

const span = (first: Period, last: Period) =>
	(Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
	Number(last.slice(4)) -
	Number(first.slice(4)) +
	1;
