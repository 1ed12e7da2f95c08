/**
 * A text as an SQL string. Only for what cannot be bound: codes and file paths that the program itself or
 * the operator's reference files supply, and the spellings of a file whose meaning is put into the
 * statement that stages it.
 */
export function literal(text: string): string {
	if (text.includes('\0')) throw new TypeError('a NUL cannot stand in SQL');
	return `'${text.replaceAll("'", "''")}'`;
}
