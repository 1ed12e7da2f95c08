import type { Term } from '../../domain/expression';
import type { Locale } from '../../domain/locale';
import { sumsOf, type ReportRule, type RuleSums } from '../../domain/report-rule';
import type { Indicator } from '../../domain/reference';

const signs = { '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** A rule of the data as the dictionary shows it: its sides in words, and whether it refuses. */
export function ruleEntries(rules: readonly ReportRule[], indicators: readonly Indicator[], locale: Locale) {
	const names = new Map(
		indicators.map(({ code, name, name_en }) => [code, locale === 'vi' ? name : name_en])
	);
	const before = { vi: ' (tháng trước)', en: ' (month before)' }[locale];
	const figure = ({ indicator, back }: Term) => `${names.get(indicator) ?? indicator}${back ? before : ''}`;
	return rules.map((rule) => {
		const sums = sumsOf(rule);
		return {
			code: rule.code,
			words: sums
				? `${sumWords(sums.left, figure)} ${signs[rule.operator]} ${sumWords(sums.right, figure)}`
				: `${rule.left} ${rule.operator} ${rule.right}`,
			refuses: rule.importance === 'error',
			confirm: rule.confirm ?? false,
			missingIsZero: rule.missing === 'zero',
			from: rule.applies?.from ?? null,
			to: rule.applies?.to ?? null,
			wards: rule.applies?.wards ?? []
		};
	});
}

export type RuleEntry = ReturnType<typeof ruleEntries>[number];

function sumWords({ terms, constant }: RuleSums['left'], figure: (term: Term) => string): string {
	const parts = terms.map((term) => ({ minus: term.sign < 0, word: figure(term) }));
	if (constant !== 0 || parts.length === 0)
		parts.push({ minus: constant < 0, word: String(Math.abs(constant)) });
	return parts
		.map(({ minus, word }, at) => (at === 0 ? (minus ? '− ' : '') : minus ? ' − ' : ' + ') + word)
		.join('');
}
