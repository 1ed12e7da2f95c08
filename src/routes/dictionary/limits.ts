import { codeWord } from '$lib/domain/code-word';
import { formatDate, formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { DictionaryField } from '$lib/server/explore/dictionary';

/** What a right value of a column must be, one demand a line; the pattern is left to its own place. */
export function limitWords({ name, limits }: Pick<DictionaryField, 'name' | 'limits'>): string[] {
	const locale = getLocale();
	const { minimum, maximum, maxLength, values, list, asOf } = limits;
	const words: string[] = [];
	if (list !== null) {
		const within = {
			ward: m.dict_in_ward,
			fund: m.dict_in_fund,
			indicator: m.dict_in_indicator,
			purpose: m.dict_in_purpose,
			task: m.dict_in_task
		};
		words.push(within[list](), ...(asOf === null ? [] : [m.dict_as_of({ column: asOf })]));
	}
	if (minimum !== null) words.push(m.dict_min({ value: bound(minimum, locale) }));
	if (maximum === 'today') words.push(m.dict_max_today());
	else if (maximum !== null) words.push(m.dict_max({ value: bound(maximum, locale) }));
	if (maxLength !== null) words.push(m.dict_max_length({ length: formatNumber(maxLength, locale) }));
	if (values.length > 0)
		words.push(m.dict_values({ values: values.map((value) => valueWord(name, value, locale)).join('; ') }));
	return words;
}

const bound = (value: number | string, locale: Locale) =>
	typeof value === 'number' ? formatNumber(value, locale) : formatDate(value, locale);

/** `cash (tiền mặt)`: the value to write, and what it means. */
function valueWord(column: string, value: string, locale: Locale): string {
	const word = codeWord(column === 'state' ? 'status' : column, value)?.[locale];
	return word && word !== value ? `${value} (${word})` : value;
}
