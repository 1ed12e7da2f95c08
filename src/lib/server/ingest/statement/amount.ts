/**
 * An amount of whole đồng as plain digits, or null when it is not written exactly so: digits in groups of three
 * divided by `group`, or not divided at all. `500,000` → `500000` with `,`; `50.00`, `1,2345`, `007` → null.
 */
export function readAmount(text: string, group: '' | '.' | ','): string | null {
	const plain = group === '' || !text.includes(group) ? text : ungrouped(text, group);
	if (plain === null || !/^-?(?:0|[1-9][0-9]{0,17})$/.test(plain) || plain === '-0') return null;
	return plain;
}

/** An amount as such a statement writes it, for a message. */
export function amountExample(group: '' | '.' | ','): string {
	return ['1', '500', '000'].join(group);
}

function ungrouped(text: string, group: '.' | ','): string | null {
	const [first = '', ...rest] = text.split(group);
	if (!/^-?[1-9][0-9]{0,2}$/.test(first) || !rest.every((part) => /^[0-9]{3}$/.test(part))) return null;
	return first + rest.join('');
}
