import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Value } from '../warehouse/convert';
import type { Ask } from './ask';
import { attentionRules, type AttentionRule } from './attention-rules';
import { lookedAt } from './looked-at';
import { filterSql } from './where';

/** Something that needs a decision, and where it is taken. */
export interface AttentionItem {
	rule: AttentionRule['code'];
	severity: AttentionRule['severity'];
	page: AttentionRule['page'];
	/** Null: the district as a whole. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	/** The rule's own figures and days, by name; counts as numbers, days `YYYY-MM-DD`. */
	facts: Record<string, Value>;
}

interface Found {
	ward_code: string | null;
	ward_name: string | null;
	urgency: Value;
	[fact: string]: Value;
}

/**
 * What needs a decision at the month looked at, the most pressing first (see attention-rules.ts for every rule).
 * Only the filter's wards, where it names some, and what concerns the whole district. Default indicator: poor households.
 */
export async function attention(ask: Ask, filter: Filter): Promise<AttentionItem[]> {
	const { period, asOf } = await lookedAt(ask, filter);
	if (period === null || asOf === null) return [];
	const indicator = filter.indicators[0] ?? 'poor_end';
	const wards = filterSql({ ...noFilter, wards: filter.wards }, { wards: 'ward_code' });
	const items: AttentionItem[] = [];
	const asked = new Map<string, Found[]>();
	for (const rule of attentionRules) {
		const rows =
			asked.get(rule.sql) ??
			(await ask.query<Found>(
				`SELECT * FROM (${rule.sql.replace('{wards}', wards.where)})
				WHERE ward_code IS NULL OR ${wards.where} ORDER BY urgency DESC, ward_name COLLATE vi`,
				{ ...wards.params, ...rule.params({ period, asOf, indicator }) }
			));
		asked.set(rule.sql, rows);
		for (const { ward_code, ward_name, urgency: _, ...facts } of rows) {
			if (rule.status !== undefined && facts.status !== rule.status) continue;
			const { code, severity, page } = rule;
			items.push({ rule: code, severity, page, wardCode: ward_code, wardName: ward_name, period, facts });
		}
	}
	return items;
}
