import type { BankProfile, Group } from '../../../domain/bank-profile';

/** How a statement writes its amounts. */
export type AmountFormat = Pick<BankProfile, 'group' | 'decimals' | 'unit'>;

/**
 * An amount of whole đồng as plain digits, with a minus where it is written with one, or null when it is not written
 * exactly so: digits in groups of three divided by `group`, or not divided at all. `500,000` → `500000` with `,`;
 * `(500,000)` and `500,000-` → `-500000`; `50.00`, `1,2345`, `007` → null. With `decimals` zeros may follow.
 */
export function readAmount(
	text: string,
	{ group, decimals = false, unit = '' }: AmountFormat
): string | null {
	const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : text;
	const signed = unsigned(bare);
	const whole = decimals ? signed.digits.replace(ZEROS[group], '') : signed.digits;
	const plain = group === '' || !whole.includes(group) ? whole : ungrouped(whole, group);
	if (plain === null || !/^(?:0|[1-9][0-9]{0,17})$/.test(plain)) return null;
	if (!signed.minus) return plain;
	return plain === '0' ? null : `-${plain}`;
}

/** An amount as such a statement writes it, for a message. */
export function amountExample({ group, decimals = false, unit = '' }: AmountFormat): string {
	const zeros = decimals ? `${group === '.' ? ',' : '.'}00` : '';
	return `${['1', '500', '000'].join(group)}${zeros}${unit === '' ? '' : ` ${unit}`}`;
}

/** The zeros of a fraction; the mark before them is never the one between groups. */
const ZEROS: Record<Group, RegExp> = {
	'': /[.,]0{1,2}$/,
	' ': /[.,]0{1,2}$/,
	'.': /,0{1,2}$/,
	',': /\.0{1,2}$/
};

/** A number without its one sign, which may stand before it, after it, or be a pair of brackets. */
function unsigned(text: string): { digits: string; minus: boolean } {
	const [, brackets, before, digits, after] =
		/^(?:\(([^()+-]+)\)|([+-]?) ?([^()+-]+?) ?([+-]?))$/.exec(text) ?? [];
	if (brackets !== undefined) return { digits: brackets, minus: true };
	if (digits === undefined || (before && after)) return { digits: text, minus: false };
	return { digits, minus: before === '-' || after === '-' };
}

function ungrouped(text: string, group: Exclude<Group, ''>): string | null {
	const [first = '', ...rest] = text.split(group);
	if (!/^[1-9][0-9]{0,2}$/.test(first) || !rest.every((part) => /^[0-9]{3}$/.test(part))) return null;
	return first + rest.join('');
}
