import type { AttentionKind, AttentionRule } from '../../domain/attention';
import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Value } from '../warehouse/convert';
import type { Ask } from './ask';
import { finders } from './attention-kinds';
import { lookedAt } from './looked-at';
import { filterSql } from './where';

/** Something that needs a decision. */
export interface AttentionItem {
	rule: AttentionKind;
	/** Null: the district as a whole. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	/** The kind's own figures and days, by name; counts as numbers, days `YYYY-MM-DD`. */
	facts: Record<string, Value>;
}

interface Found {
	ward_code: string | null;
	ward_name: string | null;
	urgency: Value;
	[fact: string]: Value;
}

/**
 * What needs a decision at the month looked at: by the rules in their order, the weightiest first, then by urgency
 * within a rule. Only the filter's wards, where it names some, and what concerns the whole district. Default
 * indicator: poor households.
 */
export async function attention(
	ask: Ask,
	filter: Filter,
	rules: readonly AttentionRule[]
): Promise<AttentionItem[]> {
	const { period, asOf } = await lookedAt(ask, filter);
	if (period === null || asOf === null) return [];
	const indicator = filter.indicators[0] ?? 'poor_end';
	const wards = filterSql({ ...noFilter, wards: filter.wards }, { wards: 'ward_code' });
	const items: AttentionItem[] = [];
	for (const { kind, threshold } of rules) {
		const { sql, keep, params } = finders[kind];
		const rows = await ask.query<Found>(
			`SELECT * FROM (${sql.replace('{wards}', wards.where)})
			WHERE ward_code IS NULL OR ${wards.where} ORDER BY urgency DESC, ward_name COLLATE vi`,
			{ ...wards.params, ...params({ period, asOf, indicator }, threshold) }
		);
		for (const { ward_code, ward_name, urgency: _, ...facts } of rows) {
			if (keep && !keep(facts, threshold)) continue;
			items.push({ rule: kind, wardCode: ward_code, wardName: ward_name, period, facts });
		}
	}
	return items;
}
