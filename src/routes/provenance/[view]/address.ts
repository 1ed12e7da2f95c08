/** A question with some parameters set, as the text after `?`. */
export function withParams(search: string | URLSearchParams, changes: Record<string, string>): string {
	const next = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) next.set(name, value);
	return next.toString();
}

/** The same list from another place on, after `?`: what narrows it and what it is wider by stays. */
export function fromPlace(search: URLSearchParams, offset: number): string {
	const next = new URLSearchParams(search);
	next.delete('opened');
	next.delete('offset');
	if (offset > 0) next.set('offset', String(offset));
	return next.toString();
}
