/** The same list turned to another page, as a link. */
export function pageOf(search: URLSearchParams, number: number): string {
	const params = new URLSearchParams(search);
	params.set('page', String(number));
	return `?${params}`;
}
