import { amountLedgers, type AmountRule } from '../domain/amount-rule';
import { choiceFault, readRuleFile, strayFault, type Fault } from './rule-file';

const NUMBERS = ['times', 'needed', 'least'] as const;
const PROPERTIES = new Set(['code', 'name', 'name_en', 'ledgers', ...NUMBERS, 'confirm']);

/** Reads and checks `amount.json`. Throws `bad_setting` that names the row and what is wrong with it. */
export const readAmountRules = (dir: string): AmountRule[] =>
	readRuleFile<AmountRule>(dir, 'amount.json', faultOf);

function faultOf(rule: AmountRule): Fault | null {
	const plain = strayFault(rule, PROPERTIES) ?? choiceFault(rule, { confirm: [undefined, true, false] });
	if (plain) return plain;
	const named = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 200;
	if (!named(rule.name) || !named(rule.name_en))
		return ['name và name_en phải là chữ, không để trống', 'name and name_en must be text and not blank'];
	const ledgers: unknown = rule.ledgers;
	const known = (name: unknown) => amountLedgers.some((ledger) => ledger === name);
	if (!Array.isArray(ledgers) || ledgers.length === 0 || !ledgers.every(known)) {
		const all = amountLedgers.join(', ');
		return [`ledgers phải là danh sách lấy từ: ${all}`, `ledgers must be a list of: ${all}`];
	}
	const wrong = NUMBERS.find((name) => !Number.isSafeInteger(rule[name]) || rule[name] < 1);
	return wrong === undefined
		? null
		: [`${wrong} phải là số nguyên từ 1`, `${wrong} must be a whole number from 1`];
}
