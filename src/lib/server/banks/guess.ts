import type { BankProfile, Group, NamedColumn, ProfileColumn } from '../../domain/bank-profile';
import { isNamed } from '../../domain/bank-profile';
import { fold } from '../../domain/text';
import { readAmount } from '../ingest/statement/amount';
import { momentReader } from '../ingest/statement/moment';

/**
 * Words, without case and diacritics, that banks use in the names of columns; the first that fits a name
 * says what it is.
 */
const usual: readonly (readonly [ProfileColumn, RegExp])[] = [
	['balance_vnd', /\b(so du|balance)\b/],
	[
		'reference',
		/\b(tham chieu|reference|ref|so ct|chung tu|but toan|ma (gd|giao dich)|transaction (id|no)|doc ?no)\b/
	],
	['counterparty', /\b(doi ung|nguoi (chuyen|gui|nop)|counterparty|remitter|offset)\b/],
	['debit_vnd', /\b(ghi no|(so tien|phat sinh|ps) no|debit|rut|withdrawal|tien ra)\b|^no$/],
	['credit_vnd', /\b(ghi co|(so tien|phat sinh|ps) co|credit|gui|deposit|tien vao)\b|^co$/],
	['amount_vnd', /\b(so tien|amount|phat sinh)\b/],
	['direction', /\b(dau|loai gd|chieu|d ?\/ ?c|dr ?\/ ?cr)\b|^ghi$/],
	['posted_on', /\b(ngay|thoi (gian|diem)|date)\b/],
	['posted_time', /\b(gio|time)\b/],
	['note', /\b(noi dung|dien giai|mo ta|ghi chu|description|details?|remarks?|narrative)\b/]
];

/**
 * What a file's columns may be, by the names that known profiles and banks in general give them. A proposal: a person
 * looks at it and at the rows read by it before anything is read so.
 */
export function guessColumns(names: readonly string[], known: readonly BankProfile[]): NamedColumn[] {
	const taken = new Set<ProfileColumn>();
	const take = (is: ProfileColumn | null | undefined) => {
		if (!is || taken.has(is)) return null;
		taken.add(is);
		return is;
	};
	const columns = known.flatMap((profile) => profile.columns);
	return names.map((header) => {
		const same = columns.find((column) => isNamed(column, header));
		if (same) return { header, is: take(same.is) };
		const folded = fold(header);
		return { header, is: take(usual.find(([, words]) => words.test(folded))?.[0]) };
	});
}

const dates = [
	...['dd/MM/yyyy', 'd/M/yyyy', 'yyyy-MM-dd', 'dd-MM-yyyy', 'd-M-yyyy', 'dd.MM.yyyy', 'yyyy/MM/dd', 'd/M/yy'],
	...['yyyyMMdd', 'd-M-yy']
].flatMap((day) => [day, `${day} HH:mm:ss`, `${day} HH:mm`, `${day} H:mm:ss`, `${day} H:mm`]);
const amounts = [false, true].flatMap((decimals) =>
	([',', '.', ' ', ''] as Group[]).map((group) => ({ group, decimals }))
);

/** The first usual forms in which every sample cell of the columns can be read; the day stands before the month. */
export function guessFormats(
	columns: readonly NamedColumn[],
	rows: readonly (readonly string[])[]
): Partial<Pick<BankProfile, 'date' | 'group' | 'decimals'>> {
	const cells = (wanted: (is: ProfileColumn) => boolean) =>
		columns
			.flatMap(({ is }, at) => (is !== null && wanted(is) ? rows.map((row) => row[at]?.trim() ?? '') : []))
			.map((text) => text.replace(/\s+/gu, ' '))
			.filter((text) => /[0-9]/.test(text));
	const days = cells((is) => is === 'posted_on');
	const sums = cells((is) => is.endsWith('_vnd'));
	const date = dates.find(
		(form) => days.length > 0 && days.every((text) => momentReader(form)(text) !== null)
	);
	const amount = amounts.find(
		(form) => sums.length > 0 && sums.every((text) => readAmount(text, form) !== null)
	);
	return { ...(date && { date }), ...amount };
}
