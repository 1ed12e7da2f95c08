import { isRatio, type AttentionRule } from '$lib/domain/attention';
import { formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Thresholds } from './attention-words';

/** When a rule applies, with its thresholds written in: `Phường đã nêu quá 15 ngày mà chưa được trả lời.` */
export function ruleWords({ kind, threshold, rule, rule_en }: AttentionRule, locale: Locale): string {
	return (locale === 'vi' ? rule : rule_en).replace(/\{(\w+)\}/g, (place, name: string) => {
		const value = threshold[name];
		if (value === undefined) return place;
		return isRatio(kind, name) ? formatPercent(value, locale, 0) : formatNumber(value, locale);
	});
}

export const ruleName = ({ name, name_en }: Pick<AttentionRule, 'name' | 'name_en'>, locale: Locale) =>
	locale === 'vi' ? name : name_en;

/** The numbers that rules turn on, by kind. */
export const thresholdsOf = (rules: readonly AttentionRule[]): Thresholds =>
	Object.fromEntries(rules.map(({ kind, threshold }) => [kind, threshold]));
