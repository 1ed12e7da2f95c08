import type { AttentionKind, AttentionRule } from '../../domain/attention';
import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Value } from '../warehouse/convert';
import type { Ask } from './ask';
import type { AttentionContext, Found } from './attention-finder';
import { finders } from './attention-kinds';
import { lookedAt } from './looked-at';
import { filterSql } from './where';

/** Something that needs a decision. */
export interface AttentionItem {
	rule: AttentionKind;
	/** Null: the district as a whole. */
	wardCode: string | null;
	wardName: string | null;
	/** The month its figures are of. */
	period: Period;
	/** The kind's own figures and days, by name; counts as numbers, days `YYYY-MM-DD`. */
	facts: Record<string, Value>;
}

/**
 * What needs a decision at the month looked at: by the rules in their order, the weightiest first, then by urgency
 * within a rule. Only the filter's wards, where it names some, and what concerns the whole district save its own
 * targets. Targets are of every indicator, or of the one that the filter names.
 */
export async function attention(
	ask: Ask,
	filter: Filter,
	rules: readonly AttentionRule[]
): Promise<AttentionItem[]> {
	const { period, asOf } = await lookedAt(ask, filter);
	if (period === null || asOf === null) return [];
	const known = await ask.query<{ code: string }>('SELECT code FROM ref_indicator');
	const context: AttentionContext = {
		...{ period, asOf },
		indicator: filter.indicators[0] ?? null,
		indicators: known.map(({ code }) => code),
		district: filter.wards.length === 0
	};
	const wards = filterSql({ ...noFilter, wards: filter.wards }, { wards: 'ward_code' });
	const items: AttentionItem[] = [];
	for (const { kind, threshold } of rules) {
		const { sql, order, params, settle } = finders[kind];
		const rows = await ask.query<Found>(
			`SELECT * FROM (${sql.replace('{wards}', wards.where)})
			WHERE ward_code IS NULL OR ${wards.where} ORDER BY ${order ? `${order}, ` : ''}urgency DESC, ward_name COLLATE vi`,
			{ ...wards.params, ...params(context, threshold) }
		);
		const found = settle ? settle(rows, context) : rows;
		for (const { ward_code, ward_name, urgency: _, period: month, ...facts } of found) {
			const own = typeof month === 'string' ? month : period;
			items.push({ rule: kind, wardCode: ward_code, wardName: ward_name, period: own, facts });
		}
	}
	return items;
}
