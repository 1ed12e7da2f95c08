/**
 * A text as an SQL string. Only for what cannot be bound: lists of codes and file paths that the program itself
 * or the operator's reference files supply, never what a request holds.
 */
export function literal(text: string): string {
	if (text.includes('\0')) throw new TypeError('a NUL cannot stand in SQL');
	return `'${text.replaceAll("'", "''")}'`;
}
