import type { Bilingual } from './locale';

/** What a threshold may be; a ratio is shown as a percentage. */
interface Bounds {
	min: number;
	max: number;
	ratio?: true;
}

const count: Bounds = { min: 1, max: 1_000_000 };
const days: Bounds = { min: 1, max: 3650 };

/** Every kind of matter the product can find, with the thresholds its rule turns on. */
export const attentionKinds = {
	target_missed: {},
	target_at_risk: { units_behind: count },
	dossiers_overdue: { dossiers: count },
	report_missing: { days },
	difficulties_unanswered: { days },
	task_due_passed: { days },
	milestone_due_passed: { days },
	payments_late: { on_time_rate: { min: 0, max: 1, ratio: true } },
	plans_not_made: { days },
	proposals_pending: { days },
	balance_broken: { breaks: count },
	report_often_late: { reports: { min: 1, max: 12 } },
	start_gap: { households: count }
} as const satisfies Record<string, Readonly<Record<string, Bounds>>>;

export type AttentionKind = keyof typeof attentionKinds;

/** A rule of `attention.json`. A kind that has none is not looked for. */
export interface AttentionRule {
	kind: AttentionKind;
	/** 0 to 100: how it ranks among the kinds, the greatest first. */
	weight: number;
	threshold: Readonly<Record<string, number>>;
	name: string;
	name_en: string;
	/** When it applies; `{days}` stands for the threshold of that name. */
	rule: string;
	rule_en: string;
}

/** Kinds that a list of rules does not look for, in the order of this file. */
export const unruledKinds = (rules: readonly Pick<AttentionRule, 'kind'>[]): AttentionKind[] =>
	(Object.keys(attentionKinds) as AttentionKind[]).filter(
		(kind) => !rules.some((rule) => rule.kind === kind)
	);

export const isRatio = (kind: AttentionKind, threshold: string): boolean =>
	boundsOf(kind)[threshold]?.ratio === true;

const boundsOf = (kind: AttentionKind): Readonly<Record<string, Bounds>> => attentionKinds[kind];
const texts = ['name', 'name_en', 'rule', 'rule_en'] as const;
const keys = new Set<string>(['kind', 'weight', 'threshold', ...texts]);

/** The rules, the weightiest first; or what is wrong with the first one that cannot be used. */
export function readAttention(list: unknown): AttentionRule[] | Bilingual {
	if (!Array.isArray(list)) return { vi: 'phải là một danh sách', en: 'must be a list' };
	const rules: AttentionRule[] = [];
	for (const [index, row] of (list as unknown[]).entries()) {
		const wrong = flawOf(row, rules);
		if (wrong) return { vi: `quy tắc ${index + 1}: ${wrong.vi}`, en: `rule ${index + 1}: ${wrong.en}` };
		rules.push(row as AttentionRule);
	}
	return rules.sort((a, b) => b.weight - a.weight);
}

function flawOf(row: unknown, before: readonly AttentionRule[]): Bilingual | null {
	if (typeof row !== 'object' || row === null)
		return { vi: 'phải là một đối tượng', en: 'must be an object' };
	const rule = row as Record<string, unknown>;
	const extra = Object.keys(rule).find((key) => !keys.has(key));
	if (extra !== undefined)
		return { vi: `không có mục “${shown(extra)}”`, en: `there is no “${shown(extra)}”` };
	const { kind, weight, threshold } = rule;
	if (typeof kind !== 'string' || !Object.hasOwn(attentionKinds, kind)) {
		const known = Object.keys(attentionKinds).join(', ');
		return { vi: `kind phải là một trong: ${known}`, en: `kind must be one of: ${known}` };
	}
	if (before.some((other) => other.kind === kind))
		return { vi: `kind ${kind} có hai lần`, en: `kind ${kind} is there twice` };
	if (typeof weight !== 'number' || !(weight >= 0 && weight <= 100))
		return { vi: 'weight phải là số từ 0 đến 100', en: 'weight must be a number from 0 to 100' };
	const wrong = thresholdFlaw(kind as AttentionKind, threshold);
	if (wrong) return wrong;
	const names = Object.keys(attentionKinds[kind as AttentionKind]);
	for (const key of texts) {
		const text = rule[key];
		if (typeof text !== 'string' || text.trim() === '' || text.length > 300)
			return {
				vi: `${key} phải là chữ, tối đa 300 ký tự`,
				en: `${key} must be text of at most 300 characters`
			};
		const unknown = [...text.matchAll(/\{(\w*)\}/g)].find(([, name = '']) => !names.includes(name));
		if (unknown)
			return {
				vi: `${key}: không có ngưỡng ${unknown[0]}`,
				en: `${key}: there is no threshold ${unknown[0]}`
			};
	}
	return null;
}

function thresholdFlaw(kind: AttentionKind, threshold: unknown): Bilingual | null {
	const bounds = boundsOf(kind);
	const names = Object.keys(bounds);
	const given =
		typeof threshold === 'object' && threshold !== null ? (threshold as Record<string, unknown>) : null;
	if (given === null || Object.keys(given).sort().join() !== [...names].sort().join()) {
		const list = names.join(', ') || '–';
		return { vi: `threshold của ${kind} gồm đúng: ${list}`, en: `threshold of ${kind} has exactly: ${list}` };
	}
	for (const name of names) {
		const [value, { min, max }] = [given[name], bounds[name] ?? count];
		if (typeof value !== 'number' || !(value >= min && value <= max))
			return {
				vi: `${name} phải là số từ ${min} đến ${max}`,
				en: `${name} must be a number from ${min} to ${max}`
			};
	}
	return null;
}

const shown = (key: string) => key.slice(0, 40);
