import type { CheckContext } from './cell';
import { codeRows, MONTHS } from './code-reading';
import type { Dataset } from './dataset';
import type { Bilingual } from './locale';
import { oneValueColumns, oneValueOf } from './one-value';
import { codePairs, WORDS, type ReadOptions } from './read-options';

/** A read option that says nothing that could be meant, and what it may say. */
export interface ReadOptionFault {
	option: string;
	value: string;
	allowed: Bilingual;
}

const rowNumber = { vi: 'số thứ tự của dòng, từ 1', en: 'the number of a line, from 1' };
const wardPair = {
	vi: 'chữ trong tệp=mã phường, ví dụ P. Bồ Đề=00139',
	en: 'as written=ward code, such as P. Bồ Đề=00139'
};
const codePair = {
	vi: 'cột:chữ trong tệp=mã, ví dụ channel:TM=cash',
	en: 'column:as written=code, such as channel:TM=cash'
};

const columnPair = {
	vi: 'tên cột trong tệp=cột của mẫu, ví dụ Người nộp=donor_name; để trống sau dấu = để bỏ qua cột',
	en: 'heading=column of the template, such as Người nộp=donor_name; nothing after = leaves the column out'
};

const valuePair = {
	vi: 'cột của mẫu=giá trị cho mọi dòng, ví dụ fund_code=FOR_THE_POOR',
	en: 'column of the template=value for all rows, such as fund_code=FOR_THE_POOR'
};

const tooMany = (count: number): Bilingual => ({
	vi: `nhiều nhất ${WORDS} lần trong một tệp, ở đây có ${count} lần`,
	en: `at most ${WORDS} of them for one file, and here are ${count}`
});

/**
 * The first of the read options that is in no form in which it could be meant, or is said too often, by the names of
 * `readOptionNames`; null when there is none. An empty option says nothing.
 */
export function formFault(all: (name: string) => string[]): ReadOptionFault | null {
	const forms = [
		['header_row', /^[1-9][0-9]*$/, rowNumber],
		['ward', /^[^\0]+=[^\0=]+$/, wardPair],
		['code', /^[^\0:]+:[^\0]+=[^\0=]+$/, codePair],
		['column', /^[^\0]*=[^\0=]*$/, columnPair],
		['value', /^[a-z_]+=[^\0=]+$/, valuePair]
	] as const;
	for (const [option, form, allowed] of forms) {
		const value = all(option).find((text) => text !== '' && !form.test(text));
		if (value !== undefined) return { option, value, allowed };
	}
	for (const option of ['ward', 'code', 'column', 'value']) {
		const said = all(option);
		if (said.length > WORDS) return { option, value: said[WORDS] ?? '', allowed: tooMany(said.length) };
	}
	return null;
}

/**
 * The first word for a ward, a code or a column that is said to mean none there is, or value for all rows that no row may
 * have; null when all of them mean one.
 */
export function meaningFault(
	{ wards = {}, codes, columns = {}, values = {} }: ReadOptions,
	dataset: Dataset,
	lists: CheckContext['codes']
): ReadOptionFault | null {
	for (const [written, code] of Object.entries(wards))
		if (!lists.ward.some((ward) => ward.code === code))
			return { option: 'ward', value: `${written}=${code}`, allowed: listed(lists.ward) };
	for (const [place, code] of codePairs(codes)) {
		const [column = ''] = place.slice(0, place.indexOf(':')).split(' ');
		const field = dataset.fields.find(({ name }) => name === column);
		const rows = field ? codeRows(dataset, field, lists) : null;
		const fault = { option: 'code', value: `${place}=${code}` };
		if (rows === null) {
			const columns = dataset.fields.filter((other) => codeRows(dataset, other, lists) !== null);
			return { ...fault, allowed: listed(columns.map(({ name }) => ({ code: name }))) };
		}
		if (!rows.some((row) => row.code === code)) return { ...fault, allowed: listed(rows) };
	}
	for (const [heading, name] of Object.entries(columns))
		if (name !== '' && !dataset.fields.some((field) => field.name === name))
			return {
				...{ option: 'column', value: `${heading}=${name}` },
				allowed: listed(dataset.fields.map((field) => ({ code: field.name })))
			};
	for (const [column, value] of Object.entries(values)) {
		const allowed = allowedForAll(dataset, column, value, lists);
		if (allowed !== null) return { option: 'value', value: `${column}=${value}`, allowed };
	}
	return null;
}

/** What all rows may have in a column in the stead of a value; null when they may have that. */
function allowedForAll(
	dataset: Dataset,
	column: string,
	value: string,
	lists: CheckContext['codes']
): Bilingual | null {
	const fields = oneValueColumns(dataset);
	const field = fields.find(({ name }) => name === column);
	if (!field)
		return fields.length > 0
			? listed(fields.map(({ name }) => ({ code: name })))
			: { vi: 'không cột nào của mẫu này', en: 'no column of this template' };
	const rows = oneValueOf(dataset, field) === 'ward' ? lists.ward : (codeRows(dataset, field, lists) ?? []);
	return rows.some(({ code }) => code === value) ? null : listed(rows);
}

/** Codes named at most. */
const LISTED = 40;

function listed(rows: readonly { code: string }[]): Bilingual {
	const codes = rows === MONTHS ? ['190001–209912'] : [...new Set(rows.map(({ code }) => code))];
	const words = codes.slice(0, LISTED).join(', ') + (codes.length > LISTED ? ', …' : '');
	return { vi: words, en: words };
}
