import { fold } from './text';

/** What a list of households tells of people, by the word a sender is told it by. */
export type PersonalSign = 'name' | 'birth' | 'identity' | 'phone' | 'relation' | 'poverty';

/** A ledger of those who gave, or an account's statement: its names are donors', and its dataset takes them. */
export const LEDGER =
	/\b(?:ung ho|dong gop|quyen gop|bien nhan|phieu thu|nha hao tam|donor|contribution|sao ke|so du|ghi (?:co|no)|credit|balance)\b/;

/** Without any of this a line, as it comes, is no person's row: most lines of a ledger need not be looked at further. */
export const MAY_BE_PERSON = new RegExp(
	[
		// a card, whole or without its first zeros, or in groups
		'(?<![0-9])(?:0[0-9]{11}|[0-3][0-9]{8}|[1-9][0-9]{9,10})(?![0-9])|0[0-9]{2}[ .][0-9]{3}[ .]',
		// a year of birth, a sex, the standing of a household
		'(?<![0-9])(?:19[2-9][0-9]|200[0-7])(?![0-9])',
		'(?:^|[,;\\t|"])\\s*(?:n(?:am|[uưữ])|fe|male|(?:thu|di|h)[^,;\\t|"]{0,30}ngh)'
	].join('|'),
	'i'
);

const PERSON = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}$/u;
/** A name by somebody in a hurry; beside an identity number and its year of birth that is enough. */
const WORDS = /^\p{L}+(?: \p{L}+){1,5}$/u;
/** A citizen's number: province, century and sex, the last two digits of the year of birth, six digits. A spreadsheet loses its first zeros. */
const CITIZEN = /^0(?:0[1-9]|[1-8][0-9]|9[0-6])([0-3])([0-9]{2})[0-9]{6}$/;
const GROUPED = /^'?0[0-9]{2}(?:[ .]?[0-9]{3}){2,3}$/;
const LOST_ZEROS = /^[1-9][0-9]{9,10}$/;
/** The nine digits of cards until 2021, whose holders were fourteen or older. */
const OLD_CARD = /^[0-3][0-9]{8}$/;
const LAST_OF_OLD_CARDS = 2007;
const MIDNIGHT = '(?:[ T]00:00(?::00)?)?';
const DAY = new RegExp(
	`^(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?<last>[0-9]{4}|[0-9]{2})|(?<first>[0-9]{4})-[0-9]{2}-[0-9]{2})${MIDNIGHT}$`
);
const YEAR = /^(?:19[2-9][0-9]|20[0-2][0-9])$/;
/** No entry of a ledger of this product is so old: an older day beside a name is a day of birth. */
const LAST_OF_BIRTHS = 2005;
const SEX = /^(?:nam|nữ|nu|male|female)$/i;
const POVERTY = /^(?:thuoc )?(?:dien )?ho (?:gia dinh )?(?:ngheo|can ngheo|thoat ngheo|moi thoat)\b.{0,20}$/;
const PHONE = /^\+?(?:84|0)[0-9 .]{8,12}$/;
const NUMBER = /^[-+(]?[0-9][0-9., ]*(?: ?(?:đ|đồng|vnd|vnđ))?\)?$/i;

/** What a row tells of a person, or null when it need not be a person's: a gift has its amount, an identity number its birth. */
export function personSigns(line: readonly string[]): PersonalSign[] | null {
	const cells = line.map((cell) => cell.normalize('NFC').trim()).filter((cell) => cell !== '');
	if (cells.length < 2 || !cells.some((cell) => WORDS.test(cell))) return null;
	const signs = signsOf(cells);
	// What was given has a name beside numbers too.
	return signs && cells.some((cell) => LEDGER.test(fold(cell))) ? null : signs;
}

function signsOf(cells: readonly string[]): PersonalSign[] | null {
	const days = cells.flatMap((cell) => dayYear(cell) ?? []);
	// The number of a row may look like a year too.
	const years = [...days, ...cells.slice(1).filter((cell) => YEAR.test(cell))];
	const cards = cells.map((cell) => (GROUPED.test(cell) ? cell.replace(/[ .']/g, '') : cell));
	if (cards.some((card) => isOfYear(card, years))) return ['name', 'identity'];
	if (!cells.some((cell) => PERSON.test(cell)) || cells.some(isAmount)) return null;
	if (cards.some((card) => CITIZEN.test(card) || /^0[1-9][0-9]{7}$/.test(card))) return ['name', 'identity'];
	const isBirth = (year: string) => year.length === 4 && Number(year) <= LAST_OF_BIRTHS;
	if (days.some(isBirth) || (years.length > 0 && cells.some((cell) => SEX.test(cell))))
		return ['name', 'birth'];
	// A ward's figure of poor households has its number behind it; a person has at most the row's own before.
	const numbered = cells.slice(1).some((cell) => /^[0-9]/.test(cell));
	return !numbered && cells.some((cell) => POVERTY.test(fold(cell))) ? ['name', 'poverty'] : null;
}

function dayYear(cell: string): string | null {
	const { last, first } = DAY.exec(cell)?.groups ?? {};
	return last ?? first ?? null;
}

/** Whether an identity number agrees with a year of birth beside it: amounts and references have as many digits. */
function isOfYear(card: string, years: readonly string[]): boolean {
	if (OLD_CARD.test(card))
		return years.some((year) => year.length === 4 && Number(year) <= LAST_OF_OLD_CARDS);
	const isWhole = CITIZEN.test(card);
	const [, century, born] = CITIZEN.exec(LOST_ZEROS.test(card) ? card.padStart(12, '0') : card) ?? [];
	if (century === undefined || born === undefined) return false;
	const year = `${Number(century) < 2 ? 19 : 20}${born}`;
	return years.includes(year) || (isWhole && years.includes(born));
}

/** Whether a cell is a sum of money, or another number of so many digits that is no card, telephone or year. */
function isAmount(cell: string): boolean {
	if (!NUMBER.test(cell) || YEAR.test(cell) || PHONE.test(cell) || GROUPED.test(cell)) return false;
	return cell.replace(/[^0-9]/g, '').length > 3 || cell === '000';
}
