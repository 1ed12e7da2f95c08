/** The marks of the five tones that are written. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A syllable without its tone: what it begins with, its vowels, what it ends with. */
const SYLLABLE = new RegExp(
	[
		'^(?:b|ch?|d|đ|gh?|gi?|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|t|th|tr|v|x)?',
		'(?:uyê|uya|uyu|uây|uôi|uao|oai|oay|oao|oeo|iêu|yêu|ươi|ươu',
		'|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê',
		'|[aăâeêioôơuưy])',
		'(?:ch?|m|ng?|nh|p|t)?$'
	].join('')
);

/** Whether a word can be a Vietnamese one: small, capital or with a capital first; one tone at most. */
export function isSyllable(word: string): boolean {
	const small = word.toLowerCase();
	const [first = '', ...rest] = word;
	if (word !== small && word !== word.toUpperCase() && first + rest.join('').toLowerCase() !== word)
		return false;
	const parts = small.normalize('NFD');
	if ((parts.match(TONES)?.length ?? 0) > 1) return false;
	return SYLLABLE.test(parts.replace(TONES, '').normalize('NFC'));
}
