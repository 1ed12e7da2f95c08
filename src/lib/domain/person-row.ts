import { bareCells, spokenCells } from './spoken-cells';
import { fold, normalized } from './text';

/** What a list of households tells of people, by the word a sender is told it by. */
export type PersonalSign = 'name' | 'birth' | 'identity' | 'phone' | 'relation' | 'poverty';

/** A ledger of those who gave, or an account's statement: its names are donors', and its dataset takes them. */
export const LEDGER =
	/\b(?:ung ho|dong gop|quyen gop|bien nhan|phieu thu|nha hao tam|donor|contribution|sao ke|so du|ghi (?:co|no)|credit|balance)\b/;

/**
 * Without any of this a line, as it comes, is no person's row: most lines of a ledger need not be looked at further.
 */
export const MAY_BE_PERSON = new RegExp(
	[
		// a card, whole or without its first zeros, or in groups
		'(?<![0-9])(?:0[0-9]{11}|[0-3][0-9]{8}|[1-9][0-9]{9,10})(?![0-9])|0[0-9]{2}[ .][0-9]{3}[ .]',
		// a year of birth, a sex, the standing of a household; a tab that divides is not among the spaces behind it
		'(?<![0-9])(?:19[2-9][0-9]|200[0-7])(?![0-9])',
		'(?:^|[,;\\t|"])[^\\S\\t]*(?:n(?:am|[uưữ])|fe|male|(?:thu|di|h)[^,;\\t|"]{0,30}ngh)'
	].join('|'),
	'i'
);

const PERSON = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}$/u;
/** A name by somebody in a hurry; beside an identity number and its year of birth that is enough. */
const WORDS = /^\p{L}+(?: \p{L}+){1,5}$/u;
/** The names of most families; hardly a ward is called so, and never three of them in a row. */
const SURNAMES =
	'nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong dinh trinh doan luong luu truong trieu quach';
const SURNAME = new RegExp(`^(?:${SURNAMES.replaceAll(' ', '|')}) `);
/**
 * A citizen's number: province, century and sex, the last two digits of the year of birth, six digits. A spreadsheet
 * loses its first zeros.
 */
const CITIZEN = /^0(?:0[1-9]|[1-8][0-9]|9[0-6])([0-3])([0-9]{2})[0-9]{6}$/;
const GROUPED = /^'?0[0-9]{2}(?:[ .]?[0-9]{3}){2,3}$/;
/** What ends with thousands may be a sum of money, and is no card to be sure of. */
const LOST_ZEROS = /^(?!.*000$)[1-9][0-9]{9,10}$/;
/** The nine digits of cards until 2021. */
const OLD_CARD = /^(?:0|(?!.*000$)[1-3])[0-9]{8}$/;
const MIDNIGHT = '(?:[ T]00:00(?::00)?)?';
const DAY = new RegExp(
	`^(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?<last>[0-9]{4}|[0-9]{2})|(?<first>[0-9]{4})-[0-9]{2}-[0-9]{2})${MIDNIGHT}$`
);
const YEAR = /^(?:19[2-9][0-9]|20[0-2][0-9])$/;
/** No entry of a ledger of this product is so old: such a day beside a person's name is a day of birth. */
const LAST_OF_BIRTHS = 2005;
const SEX = /^(?:nam|nữ|nu|male|female)$/i;
const POVERTY = /^(?:thuoc )?(?:dien )?ho (?:gia dinh )?(?:ngheo|can ngheo|thoat ngheo|moi thoat)\b.{0,20}$/;
/** A company is named as a person is, and has its own days. */
const ORGANISATION =
	/^(?:tong cong ty|cong ty|cty|doanh nghiep|dntn|hop tac xa|htx|tap doan|chi nhanh|ngan hang|cua hang|xi nghiep|nha may)\b|\b(?:tnhh|co phan|hop dong)\b/;
/** Where in a ward somebody lives, or what keeps a household poor: of a ward or a unit nobody says so. */
const OF_HOUSEHOLD =
	/^(?:to(?: dan pho)?(?: so)?|thon|xom|ngo|ngach|hem|ap|khu|so nha) [0-9]|\b(?:benh|om|gia yeu|neo don|khuyet tat|tan tat|dong con|mo coi|goa|that nghiep|tai nan|thieu (?:von|dat|viec|lao dong))\b/;
const UNIT = /^(?:phuong|xa|thi tran|quan|huyen|tinh|thanh pho|tp|khu vuc)\b/;
const PHONE = /^\+?(?:84|0)[0-9 .]{8,12}$/;
const WARD_CODE = /^0[0-9]{4}$/;
/** A telephone whose first zero a spreadsheet lost. */
const SHORT_PHONE = /^(?!.*000$)[35789][0-9]{8}$/;
const NUMBER = /^[-+(]?[0-9][0-9., ]*(?: ?(?:đ|đồng|vnd|vnđ))?\)?$/i;

/**
 * What a row tells of a person, or null when it need not be a person's: a gift has its amount, an identity number its
 * birth. In a record of a ledger under its own header only a whole identity number beside its year of birth tells.
 */
export function personSigns(line: readonly string[], isRecord = false): PersonalSign[] | null {
	const cells = line.map((cell) => normalized(cell, 'NFC').trim()).filter((cell) => cell !== '');
	if (cells.length < 2 || !cells.some((cell) => WORDS.test(cell))) return null;
	const signs = signsOf(cells, isRecord);
	// What was given has a name beside numbers too.
	return signs && cells.some((cell) => LEDGER.test(fold(cell))) ? null : signs;
}

/**
 * What a line of words tells of a person, whose cells say themselves what they are: «1. Trần Thị B sinh năm 1962 số CCCD
 * 001162012346». Of numbers without such a word only a card that agrees with a year of birth tells.
 */
export function spokenSigns(line: readonly string[]): PersonalSign[] | null {
	if (!line.some((cell) => /\p{L}/u.test(cell) && /[0-9]/.test(cell))) return null;
	if (line.some((cell) => LEDGER.test(fold(cell)))) return null;
	const bare = bareCells(line);
	if (bare.some(isName) && signsOf(bare, true)) return ['name', 'identity'];
	const { cards, births, others } = spokenCells(line);
	if (cards.length + births.length === 0 || !others.some(isName)) return null;
	if (others.some((cell) => isAmount(cell) || isOrganisation(cell))) return null;
	return ['name', cards.length > 0 ? 'identity' : 'birth'];
}

/** A person's name by its family and as everybody writes it. */
const isPerson = (cell: string) => PERSON.test(cell) && hasSurname(cell);

/** A person's name as everybody writes it, or in any letters by its family. */
const isName = (cell: string) => PERSON.test(cell) || (WORDS.test(cell) && hasSurname(cell));

/** People in rows one after the other, of whom so many are a list; so many other rows between them end it. */
const [PEOPLE, OTHERS] = [3, 2];

/** Whether words begin with the name of a family. */
export const hasSurname = (words: string): boolean => SURNAME.test(fold(words));

/** Counts the rows that are people's. */
export class PeopleInRows {
	private people = 0;
	private others = 0;

	/** Takes what the next row tells of a person, and gives it when the rows are a list by now. */
	next(person: PersonalSign[] | null): PersonalSign[] | null {
		this.others = person ? 0 : this.others + 1;
		if (person) this.people += 1;
		else if (this.others >= OTHERS) this.people = 0;
		return person && this.people >= PEOPLE ? person : null;
	}
}

function signsOf(cells: readonly string[], isRecord: boolean): PersonalSign[] | null {
	const days = cells.flatMap((cell) => dayYear(cell) ?? []);
	// The number of a row may look like a year, or like an amount.
	const years = [...days, ...cells.slice(1).filter((cell) => YEAR.test(cell))];
	const amounts = new Set(
		cells.filter((cell, at) => isAmount(cell) && !(at === 0 && /^[0-9]{4}$/.test(cell)))
	);
	const cards = cells.map((cell) => (GROUPED.test(cell) ? cell.replace(/[ .']/g, '') : cell));
	const births = new Set(years.filter(isBirth));
	if (cards.some((card) => births.has(yearOf(card)))) return ['name', 'identity'];
	if (isRecord) return null;
	// A year that is not the card's own is one of birth all the same, whatever numbers stand beside.
	if (births.size > 0 && cards.some((card) => CITIZEN.test(card)) && cells.some(isPerson))
		return ['name', 'identity'];
	const isOnlyAmount = (card: string) => amounts.size === 0 || (amounts.size === 1 && amounts.has(card));
	if (births.size > 0 && !cells.some(isOrganisation)) {
		if (cards.some((card) => isOnlyAmount(card) && isShortened(card, births))) return ['name', 'identity'];
	}
	if (years.length === 0 && isNumbered(cells, amounts)) return ['name', 'identity'];
	if (amounts.size > 0) return null;
	const told = new Set(years);
	if (cards.some((card) => told.has(yearOf(card)) || told.has(yearOf(card).slice(2))))
		return ['name', 'identity'];
	if (!cells.some((cell) => PERSON.test(cell))) return null;
	if (cards.some((card) => CITIZEN.test(card) || /^0[1-9][0-9]{7}$/.test(card))) return ['name', 'identity'];
	if (days.some(isBirth) && !cells.some(isOrganisation)) return ['name', 'birth'];
	if (years.length > 0 && cells.some((cell) => SEX.test(cell))) return ['name', 'birth'];
	return isPoorHousehold(cells) ? ['name', 'poverty'] : null;
}

function dayYear(cell: string): string | null {
	const { last, first } = DAY.exec(cell)?.groups ?? {};
	return last ?? first ?? null;
}

const isBirth = (year: string) => year.length === 4 && Number(year) <= LAST_OF_BIRTHS;

/** The year of birth that a citizen's number has in it, or '' where it is none. */
function yearOf(card: string): string {
	const [, century, born] = CITIZEN.exec(card) ?? [];
	return century === undefined || born === undefined ? '' : `${Number(century) < 2 ? 19 : 20}${born}`;
}

/** Whether a number may be one that lost its first zeros and agrees with a year of birth, or one of nine digits. */
const isShortened = (card: string, births: ReadonlySet<string>) =>
	OLD_CARD.test(card) || (LOST_ZEROS.test(card) && births.has(yearOf(card.padStart(12, '0'))));

/**
 * Whether the one number in a row may be a card's that lost its first zeros, beside a person's name. So large a sum is
 * in whole thousands, or a ward's or a company's; and eight digits, of which an old card has as many without its zero,
 * may be anybody's sum.
 */
function isNumbered(cells: readonly string[], amounts: ReadonlySet<string>): boolean {
	const [only] = amounts;
	if (amounts.size !== 1 || only === undefined || !LOST_ZEROS.test(only)) return false;
	if (yearOf(only.padStart(12, '0')) === '' || cells.some(isOrganisation)) return false;
	return cells.some((cell) => WORDS.test(cell) && hasSurname(cell));
}

const isOrganisation = (cell: string) => ORGANISATION.test(fold(cell));

/**
 * Whether a row has a person's name, a standing and more that is said of households; a ward has figures of each
 * standing.
 */
function isPoorHousehold(cells: readonly string[]): boolean {
	// A figure has its number behind the standing; a person has at most the row's own before.
	if (cells.slice(1).some((cell) => /^[0-9]/.test(cell))) return false;
	const words = cells.filter((cell) => !PERSON.test(cell) && /\p{L}/u.test(cell)).map(fold);
	if (!words.some((cell) => POVERTY.test(cell))) return false;
	const others = words.filter((cell) => !POVERTY.test(cell) && !UNIT.test(cell));
	return others.length > 1 && others.some((cell) => OF_HOUSEHOLD.test(cell) || SEX.test(cell));
}

/** Whether a cell is a sum of money, or another number of so many digits that is no card, code, telephone or year. */
function isAmount(cell: string): boolean {
	if (!NUMBER.test(cell) || [YEAR, WARD_CODE, PHONE, SHORT_PHONE, GROUPED].some((no) => no.test(cell)))
		return false;
	return cell.replace(/[^0-9]/g, '').length > 3 || cell === '000';
}
