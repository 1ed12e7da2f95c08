import type { Bilingual } from './locale';
import { looseCells, looseLines, tabbed } from './loose-lines';
import type { OwnTable } from './own-table';
import { PersonLines } from './person-lines';
import {
	LEDGER,
	MAY_BE_PERSON,
	PeopleInRows,
	personSigns,
	spokenSigns,
	type PersonalSign
} from './person-row';
import { fold } from './text';

const personalSigns: Record<PersonalSign, Bilingual> = {
	name: { vi: 'họ tên', en: 'names' },
	birth: { vi: 'ngày sinh', en: 'birth dates' },
	identity: { vi: 'số CCCD, CMND', en: 'identity numbers' },
	phone: { vi: 'số điện thoại', en: 'telephone numbers' },
	relation: { vi: 'quan hệ với chủ hộ', en: 'family relations' },
	poverty: { vi: 'hoàn cảnh từng hộ', en: 'particulars of single households' }
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
const headers: Record<Exclude<PersonalSign, 'poverty'>, RegExp> = {
	name: /^(?:ho,? (?:va )?(?:chu )?(?:dem )?(?:va )?ten|ten (?:chu ho|thanh vien|nguoi)|chu ho|full name|hoten|ten$)\b/,
	birth:
		/\b(?:ngay|nam|thang)\b.*(?<!\bphat )\bsinh\b(?! ke| hoat| vien)|(?<!\bphat )\bsinh (?:ngay|nam)\b|\b(?:ngay|nam)sinh\b|\bdate of birth\b/,
	identity:
		/\b(?:(?:so)?cccd|(?:so)?cmnd|cmtnd|cmt|can cuoc|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?|identity (?:card|number))\b/,
	phone: /\b(?:dien thoai|sdt|dt di dong|phone)\b/,
	relation: /\bquan he\b.*\bchu ho\b|^quan he$/
};

/** The same where nothing else may be in the cell, for a line that has figures in it too. */
const NAMES =
	/^(?:(?:ho,? (?:va )?(?:chu )?(?:dem )?(?:va )?ten|hoten|ten)(?: chu ho| thanh vien| nguoi dan)?|chu ho|full name)$/;
const BIRTH = /^(?:(?:(?:ngay|thang|nam),? ){1,3}sinh|sinh (?:ngay|nam)|(?:ngay|nam)sinh|date of birth)$/;
/** Without any of this in it no line has such a header beside figures. */
const MAY_BE_BESIDE = /sinh|cccd|cmt?nd|cmt|c\S{1,4}n c|ch\S{1,6}ng m|nh danh|birth|identity/i;
/** No header over a card or a day of birth has more. */
const HEADER_WORDS = 6;

/** A title over poor households one by one, and a header over whoever heads one. */
const HOUSEHOLDS = /\bdanh sach\b.*\bho (?:gia dinh )?(?:ngheo|can ngheo|thoat ngheo|moi thoat)/;
const HEAD = /^(?:ho,? )?(?:va )?(?:ten )?chu ho(?: (?:can )?ngheo)?$/;
/** Headers over what a household is, of which a ledger tells nothing. */
const PARTICULARS =
	/^(?:so )?(?:nhan khau|khau)$|^dien(?: ho| ngheo| ho ngheo| can ngheo)?$|^(?:nguyen nhan|muc do|thoi gian) ngheo\b|^hoan canh\b|^chieu thieu hut|^tinh trang ho\b|^gioi tinh\b/;
const OF_PERSON = /^(?:ho|chu ho|hoten|ten (?:chu ho|thanh vien|nguoi)|full name)\b/;

/** Headers of a cash book; a sum alone may be what somebody was given, but beside no birth it is an entry's. */
const CASH_BOOK = /^(?:(?:so tien )?(?:thu|chi|ton)(?: quy)?|(?:so )?phieu chi)$/;
const SUM = /^so tien(?: vnd| dong)?$/;

/** What is looked at of a cell: no title is longer, and an endless one would keep everybody waiting. */
const TITLE_LENGTH = 200;
/** A longer cell is prose, not a header. */
const HEADER_LENGTH = 60;
/** A header has hardly a digit, which a row of a ledger, with its day and its amount, has many of. */
const HEADER_DIGITS = 8;
/** A title stands alone in its line, or beside a few words about where it is from. */
const TITLE_CELLS = 3;
/** Lines between a title and its header, and lines under a header of which one may say that it is a ledger's. */
const [ABOVE, BELOW] = [20, 5];
const VALUE = /^[-+(]?[0-9][0-9.,/: -]{2,}\)?$/;

/**
 * What makes lines a list of households or their members, with names beside birth dates, identity numbers or the like;
 * null when they are none. Told by a title and a header that stand together anywhere in them, else by rows of people.
 */
export function householdSigns(
	lines: readonly (readonly string[])[],
	own: OwnTable | null = null
): PersonalSign[] | null {
	return new Look(lines.map(tabbed), (line) => line.split('\t'), own).signs();
}

/** The same of a text, whatever its cells are divided by: names, days and numbers hold none of the usual marks. */
export function householdSignsIn(text: string, own: OwnTable | null = null): PersonalSign[] | null {
	return new Look(looseLines(text), looseCells, own).signs();
}

/**
 * A line with its filled cells as words are compared. Few of them may be a title, whatever their numbers, or a narrow
 * header.
 */
interface LookedLine {
	cells: string[];
	kind: 'title' | 'header' | 'row';
	signs: PersonalSign[];
	isOfLedger: boolean;
	isOfHouseholds: boolean;
}

/** A look through lines, which are divided into cells only where something in them asks for it. */
class Look {
	/** Headers that were found to be a ledger’s, which stand on its next pages without their title. */
	private readonly ofLedger = new Set<string>();
	private readonly looked = new Map<number, LookedLine>();

	constructor(
		private readonly lines: readonly string[],
		private readonly split: (line: string) => readonly string[],
		private readonly own: OwnTable | null
	) {}

	signs(): PersonalSign[] | null {
		const people = new PeopleInRows();
		const lines = new PersonLines();
		for (const [at, line] of this.lines.entries()) {
			if (line.trim() === '') continue;
			const isRow = manyDigits(line);
			if (!isRow && this.own?.isAwaited) this.own.pass(this.split(line));
			const headed = (isRow ? null : this.headed(at)) ?? this.headedBeside(at, isRow);
			if (headed) return headed;
			const told = lines.take(line, this.split);
			const person = MAY_BE_PERSON.test(line) ? this.person(this.split(line)) : null;
			// What belongs to somebody's lines is no other row between people.
			if (!person && told === 'part') continue;
			const list = people.next(person ?? (told === 'part' ? null : told));
			if (list) return list;
		}
		return null;
	}

	/** What a row tells of a person; what stands apart beside a form of wards is a row of its own. */
	private person(cells: readonly string[]): PersonalSign[] | null {
		const isRecord = this.own?.isRecord(cells) ?? false;
		const signs = personSigns(cells, isRecord);
		if (signs || isRecord) return signs;
		const parts = this.own && !this.own.isLedger ? apart(cells) : [];
		for (const part of parts.length > 1 ? parts : []) {
			const beside = personSigns(part) ?? spokenSigns(part);
			if (beside) return beside;
		}
		return spokenSigns(cells);
	}

	/** What the header of a list tells that stands in one line with the figures of another table. */
	private headedBeside(at: number, isRow: boolean): PersonalSign[] | null {
		const line = this.lines[at] ?? '';
		if (!MAY_BE_BESIDE.test(line) || !(isRow || this.line(at).kind === 'row')) return null;
		const cells = this.split(line).filter((cell) => cell.length <= HEADER_LENGTH && !/[0-9]/.test(cell));
		const names = cells.map(words).filter((cell) => cell.split(' ').length <= HEADER_WORDS);
		if (!names.some((cell) => NAMES.test(cell))) return null;
		const told = signsIn(names.filter((cell) => BIRTH.test(cell) || headers.identity.test(cell)));
		const isOfLedger = names.some((cell) => LEDGER.test(cell) || CASH_BOOK.test(cell) || SUM.test(cell));
		return told.length > (isOfLedger ? 1 : 0) ? ['name', ...told] : null;
	}

	/** What a header tells, together with the lines above that belong to it. */
	private headed(at: number): PersonalSign[] | null {
		const own = this.line(at);
		if (own.kind === 'row' || own.signs.length === 0) return null;
		const above: LookedLine[] = [];
		for (let before = at - 1; before >= 0 && above.length < ABOVE; before -= 1) {
			const line = this.line(before);
			if (line.kind === 'row') break;
			if (line.cells.length > 0) above.push(line);
		}
		const [upper] = above;
		const cells = [...(upper && upper.signs.length > 0 ? upper.cells : []), ...own.cells];
		const signs = signsIn(cells);
		const has = (...wanted: PersonalSign[]) => wanted.some((sign) => signs.includes(sign));
		const titled = above.some((line) => line.kind === 'title' && line.isOfHouseholds);
		const ofHouseholds = titled || has('relation') || cells.some((cell) => HEAD.test(cell));
		const named =
			has('name') && has('birth', 'identity', 'relation', ...(ofHouseholds ? ['phone' as const] : []));
		// No ledger and no statement needs these, whatever else stands on it.
		if ((ofHouseholds && named) || (has('birth') && has('identity'))) return this.unlessOwn(at, signs);
		if (this.isOfLedger(at, above)) return null;
		const isPaid = !has('birth') && cells.some((cell) => SUM.test(cell));
		if (named && !isPaid) return this.unlessOwn(at, signs);
		const isOfPersons = cells.length > 2 && cells.some((cell) => OF_PERSON.test(cell));
		const isParticular = titled || cells.some((cell) => PARTICULARS.test(cell));
		return isOfPersons && isParticular ? this.unlessOwn(at, [...signs, 'poverty']) : null;
	}

	private unlessOwn = (at: number, signs: PersonalSign[]) =>
		this.own?.isHeader(this.split(this.lines[at] ?? '')) ? null : signs;

	/** Whether the words of a header and its titles, or of the rows under it, are those of a ledger. */
	private isOfLedger(at: number, above: readonly LookedLine[]): boolean {
		const header = this.lines[at] ?? '';
		const below = Array.from({ length: BELOW }, (_, next) => at + 1 + next);
		const isLedger =
			this.ofLedger.has(header) ||
			[this.line(at), ...above].some((line) => line.isOfLedger) ||
			below.some((next) => this.line(next).isOfLedger);
		if (isLedger) this.ofLedger.add(header);
		return isLedger;
	}

	/** A line as it is looked at, which several headers may ask for. */
	private line(at: number): LookedLine {
		const known = this.looked.get(at);
		if (known) return known;
		const line = this.lines[at] ?? '';
		const filled = this.split(line).filter((cell) => cell.trim() !== '');
		const cells = filled.map(words);
		const isRow =
			filled.length > TITLE_CELLS && (manyDigits(line) || filled.some((cell) => VALUE.test(cell)));
		const found: LookedLine = {
			cells,
			kind: isRow ? 'row' : filled.length > TITLE_CELLS ? 'header' : 'title',
			signs: isRow ? [] : signsIn(cells),
			isOfLedger: cells.some((cell) => LEDGER.test(cell) || CASH_BOOK.test(cell)),
			isOfHouseholds: cells.some(isOfHouseholds)
		};
		this.looked.set(at, found);
		return found;
	}
}

/** A list of those who gave to poor households is none of those. */
function isOfHouseholds(title: string): boolean {
	const found = HOUSEHOLDS.exec(title);
	return found !== null && !LEDGER.test(found[0]);
}

function signsIn(cells: readonly string[]): PersonalSign[] {
	const names = cells.filter((cell) => cell.length <= HEADER_LENGTH && !/[0-9]{3}/.test(cell));
	return (Object.keys(headers) as (keyof typeof headers)[]).filter((sign) =>
		names.some((name) => headers[sign].test(name))
	);
}

/** The parts of a row that empty cells divide. */
function apart(cells: readonly string[]): string[][] {
	const parts: string[][] = [[]];
	for (const cell of cells) {
		if (cell.trim() !== '') parts.at(-1)?.push(cell);
		else if (parts.at(-1)?.length !== 0) parts.push([]);
	}
	return parts.filter((part) => part.length > 0);
}

const words = (cell: string) =>
	fold(cell.slice(0, TITLE_LENGTH))
		.replace(/[^\p{L}\p{N}, ]+/gu, ' ')
		.replace(/ +/g, ' ')
		.trim();

function manyDigits(line: string): boolean {
	let digits = 0;
	for (let at = 0; at < line.length; at += 1) {
		const code = line.charCodeAt(at);
		if (code >= 48 && code <= 57 && (digits += 1) > HEADER_DIGITS) return true;
	}
	return false;
}
