import type { Status } from '$lib/charts/status';
import type { Locale } from '$lib/domain/locale';
import type { Kpis } from '$lib/server/measures/kpis';
import type { TileMeasure, Tiles } from '$lib/server/measures/tiles';
import { capital, countWord, periodInside, type Part, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';

/** One ward's key figures at the month looked at; null is not reported. Ratios, households, whole đồng. */
export interface WardRow {
	code: string | null;
	name: string;
	status: Status | null;
	figures: Partial<Record<TileMeasure, number | null>>;
}

/** The wards with each measure's figure, by progress (furthest first, unknown last) or by name. */
export function wardRows(measured: readonly Tiles[], sort: string): WardRow[] {
	const [first] = measured;
	const rows = (first?.tiles ?? []).map(({ wardCode, wardName, status }) => ({
		code: wardCode,
		name: wardName,
		status,
		figures: Object.fromEntries(
			measured.map(({ measure, tiles }) => [
				measure,
				tiles.find((tile) => tile.wardCode === wardCode)?.value ?? null
			])
		)
	}));
	if (sort === 'name') return rows;
	const progress = ({ figures }: WardRow) => figures.progress ?? -Infinity;
	return rows.sort((a, b) => progress(b) - progress(a) || 0);
}

/** The district's line under the wards. */
export function districtRow({ poor, dossiers, payments, reporting, funds }: Kpis): WardRow {
	const rate = (numbers: readonly { value: number | null }[]) => {
		const known = numbers.flatMap(({ value }) => value ?? []);
		return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
	};
	const sum = (side: 'received' | 'spent') =>
		funds.reduce((total, fund) => total + Number(fund[side] ?? 0n), 0);
	return {
		code: null,
		name: m.wards_total(),
		status: poor.status,
		figures: {
			progress: poor.progress,
			poor_end: poor.value,
			poverty_rate: poor.rate,
			dossiers: dossiers.rate,
			payments: payments.onTimeRate,
			reporting: rate(reporting.series),
			received: sum('received'),
			spent: sum('spent')
		}
	};
}

/** How many wards stand where. */
export function wardsLead(rows: readonly WardRow[], locale: Locale): Sentence {
	const count = (...statuses: Status[]) =>
		rows.filter(({ status }) => status && statuses.includes(status)).length;
	const said = (n: number) => ({ n, count: countWord(n, locale) });
	const met = count('met', 'exceeded');
	const course = count('on_course');
	const risk = count('at_risk');
	const missed = count('missed');
	const silent = count('no_data');
	const parts: Part[] = [
		...(met > 0 ? [{ text: m.wards_lead_met(said(met)) }] : []),
		...(course > 0 ? [{ text: m.wards_lead_on_course(said(course)) }] : []),
		...(risk > 0 ? [{ text: m.wards_lead_at_risk(said(risk)), wrong: true }] : []),
		...(missed > 0 ? [{ text: m.wards_lead_missed(said(missed)), wrong: true }] : []),
		...(silent > 0 ? [{ text: m.wards_lead_silent(said(silent)) }] : [])
	];
	const [head, ...rest] = parts;
	if (!head) return [{ text: `${m.lead_no_data()}.` }];
	return [
		{ ...head, text: capital(head.text) },
		...rest.flatMap((part) => [{ text: ', ' }, part]),
		{ text: '.' }
	];
}

/** `Hết tháng 12/2019; quỹ tính từ tháng 1 tới tháng 12`. */
export function wardsSubtitle({ period, months }: Kpis, locale: Locale): string | undefined {
	const [from, to] = [months[0], months.at(-1)];
	if (period === null || from === undefined || to === undefined) return undefined;
	const name = (month: string) => periodInside(month, locale).replace(/^tháng /, '');
	return m.wards_subtitle({ month: periodInside(period, locale), from: name(from), to: name(to) });
}
