import { CARD } from './identity-number';
import { normalized } from './text';

/** What cells tell that have words of their own: «1. Trần Thị B sinh năm 1962 số CCCD 001162012346». */
export interface SpokenCells {
	/** Numbers behind a word for the card they are on. */
	cards: string[];
	/** Days and years that somebody is said to be born. */
	births: string[];
	/** What else the cells say, without the numbers of lines, forms of address and words before a colon. */
	others: string[];
}

/** Whoever writes a list in words needs no more letters for a person; endless ones would keep everybody waiting. */
const LENGTH = 400;

const DAY = '[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})';
const IN_WORDS = '[0-9]{1,2} th[áa]ng [0-9]{1,2} n[ăa]m [0-9]{4}';
const YEAR = '(?:19[2-9]|20[0-2])[0-9]';
/** That something arose, or a pupil, has the same word in it. */
const BORN = [
	'(?<!(?:ph[áa]t|h[ọo]c|v[ệe]) )(?:(?:ng[àa]y|th[áa]ng|n[ăa]m),? ){0,3}sinh(?: (?:ng[àa]y|n[ăa]m|v[àa]o)){0,2}',
	's\\.?n\\.?|n\\.?s\\.?|born(?: in| on)?|(?:date|year) of birth'
].join('|');

const SAID_BIRTH = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${BORN})[ :(-]{0,4}(${DAY}|${IN_WORDS}|${YEAR})(?![0-9])`,
	'giu'
);
const SAID_CARD = new RegExp(`${CARD}([0-9](?:[ .]?[0-9]){8,11})(?![0-9])`, 'giu');
/** The same without any word: a day, a year, and the twelve digits of a card. */
const BARE = new RegExp(`(?<![0-9/.-])(${DAY}|${YEAR}|0[0-9]{2}(?:[ .]?[0-9]{3}){3})(?![0-9/])`, 'g');

/** What divides words; a comma may be within a sum, too. */
const MARK = /[\t;|]|,(?![0-9])/;
const ENDS = /^[\s.,:;()–—-]+|(?<![\s.,:;()–—-])[\s.,:;()–—-]+$/gu;
const LINE_NUMBER = /^[0-9]{1,4}(?:[.):/-]\s{0,3}|\s{1,3})(?=\p{L})/u;
const LABEL = /^\p{L}[^:]{0,30}:\s{0,3}/u;
const ADDRESS =
	/^(?:h[ộo] )?(?:[ôo]ng|b[àa]|anh|ch[ịi]|c[ụu]|c[ôo]|ch[úu]|b[áa]c|em|ch[áa]u|mr|mrs|ms)\.? (?=\p{L}+ )/iu;
const LEFT_OVER = / (?:s[ốo]|v[àa]|c[óo]|l[àa])$/iu;

/** Takes cells apart at every number that says what it is. */
export function spokenCells(line: readonly string[]): SpokenCells {
	const cards: string[] = [];
	const births: string[] = [];
	const take = (found: string[]) => (_: string, value: string) => {
		found.push(value.replace(/[ .](?=[0-9]{3})/g, ''));
		return '\t';
	};
	const others = line.flatMap((cell) =>
		normalized(cell, 'NFC')
			.slice(0, LENGTH)
			.replace(SAID_CARD, take(cards))
			.replace(SAID_BIRTH, take(births))
			.split(MARK)
	);
	return { cards, births, others: others.map(plain).filter((cell) => cell !== '') };
}

/** Takes words apart at every number that may be a day of birth, its year or a card, whatever is said of it. */
export const bareCells = (line: readonly string[]): string[] =>
	line
		.flatMap((cell) => normalized(cell, 'NFC').slice(0, LENGTH).replace(BARE, '\t$1\t').split(MARK))
		.map(plain)
		.filter((cell) => cell !== '');

const plain = (part: string): string =>
	part
		.replace(ENDS, '')
		.replace(LINE_NUMBER, '')
		.replace(LABEL, '')
		.replace(ADDRESS, '')
		.replace(LEFT_OVER, '')
		.trim();
