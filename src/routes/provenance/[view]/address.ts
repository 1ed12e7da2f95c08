/** A question with some parameters set, as the text after `?`. */
export function withParams(search: string | URLSearchParams, changes: Record<string, string>): string {
	const next = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) next.set(name, value);
	return next.toString();
}
