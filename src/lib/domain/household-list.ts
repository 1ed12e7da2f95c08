import type { Bilingual } from './locale';
import { fold } from './text';

/** What a list of households tells of people, by the word a sender is told it by. */
export type PersonalSign = 'name' | 'birth' | 'identity' | 'phone' | 'relation';

const personalSigns: Record<PersonalSign, Bilingual> = {
	name: { vi: 'họ tên', en: 'names' },
	birth: { vi: 'ngày sinh', en: 'birth dates' },
	identity: { vi: 'số CCCD, CMND', en: 'identity numbers' },
	phone: { vi: 'số điện thoại', en: 'telephone numbers' },
	relation: { vi: 'quan hệ với chủ hộ', en: 'family relations' }
};

/** The parameters of the problem `household_list`: what was found, and on which sheet where there are several. */
export function foundSigns(signs: readonly PersonalSign[], sheet: string | null): Record<string, string> {
	const found = (locale: 'vi' | 'en') => signs.map((sign) => personalSigns[sign][locale]).join(', ');
	return {
		found_vi: found('vi'),
		found_en: found('en'),
		where_vi: sheet === null ? '' : ` ở trang “${sheet}”`,
		where_en: sheet === null ? '' : ` on the sheet “${sheet}”`
	};
}

/** Headers, without case and diacritics, over cells that tell of a person. */
const headers: Record<PersonalSign, RegExp> = {
	name: /^(?:ho,? (?:va )?(?:chu )?(?:dem )?(?:va )?ten|ten (?:chu ho|thanh vien|nguoi)|chu ho|full name|hoten|ten$)\b/,
	birth:
		/\b(?:ngay|nam|thang)\b.*\bsinh\b(?! ke| hoat| vien)|\bsinh (?:ngay|nam)\b|\b(?:ngay|nam)sinh\b|\bdate of birth\b/,
	identity:
		/\b(?:(?:so)?cccd|(?:so)?cmnd|cmtnd|cmt|can cuoc|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?|identity (?:card|number))\b/,
	phone: /\b(?:dien thoai|sdt|dt di dong|phone)\b/,
	relation: /\bquan he\b.*\bchu ho\b|^quan he$/
};

/** A title or header that speaks of poor households by the household. */
const HOUSEHOLDS =
	/\bdanh sach\b.*\bho (?:gia dinh )?(?:ngheo|can ngheo|thoat ngheo|moi thoat)|^(?:ho va |ho )?(?:ten )?chu ho$/;
/** A ledger of those who gave, or an account's statement: its names are donors', and its dataset takes them. */
const LEDGER =
	/\b(?:ung ho|dong gop|quyen gop|bien nhan|phieu thu|nha hao tam|donor|contribution|sao ke|so du|ghi (?:co|no)|credit|balance)\b/;

/** Lines in which titles and headers are looked for. */
const TOP = 20;
/** What is looked at of a cell: no title is longer, and an endless one would keep everybody waiting. */
const TITLE_LENGTH = 200;
/** A longer cell is prose, not a header. */
const HEADER_LENGTH = 60;

/**
 * What makes a table a list of households or their members, with names beside birth dates, identity numbers or the
 * like; null when it is none. Told by its titles and headers, else by rows of people. `known` says that its header is
 * the dataset's own: such columns cannot be among them.
 */
export function householdSigns(
	lines: readonly (readonly string[])[],
	{ known = false }: { known?: boolean } = {}
): PersonalSign[] | null {
	if (known) return null;
	const tops = lines
		.slice(0, TOP)
		.flat()
		.filter((cell) => cell !== '')
		.map((cell) =>
			fold(cell.slice(0, TITLE_LENGTH))
				.replace(/[^\p{L}\p{N}, ]+/gu, ' ')
				.replace(/ +/g, ' ')
				.trim()
		);
	const names = tops.filter((cell) => cell.length <= HEADER_LENGTH && !/[0-9]{3}/.test(cell));
	const signs = (Object.keys(headers) as PersonalSign[]).filter((sign) =>
		names.some((name) => headers[sign].test(name))
	);
	const has = (...wanted: PersonalSign[]) => wanted.some((sign) => signs.includes(sign));
	const ofHouseholds = tops.some((cell) => HOUSEHOLDS.test(cell)) || has('relation');
	const named =
		has('name') && has('birth', 'identity', 'relation', ...(ofHouseholds ? ['phone' as const] : []));
	if (ofHouseholds && named) return signs;
	// No ledger and no statement needs both of these, whatever else stands on it.
	if (has('birth') && has('identity')) return signs;
	if (tops.some((cell) => LEDGER.test(cell))) return null;
	if (named) return signs;
	return peopleIn(lines) ? ['name', 'identity'] : null;
}

const PERSON = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}$/u;
/** A citizen's number: province, century and sex, the last two digits of the year of birth, six digits. A spreadsheet loses its first zeros. */
const CITIZEN = /^0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3]([0-9]{2})[0-9]{6}$/;
const LOST_ZEROS = /^[1-9][0-9]{9,10}$/;
/** The nine digits of cards until 2021, whose holders were fourteen or older. */
const OLD_CARD = /^[0-3][0-9]{8}$/;
const LAST_OF_OLD_CARDS = 2007;
const BIRTH =
	/^(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(19[2-9][0-9]|20[0-2][0-9])$|^(19[2-9][0-9]|20[0-2][0-9])-[0-9]{2}-[0-9]{2}$/;

/** Whether most lines have a person's name beside an identity number and a day or year of birth that may be the same person's. */
function peopleIn(lines: readonly (readonly string[])[]): boolean {
	const filled = lines.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
	const people = filled.filter((line) => {
		const cells = line.map((cell) => cell.normalize('NFC').trim());
		return cells.some((cell) => PERSON.test(cell)) && hasIdentity(cells);
	});
	return people.length >= 3 && people.length * 2 >= filled.length;
}

/** Whether cells hold an identity number and a year of birth that agree: amounts and references have as many digits. */
function hasIdentity(cells: readonly string[]): boolean {
	const years = cells.flatMap((cell) => {
		const [, year = undefined, iso = year] = BIRTH.exec(cell) ?? [];
		return iso ?? [];
	});
	return cells.some((cell) => {
		if (OLD_CARD.test(cell)) return years.some((year) => Number(year) <= LAST_OF_OLD_CARDS);
		const [, born] = CITIZEN.exec(LOST_ZEROS.test(cell) ? cell.padStart(12, '0') : cell) ?? [];
		return born !== undefined && years.some((year) => year.endsWith(born));
	});
}
