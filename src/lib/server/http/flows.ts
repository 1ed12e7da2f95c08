import { deprivationIndicators } from '../../domain/deprivation';
import { noFilter, onePeriod } from '../../domain/filter';
import { flowKinds, stepIndicators } from '../../domain/household-flow';
import type { Locale } from '../../domain/locale';
import { monthsOf, sinceJanuary, type Period } from '../../domain/period';
import type { App } from '../app';
import { flowsByMonth, flowsOver } from '../measures/flows';
import { lookedAt } from '../measures/looked-at';
import { monthTotals } from '../measures/month-totals';
import { rates } from '../measures/rates';
import { reportYears } from '../measures/report-years';
import { pageFilter } from './page-filter';

/** What the page of household flows shows: a month, quarter or year (the latest year) of one ward or the district. */
export async function flowsPage({ store: { answers, reference } }: App, url: URL, locale: Locale) {
	const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
	const [latest, looked, years] = await Promise.all([
		lookedAt(answers, noFilter),
		lookedAt(answers, { ...noFilter, periods: asked.periods }),
		reportYears(answers)
	]);
	const span = onePeriod(asked.periods) ?? (asked.periods.at(-1) ?? latest.period ?? '').slice(0, 4);
	const ward = asked.wards.length === 1 ? asked.wards[0]! : null;
	const kind = asked.indicators.includes('near_poor_end') ? flowKinds[1] : flowKinds[0];
	const rows = await flowsOver(answers, span);
	const month = looked.period;
	const year = sinceJanuary(rows.at(-1)?.lastPeriod ?? month);
	const [byMonth, rateRows, deprived, deprivedOf] = await Promise.all([
		flowsByMonth(answers, { ward, kind, from: year[0] ?? '', to: year.at(-1) ?? '' }),
		rates(answers, {
			places: ward === null ? [null] : [null, ward],
			indicators: flowKinds.map((each) => stepIndicators[each].end),
			periods: sinceYearBefore(month)
		}),
		rates(answers, { places: [ward], indicators: deprivationIndicators, periods: month ? [month] : [] }),
		monthTotals(answers, {
			wards: ward ? [ward] : [],
			indicators: ['poor_end'],
			periods: month ? [month] : []
		})
	]);
	return {
		filter: { ...noFilter, wards: asked.wards, periods: asked.periods, indicators: asked.indicators },
		problems,
		wards,
		latest: latest.period,
		years,
		span,
		/** Several periods at once have no flow of their own; the year of the last is shown, and that is said. */
		spanUnclear: asked.periods.length > 0 && onePeriod(asked.periods) === null,
		unused: asked.funds.length + asked.donorKinds.length > 0,
		...{ ward, kind, month, rows, byMonth, rates: rateRows },
		deprived: month === null ? [] : deprived,
		deprivedOf: deprivedOf.find(({ period }) => period === month) ?? null,
		indicators: reference.indicators.map(({ code, name, name_en, unit }) => ({ code, name, name_en, unit }))
	};
}

/** January of the year before to the month: two years are enough to see a course. */
const sinceYearBefore = (month: Period | null) =>
	month === null ? [] : [...monthsOf(String(Number(month.slice(0, 4)) - 1)), ...sinceJanuary(month)];
