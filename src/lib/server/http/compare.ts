import { isFigureName, type Against, type FigureName } from '../../domain/compared-figure';
import { noFilter } from '../../domain/filter';
import type { Locale } from '../../domain/locale';
import { isPeriod, monthsOf, sinceJanuary, type Period } from '../../domain/period';
import type { App } from '../app';
import { compared, type ComparedRow } from '../measures/compared';
import { comparedFunds } from '../measures/compared-funds';
import { lookedAt } from '../measures/looked-at';
import { reportedMonths, reportYears } from '../measures/report-years';
import { pageFilter } from './page-filter';

/**
 * What the page of comparisons shows: one ward (the one furthest from its target when none is asked for) beside the
 * district, another ward or itself in another month. `with` is empty, a ward's code or a month, `figure` what all wards
 * are laid beside one another by.
 */
export async function comparePage({ store: { answers, reference } }: App, url: URL, locale: Locale) {
	const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
	const [latest, { period }, years, reported] = await Promise.all([
		lookedAt(answers, noFilter),
		lookedAt(answers, { ...noFilter, periods: asked.periods }),
		reportYears(answers),
		reportedMonths(answers)
	]);
	const all = await compared(answers, { wards: [], periods: period ? [period] : [] });
	const ward = asked.wards[0] ?? furthest(all) ?? wards[0]?.code ?? null;
	const given = url.searchParams.get('with') ?? '';
	const against = readAgainst(given, { ward, period, wards: wards.map(({ code }) => code) });
	const past = against?.kind === 'past' ? monthsOf(against.period.slice(0, 4)) : [];
	const months = sinceJanuary(period);
	const figure = url.searchParams.get('figure') ?? '';
	const ends = [period, against?.kind === 'past' ? against.period : null].flatMap((month) => month ?? []);
	return {
		filter: { ...noFilter, wards: ward === null ? [] : [ward], periods: asked.periods },
		...{ problems, wards, latest: latest.period, period, years, months, ward, all },
		/** Nobody asked for this ward. */
		chosen: asked.wards.length === 0 ? ('furthest' as const) : ('asked' as const),
		severalWards: asked.wards.length > 1,
		against: against ?? { kind: 'district' as const },
		notUnderstood: [
			...(against === null ? [given.slice(0, 20)] : []),
			...(figure !== '' && !isFigureName(figure) ? [figure.slice(0, 20)] : [])
		],
		figure: (isFigureName(figure) ? figure : 'poverty_rate') satisfies FigureName,
		rows:
			ward === null
				? []
				: await compared(answers, {
						wards: [ward, ...(against?.kind === 'ward' ? [against.wardCode] : [])],
						periods: [...new Set([...past, ...months])].sort()
					}),
		funds: reference.funds,
		fundRows: await comparedFunds(answers, ends),
		/** Months of its own that a ward may be held against, the latest first. */
		ownPast: reported.filter((month) => month !== period),
		unused: asked.funds.length + asked.donorKinds.length + asked.indicators.length > 0
	};
}

/** The ward with the least of the way to its target done; null when no ward has a target and a report. */
function furthest(all: readonly ComparedRow[]): string | null {
	const ways = all.filter((row) => row.figure === 'target' && row.wardCode !== null && row.value !== null);
	return ways.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]?.wardCode ?? null;
}

/** Null when `with` is not understood: neither another ward of the district nor another month. */
function readAgainst(
	given: string,
	{ ward, period, wards }: { ward: string | null; period: Period | null; wards: readonly string[] }
): Against | null {
	if (given === '') return { kind: 'district' };
	if (given !== ward && wards.includes(given)) return { kind: 'ward', wardCode: given };
	const month = given.length === 6 && isPeriod(given) && monthsOf(given).length === 1;
	return month && given !== period ? { kind: 'past', period: given } : null;
}
