import type { AttentionRule } from '../../domain/attention';
import { noFilter, type Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { attention } from './attention';
import { fundMonths } from './fund-months';
import { kpis } from './kpis';
import { lookedAt } from './looked-at';
import { overview } from './overview';
import { ranking } from './ranking';
import { tiles, type TileMeasure } from './tiles';
import { trend } from './trend';

/**
 * All that the overview shows, each measure on a connection of its own. All wards are ranked whichever the filter
 * names; `latest` is the last month reported at all.
 */
export async function overviewPage(
	ask: Ask,
	filter: Filter,
	{ measure, rules }: { measure: TileMeasure; rules: readonly AttentionRule[] }
) {
	const { months } = await lookedAt(ask, filter);
	const [latest, facts, figures, course, ranked, map, items, funds] = await Promise.all([
		lookedAt(ask, noFilter),
		overview(ask, filter),
		kpis(ask, filter),
		trend(ask, filter),
		ranking(ask, { ...filter, wards: [] }),
		tiles(ask, filter, measure),
		attention(ask, filter, rules),
		fundMonths(ask, { ...filter, periods: months })
	]);
	return {
		latest: latest.period,
		overview: facts,
		kpis: figures,
		trend: course,
		ranking: ranked,
		tiles: map,
		attention: items,
		fundMonths: funds
	};
}
