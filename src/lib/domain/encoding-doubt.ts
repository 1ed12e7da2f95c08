import { valueWords } from './decision-words';
import {
	decoderOf,
	encodings,
	isOneByte,
	tellEncoding,
	textIn,
	VIETNAMESE,
	type BytesToText,
	type Encoding
} from './encoding';
import { isSyllable } from './syllable';
import { normalized } from './text';

/**
 * Whether bytes that come in parts are surely UTF-8: all of them can be, and most of what is not ASCII are Vietnamese
 * letters then. Letters of the older encodings beside each other are next to never such bytes, and never all of a file.
 */
class SignOfUtf8 {
	private readonly decoder = new TextDecoder('utf-8', { fatal: true });
	private isText = true;
	private letters = 0;
	private others = 0;

	take(bytes: Uint8Array): void {
		if (!this.isText) return;
		try {
			const text = normalized(this.decoder.decode(bytes, { stream: true }), 'NFC');
			const letters = text.match(VIETNAMESE)?.length ?? 0;
			this.letters += letters;
			this.others += (text.match(FOREIGN)?.length ?? 0) - letters;
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			this.isText = false;
		}
	}

	get isSure(): boolean {
		return this.isText && this.letters > this.others;
	}
}

/** A reader of bytes in an encoding that throws at their end, as for bytes that are no such text, when they are UTF-8. */
export function doubting(encoding: Encoding): BytesToText {
	const decoder = decoderOf(encoding);
	if (!isOneByte(encoding)) return decoder;
	const sign = new SignOfUtf8();
	return {
		push(bytes) {
			sign.take(bytes);
			return decoder.push(bytes);
		},
		end() {
			if (sign.isSure) throw new TypeError('a text that is UTF-8');
			return decoder.end();
		}
	};
}

const FOREIGN = /[^\0-\u007F]/gu;
const WORD = /[\p{L}\p{M}]+/gu;

/** Words that are none from which on a text is doubted, and the part of all its words that they must be. */
const [LEAST, PART] = [3, 1 / 4];
/** In another encoding there must be so many times fewer of them. */
const FEWER = 5;

/**
 * The encoding that the beginning of a text is in when that is surely not the one named for it; null when it may be. It
 * is UTF-8 or UTF-16, or the words with marks are no Vietnamese ones in the older encoding named, and are in another.
 */
export function encodingInstead(named: Encoding, beginning: Uint8Array): Encoding | null {
	if (!isOneByte(named)) return otherUnicode(named, beginning);
	const sign = new SignOfUtf8();
	sign.take(beginning);
	if (sign.isSure) return 'utf-8';
	const own = strangeWords(named, beginning);
	if (own === null || own.strange < LEAST || own.strange < own.words * PART) return null;
	const better = encodings.filter(isOneByte).find((encoding) => {
		const other = encoding === named ? null : strangeWords(encoding, beginning);
		return other !== null && other.words > 0 && other.strange * FEWER <= own.strange;
	});
	return better ?? null;
}

/** What the problem says of a text that is not in the encoding named for it but in another. */
export const insteadOf = (encoding: Encoding, instead: Encoding): Record<string, string> => ({
	encoding,
	suggestion: instead,
	hint_vi: ` Có vẻ là ${valueWords(instead).vi}.`,
	hint_en: ` It looks like ${valueWords(instead).en}.`
});

/**
 * The one of the Unicode encodings that a text is in when another of them is named; what it looks like where UTF-16 is
 * named for an older one. Text in UTF-16 has spaces and ends of lines, and so a zero in each of them, which other text
 * never has.
 */
function otherUnicode(named: Encoding, beginning: Uint8Array): Encoding | null {
	const told = tellEncoding(beginning);
	if ('like' in told) return named === 'utf-8' || beginning.includes(0) ? null : told.like;
	if (told.encoding === named) return null;
	return told.encoding === 'utf-8' && beginning.includes(0) ? null : told.encoding;
}

/** How many words with letters beyond ASCII a text has in an encoding, and how many of them are no Vietnamese words. */
function strangeWords(encoding: Encoding, beginning: Uint8Array): { words: number; strange: number } | null {
	const text = textIn(encoding, beginning)?.normalize('NFC');
	if (text === undefined) return null;
	const words = (text.match(WORD) ?? []).filter((word) => word.search(FOREIGN) >= 0);
	return { words: words.length, strange: words.filter((word) => !isSyllable(word)).length };
}
