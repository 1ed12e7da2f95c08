import { legacyLetters, type LegacyEncoding } from './legacy-letters';

/** Text encodings a file may be read in. Those before Unicode are read only when the sender names them. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'viscii'] as const;

/** The last is not offered: TCVN3 as it was read before its capitals over control characters were. */
export type Encoding = (typeof encodings)[number] | 'tcvn3-formerly';

const aliases: Record<string, Encoding> = {
	utf8: 'utf-8',
	'utf-16': 'utf-16le',
	utf16: 'utf-16le',
	cp1258: 'windows-1258',
	abc: 'tcvn3',
	'tcvn-3': 'tcvn3',
	tcvn: 'tcvn3'
};

/** An encoding by its name or a usual other one; null when it is not known. */
export function encodingOf(name: string): Encoding | null {
	const text = name.trim().toLowerCase();
	return (
		encodings.find((encoding) => encoding === text) ??
		(Object.hasOwn(aliases, text) ? (aliases[text] ?? null) : null)
	);
}

/**
 * Text from bytes that come in parts; `end` gives what was held back. Both throw a TypeError where the bytes
 * are no such text.
 */
export interface BytesToText {
	push(bytes: Uint8Array): string;
	end(): string;
}

/** A reader of bytes in one encoding. Letters of several bytes may lie across parts; marks stay as they are written. */
export function decoderOf(encoding: Encoding): BytesToText {
	if (isLegacy(encoding)) {
		const letters = legacyLetters[encoding];
		return { push: (bytes) => lettersOf(bytes, letters), end: () => '' };
	}
	const decoder = new TextDecoder(encoding, { fatal: true });
	return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** What the first bytes of a text show about its encoding: surely, or only what it looks like. */
export type ToldEncoding = { encoding: Encoding } | { like: Encoding };

/**
 * A byte order mark tells, or the zeros of UTF-16, or that all of it is UTF-8. Anything else is only likely: the older
 * Vietnamese encodings share their bytes, so the sender has to say.
 */
export function tellEncoding(beginning: Uint8Array): ToldEncoding {
	const [a, b] = beginning;
	if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le' };
	if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be' };
	const zeros = zeroShares(beginning);
	if (zeros.odd > 0.3 && zeros.even < 0.05) return { encoding: 'utf-16le' };
	if (zeros.even > 0.3 && zeros.odd < 0.05) return { encoding: 'utf-16be' };
	return textIn('utf-8', beginning) !== null ? { encoding: 'utf-8' } : { like: likelyLegacy(beginning) };
}

/**
 * The beginning of a text in an encoding, or null when the bytes are no such text; a letter cut off at the
 * end is left out.
 */
export function textIn(encoding: Encoding, beginning: Uint8Array): string | null {
	try {
		return decoderOf(encoding).push(beginning);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/** Whether each byte of an encoding stands for a letter or a mark of its own. */
export const isOneByte = (encoding: Encoding): boolean => encoding === 'windows-1258' || isLegacy(encoding);

/**
 * Whether so many bytes are control characters that this is no text of one byte a letter. Those over which the encoding
 * writes letters are none.
 */
export function isBinary(beginning: Uint8Array, encoding: Encoding): boolean {
	const letters = isLegacy(encoding) ? legacyLetters[encoding] : null;
	let controls = 0;
	for (const byte of beginning) {
		if (byte >= 32 || (byte >= 9 && byte <= 13)) continue;
		if (letters === null || letters[byte] === String.fromCharCode(byte)) controls += 1;
	}
	return controls * 20 > beginning.length && controls > 2;
}

const isLegacy = (encoding: Encoding): encoding is LegacyEncoding => encoding in legacyLetters;

function lettersOf(bytes: Uint8Array, letters: readonly (string | null)[]): string {
	let text = '';
	for (const byte of bytes) {
		const letter = letters[byte];
		if (letter === null || letter === undefined) throw new TypeError('a byte that stands for no letter');
		text += letter;
	}
	return text;
}

function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
	const pairs = Math.floor(bytes.length / 2);
	if (pairs < 2) return { even: 0, odd: 0 };
	let [even, odd] = [0, 0];
	for (let at = 0; at < pairs * 2; at += 2) {
		if (bytes[at] === 0) even += 1;
		if (bytes[at + 1] === 0) odd += 1;
	}
	return { even: even / pairs, odd: odd / pairs };
}

export const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/giu;
const FOREIGN = /[^\0-\u007F]/gu;
/** Words found in nearly every list of a ward. */
const WORDS =
	/(?<!\p{L})(?:phường|hộ|nghèo|cận|người|tổng|cộng|số|tiền|ngày|tháng|năm|quỹ|ủng|tổ|dân|mã|của|và|được|đơn|vị|đối|tượng|bồ|đề|nguyễn|trần|thị|văn|lê|đỗ|phạm)(?!\p{L})/giu;

/** Which of the older encodings gives the most Vietnamese letters and words, and the fewest others. */
function likelyLegacy(beginning: Uint8Array): Encoding {
	const candidates = (['windows-1258', 'tcvn3', 'vni', 'viscii'] as const).map((encoding) => {
		const text = textIn(encoding, beginning)?.normalize('NFC');
		if (text === undefined) return { encoding, score: -Infinity };
		const letters = text.match(VIETNAMESE)?.length ?? 0;
		const others = (text.match(FOREIGN)?.length ?? 0) - letters;
		return { encoding, score: letters - 4 * others + 5 * (text.match(WORDS)?.length ?? 0) };
	});
	return candidates.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}
