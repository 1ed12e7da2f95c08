import { isMonth } from '../domain/period';
import { operators, placesIn, placesOf, sumsOf, type ReportRule } from '../domain/report-rule';
import type { Indicator } from '../domain/reference';
import { choiceFault, indicatorFault, readRuleFile, strayFault, type Fault } from './rule-file';

const PROPERTIES = new Set([
	...['code', 'left', 'operator', 'right', 'importance', 'missing', 'confirm', 'applies'],
	...['message', 'message_en']
]);

/** Reads and checks `rule.json`. Throws `bad_setting` that names the row and what is wrong with it. */
export function readReportRules(dir: string, indicators: readonly Indicator[]): ReportRule[] {
	const codes = new Set(indicators.map(({ code }) => code));
	return readRuleFile<ReportRule>(dir, 'rule.json', (rule) => faultOf(rule, codes));
}

function faultOf(rule: ReportRule, indicators: ReadonlySet<string>): Fault | null {
	const plain =
		strayFault(rule, PROPERTIES) ??
		choiceFault(rule, { operator: operators, importance: ['error', 'warning'], missing: ['skip', 'zero'] });
	if (plain) return plain;
	if (rule.confirm !== undefined && (typeof rule.confirm !== 'boolean' || rule.importance === 'error'))
		return ['confirm chỉ là true/false của cảnh báo', 'confirm is true or false, for warnings only'];
	return sidesFault(rule, indicators) ?? appliesFault(rule.applies);
}

function sidesFault(rule: ReportRule, indicators: ReadonlySet<string>): Fault | null {
	const text = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 2000;
	const blank = (['left', 'right', 'message', 'message_en'] as const).find((name) => !text(rule[name]));
	if (blank) return [`${blank} phải là chữ, không để trống`, `${blank} must be text and not blank`];
	const sums = sumsOf(rule);
	if (!sums) {
		return [
			'vế phải là tổng của chỉ tiêu và số nguyên (+, −), có ít nhất một chỉ tiêu của tháng',
			'each side must be a sum of indicators and whole numbers (+, −), with a figure of the month itself'
		];
	}
	const named = [...sums.left.terms, ...sums.right.terms].map(({ indicator }) => indicator);
	const unknown = indicatorFault(named, indicators);
	if (unknown) return unknown;
	const places = placesOf(sums);
	const stray = [rule.message, rule.message_en].flatMap(placesIn).find((name) => !places.includes(name));
	if (stray)
		return [`lời nhắn có {${stray}} không rõ nghĩa`, `the message has {${stray}}, which means nothing`];
	return null;
}

function appliesFault(applies: unknown): Fault | null {
	if (applies === undefined) return null;
	const wrong: Fault = [
		'applies chỉ có from, to (tháng dạng 201904) và wards (danh sách mã)',
		'applies has from, to (months such as 201904) and wards (a list of codes) only'
	];
	if (typeof applies !== 'object' || applies === null) return wrong;
	const { from, to, wards, ...others } = applies as Record<string, unknown>;
	const month = (value: unknown) => value === undefined || (typeof value === 'string' && isMonth(value));
	const list =
		wards === undefined || (Array.isArray(wards) && wards.every((code) => typeof code === 'string'));
	return month(from) && month(to) && list && Object.keys(others).length === 0 ? null : wrong;
}
