import type { Locale } from '$lib/domain/locale';
import { periodLabel, type Period } from '$lib/domain/period';

/** A part of a sentence; what is wrong is shown in colour, and a number may lead to what is behind it. */
export interface Part {
	text: string;
	wrong?: boolean;
	href?: string;
}

export type Sentence = Part[];

/** Around a number inside a message, with its address: characters that no text has. */
const [FROM, WORDS, TO] = ['\uE000', '\uE001', '\uE002'];

/** A number as a message takes it that leads to what is behind it: see `withWays`. */
export const way = (words: string, href: string | null): string =>
	href === null ? words : FROM + href + WORDS + words + TO;

/** A message as parts, each number that leads somewhere one of its own. */
export function withWays(text: string, wrong = false): Sentence {
	const said = (words: string, href?: string): Part => ({
		text: words,
		...(wrong && { wrong }),
		...(href !== undefined && { href })
	});
	return text.split(FROM).flatMap((piece, at) => {
		if (at === 0) return piece === '' ? [] : [said(piece)];
		const [href = '', rest = ''] = piece.split(WORDS);
		const [words = '', after = ''] = rest.split(TO);
		return [said(words, href), ...(after === '' ? [] : [said(after)])];
	});
}

const small: Record<Locale, string[]> = {
	vi: ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'],
	en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
};

/** A count up to ten as a word, as one writes it in a sentence; above it in figures. */
export const countWord = (count: number, locale: Locale) => small[locale][count] ?? String(count);

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A period inside a sentence: `tháng 9/2019`, `September 2019`. */
export function periodInside(period: Period, locale: Locale): string {
	const label = periodLabel(period, locale);
	return locale === 'vi' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Names one after the other: `A, B và C`. `and` is the last joint with its spaces. */
export function listed(names: readonly string[], and: string): string {
	if (names.length < 2) return names[0] ?? '';
	return names.slice(0, -1).join(', ') + and + names.at(-1);
}

/** The sentence without its colours, for a title or an aria-label. */
export const plain = (sentence: Sentence) => sentence.map(({ text }) => text).join('');

/** A name that is not broken over two lines. */
export const unbroken = (name: string) => name.replaceAll(' ', '\u00a0');
