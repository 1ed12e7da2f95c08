/**
 * A text without case and diacritics, đ = d, in SQL; used on both sides of a comparison. DuckDB's `strip_accents`
 * leaves đ as it is.
 */
export function foldSql(sql: string): string {
	return `replace(lower(strip_accents(${sql})), 'đ', 'd')`;
}
