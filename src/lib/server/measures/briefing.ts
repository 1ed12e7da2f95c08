import type { AttentionRule } from '../../domain/attention';
import { noFilter, type Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { attention } from './attention';
import { changes } from './changes';
import { difficultyCounts } from './difficulty-counts';
import { fundMonths } from './fund-months';
import { kpis } from './kpis';
import { lookedAt } from './looked-at';
import { monthTotals } from './month-totals';
import { overdueTasks } from './overdue-tasks';
import { overview } from './overview';
import { ranking } from './ranking';
import { reportCalendar } from './report-calendar';
import { readSince } from './since';
import { tiles } from './tiles';
import { trend } from './trend';

/**
 * All that a briefing says of the filter's months, beside what has changed since the one before. It is of the whole
 * district; every part is a measure of its own, so that its numbers are those of the pages.
 */
export async function briefing(
	ask: Ask,
	asked: Filter,
	{ since, rules }: { since: string | null; rules: readonly AttentionRule[] }
) {
	const filter: Filter = { ...noFilter, periods: asked.periods };
	const { period, months, asOf } = await lookedAt(ask, filter);
	const from = await readSince(ask, since, period);
	const [
		facts,
		figures,
		course,
		poor,
		near,
		dossiers,
		payments,
		rate,
		items,
		funds,
		reports,
		raised,
		overdue,
		fresh,
		nearTotal
	] = await Promise.all([
		overview(ask, filter),
		kpis(ask, filter),
		trend(ask, filter),
		ranking(ask, filter),
		ranking(ask, { ...filter, indicators: ['near_poor_end'] }),
		tiles(ask, filter, 'dossiers'),
		tiles(ask, filter, 'payments'),
		tiles(ask, filter, 'poverty_rate'),
		attention(ask, filter, rules),
		fundMonths(ask, { ...filter, periods: months }),
		reportCalendar(ask),
		difficultyCounts(ask, asOf),
		overdueTasks(ask, asOf),
		changes(ask, { since: from, period, asOf }),
		monthTotals(ask, {
			wards: [],
			indicators: ['near_poor_end'],
			periods: period === null ? ['000000'] : [period]
		})
	]);
	return {
		period,
		months,
		asOf,
		overview: facts,
		kpis: figures,
		trend: course,
		poor,
		near,
		nearTotal: nearTotal[0]?.value ?? null,
		dossiers,
		payments,
		rate,
		attention: items,
		fundMonths: funds,
		reports,
		difficulties: raised,
		overdue,
		changes: fresh
	};
}

export type Briefing = Awaited<ReturnType<typeof briefing>>;
