import { outlierMethods, type OutlierRule } from '../domain/outlier';
import type { Indicator } from '../domain/reference';
import { choiceFault, indicatorFault, readRuleFile, strayFault, type Fault } from './rule-file';

/** The numbers of a rule, each with the least and the greatest it may be. */
const NUMBERS = {
	limit: [0, 1000],
	months: [2, 120],
	needed: [2, 120],
	difference: [0, Number.MAX_SAFE_INTEGER],
	share: [0, 1000]
} as const;
const PROPERTIES = new Set([
	'code',
	'name',
	'name_en',
	'method',
	...Object.keys(NUMBERS),
	'confirm',
	'indicators'
]);
const WHOLE: readonly string[] = ['months', 'needed'];

/** Reads and checks `outlier.json`. Throws `bad_setting` that names the row and what is wrong with it. */
export function readOutlierRules(dir: string, indicators: readonly Indicator[]): OutlierRule[] {
	const codes = new Set(indicators.map(({ code }) => code));
	return readRuleFile<OutlierRule>(dir, 'outlier.json', (rule) => faultOf(rule, codes));
}

function faultOf(rule: OutlierRule, indicators: ReadonlySet<string>): Fault | null {
	const plain =
		strayFault(rule, PROPERTIES) ??
		choiceFault(rule, { method: outlierMethods, confirm: [undefined, true, false] }) ??
		numberFault(rule);
	if (plain) return plain;
	const named = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 200;
	if (!named(rule.name) || !named(rule.name_en))
		return ['name và name_en phải là chữ, không để trống', 'name and name_en must be text and not blank'];
	if (rule.needed > rule.months) return ['needed lớn hơn months', 'needed is more than months'];
	if (rule.indicators === undefined) return null;
	const list: unknown = rule.indicators;
	if (!Array.isArray(list) || list.length === 0 || !list.every((code) => typeof code === 'string'))
		return ['indicators phải là danh sách mã chỉ tiêu', 'indicators must be a list of indicator codes'];
	return indicatorFault(list, indicators);
}

function numberFault(rule: OutlierRule): Fault | null {
	for (const [name, [least, greatest]] of Object.entries(NUMBERS)) {
		const value: unknown = rule[name as keyof typeof NUMBERS];
		const right =
			typeof value === 'number' &&
			value >= least &&
			value <= greatest &&
			(!WHOLE.includes(name) || Number.isInteger(value));
		if (right) continue;
		const whole = WHOLE.includes(name);
		return [
			`${name} phải là ${whole ? 'số nguyên' : 'số'} từ ${least} đến ${greatest}`,
			`${name} must be a ${whole ? 'whole ' : ''}number from ${least} to ${greatest}`
		];
	}
	return null;
}
