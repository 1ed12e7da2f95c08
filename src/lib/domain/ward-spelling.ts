import { fold, normalized } from './text';

/** What stands between the words of a name. */
export const MARKS = /[\s\-–—:;,.()/|]+/u;

/** One kind of blank, no invisible letters, composed, small letters. */
export function tidy(text: string): string {
	const plain = normalized(text, 'NFKC').replace(/\p{Cf}/gu, '');
	return plain.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A name without the word for what it is the name of: «P. Bồ Đề», «phường Bồ Đề», «Bo De ward». */
export function withoutKind(text: string): string {
	const words = text.split(MARKS).filter((word) => word !== '');
	const [first = ''] = words;
	if (words.length > 1 && KINDS.has(fold(first))) words.shift();
	else if (words.length > 2 && `${fold(first)} ${fold(words[1] ?? '')}` === 'thi tran') words.splice(0, 2);
	else if (words.length > 1 && words.at(-1) === 'ward') words.pop();
	return words.length === 1 && KINDS.has(fold(words[0] ?? '')) ? '' : words.join(' ');
}

/** What a name says it is the name of where that is no ward: a commune (`xa`), a town (`thi tran`); '' otherwise. */
export function otherKind(text: string): '' | 'xa' | 'thi tran' {
	const words = text.split(MARKS).filter((word) => word !== '');
	const [first = '', second = ''] = words.map(fold);
	if (words.length > 1 && (first === 'x' || first === 'xa')) return 'xa';
	const isTown = first === 'tt' ? words.length > 1 : words.length > 2 && `${first} ${second}` === 'thi tran';
	return isTown ? 'thi tran' : '';
}

const KINDS: ReadonlySet<string> = new Set(['p', 'ph', 'phuong', 'f', 'ward', 'x', 'xa', 'tt']);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A name with the tone of each syllable written after it, so that it does not matter which vowel bears the mark. */
export function toned(name: string): string {
	return name
		.split(' ')
		.map((word) => {
			const letters = word.normalize('NFD');
			return letters.replace(TONES, '').normalize('NFC') + (letters.match(TONES) ?? []).join('');
		})
		.join(' ');
}

/**
 * How many letters must be changed, added or left out to make one text of another; anything beyond `limit`
 * is `limit + 1`.
 */
export function distance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row.push(Math.min(swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		before = row;
	}
	return Math.min(before[b.length] ?? 0, limit + 1);
}

/**
 * How many slips of the pen make one text of another, both folded; `limit + 1` where it is no slip. A short word that
 * is another in two of its letters is another word («chi» and «thu», «tái» and «cận»), and so is one of two letters in
 * one; a blank too many or too few is one slip.
 */
export function slips(a: string, b: string, limit: number): number {
	const [words, others] = [a.split(' '), b.split(' ')];
	if (words.length !== others.length) return words.join('') === others.join('') ? 1 : limit + 1;
	let sum = 0;
	for (const [at, word] of words.entries()) {
		const other = others[at] ?? '';
		const [short, long] = [word.length, other.length].sort((x, y) => x - y) as [number, number];
		const far = distance(word, other, limit);
		if (far > (long < 3 ? 0 : short < 5 ? 1 : 2)) return limit + 1;
		sum += far;
	}
	return Math.min(sum, limit + 1);
}
