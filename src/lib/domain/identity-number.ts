/** Words for the card that an identity number is on, and what may stand between them and the number. */
export const CARD = `(?:${[
	'cccd|cmnd|\\bcmt|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh',
	'giấy tờ t[uù][yỳ] thân|giay to tuy than|\\bgttt|identity (?:card|number)|\\bid card'
].join('|')})[^0-9]{0,30}`;
/** As many digits as every identity number has, as a pattern for DuckDB. */
export const NINE_DIGITS = '[0-9](?:[ .]?[0-9]){8}';
const DIGITS = `${NINE_DIGITS}(?:(?:[ .]?[0-9]){3})?`;

/**
 * An identity number behind a word for its card, as a pattern for DuckDB and for the browser alike; case is for the
 * asker to ignore.
 */
export const IDENTITY_PATTERN = `${CARD}${DIGITS}(?:[^0-9]|$)`;

/**
 * The same with what stays of a text (`\\1…\\2`), as a pattern for DuckDB: the number of a card of twelve digits is left
 * out without a word for it, too, but none of nine, which may be a sum or an account.
 */
export const STAYING_PATTERNS = [
	`(${CARD})${DIGITS}([^0-9]|$)`,
	'(^|[^0-9])0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}([^0-9]|$)'
] as const;

const named = new RegExp(`(${CARD})${DIGITS}(?=[^0-9]|$)`, 'giu');
/**
 * Numbers of the card in use have twelve digits and begin with the code of a province, which begins with 0; those of
 * the old one had nine, and no amount of so many begins with 0.
 */
const bare = /(?<![0-9])0(?:[ .]?[0-9]){11}(?![0-9])|(?<![0-9])0[1-9][0-9]{7}(?![0-9])/g;

/** A text in which identity numbers behind a word for their card are left out, to be shown and kept. */
export const withoutIdentity = (text: string): string => text.replace(named, '$1…');

/**
 * The same for a whole row, where the word for the card may be in the header: what looks like such a number is left out
 * too.
 */
export const rowWithoutIdentity = (text: string): string => withoutIdentity(text).replace(bare, '…');
