/**
 * The letters of Vietnam's eight-bit encodings before Unicode, for the bytes 0x80 to 0xFF. Each byte stands for one
 * text: a letter, or in VNI the marks of the letter before it.
 */

/**
 * TCVN 5712:1993 (VN1), of which TCVN3, the «ABC» of the .Vn fonts, uses the lower-case half; it also writes twelve
 * capitals over control characters.
 */
const tcvn3 =
	'ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ' +
	'\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ' +
	'ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò' +
	'ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ';

const tcvnCapitals: [number, string][] = [
	[0x01, 'Ú'],
	[0x02, 'Ụ'],
	[0x04, 'Ừ'],
	[0x05, 'Ử'],
	[0x06, 'Ữ'],
	[0x11, 'Ứ'],
	[0x12, 'Ự'],
	[0x13, 'Ỳ'],
	[0x14, 'Ỷ'],
	[0x15, 'Ỹ'],
	[0x16, 'Ý'],
	[0x17, 'Ỵ']
];

/** VISCII 1.1 (RFC 1456), which also writes six capitals over control characters. */
const viscii =
	'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ' +
	'ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ' +
	'ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư' +
	'àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ';

const visciiCapitals: [number, string][] = [
	[0x02, 'Ẳ'],
	[0x05, 'Ẵ'],
	[0x06, 'Ẫ'],
	[0x14, 'Ỷ'],
	[0x19, 'Ỹ'],
	[0x1e, 'Ỵ']
];

const [GRAVE, ACUTE, CIRCUMFLEX, TILDE, BREVE, HOOK, DOT] = [
	'\u0300',
	'\u0301',
	'\u0302',
	'\u0303',
	'\u0306',
	'\u0309',
	'\u0323'
];

/**
 * VNI for Windows, lower case; capitals stand 0x20 below. What is not here is as in Windows-1252, as the fonts show it.
 */
const vniSmall: [number, string][] = [
	[0xe0, CIRCUMFLEX + GRAVE],
	[0xe1, CIRCUMFLEX + ACUTE],
	[0xe2, CIRCUMFLEX],
	[0xe3, CIRCUMFLEX + TILDE],
	[0xe4, CIRCUMFLEX + DOT],
	[0xe5, CIRCUMFLEX + HOOK],
	[0xe6, 'ỉ'],
	[0xe8, BREVE + GRAVE],
	[0xe9, BREVE + ACUTE],
	[0xea, BREVE],
	[0xeb, BREVE + DOT],
	[0xec, 'ì'],
	[0xed, 'í'],
	[0xee, 'ỵ'],
	[0xef, DOT],
	[0xf1, 'đ'],
	[0xf2, 'ị'],
	[0xf3, 'ĩ'],
	[0xf4, 'ơ'],
	[0xf5, TILDE],
	[0xf6, 'ư'],
	[0xf8, GRAVE],
	[0xf9, ACUTE],
	[0xfa, BREVE + HOOK],
	[0xfb, HOOK],
	[0xfc, BREVE + TILDE]
];
const vniMarks: [number, string][] = [
	[0x85, '…'],
	[0x91, '‘'],
	[0x92, '’'],
	[0x93, '“'],
	[0x94, '”'],
	[0x95, '•'],
	[0x96, '–'],
	[0x97, '—'],
	[0xa0, '\u00A0']
];

export type LegacyEncoding = 'tcvn3' | 'tcvn3-formerly' | 'viscii' | 'vni';

const ascii = Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte));

/** What each byte of an encoding stands for, null where it stands for nothing. */
export const legacyLetters: Record<LegacyEncoding, readonly (string | null)[]> = {
	tcvn3: withLetters([...ascii, ...tcvn3], tcvnCapitals),
	'tcvn3-formerly': [...ascii, ...tcvn3],
	viscii: withLetters([...ascii, ...viscii], visciiCapitals),
	vni: withLetters(
		[...ascii, ...Array.from({ length: 128 }, () => null)],
		[
			...vniMarks,
			...vniSmall,
			...vniSmall.map(([byte, text]): [number, string] => [byte - 0x20, text.toUpperCase()])
		]
	)
};

function withLetters(
	letters: (string | null)[],
	changed: readonly [number, string][]
): readonly (string | null)[] {
	for (const [byte, text] of changed) letters[byte] = text;
	return letters;
}
