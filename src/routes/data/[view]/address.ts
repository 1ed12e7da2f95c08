/** The same page with some parameters changed; null takes a parameter out. */
export function changed(search: URLSearchParams, changes: Record<string, string | null>): string {
	const next = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null || value === '') next.delete(name);
		else next.set(name, value);
	}
	return `?${next.toString()}`;
}

/**
 * The page's question without its paging, in another format: what a file or the API is asked. Blank
 * fields are left out.
 */
export function apiAddress(
	view: string,
	search: URLSearchParams,
	extra: Record<string, string> = {}
): string {
	const paging = ['limit', 'cursor', 'format', 'excel'];
	const kept = [...search].filter(([name, value]) => value !== '' && !paging.includes(name));
	const params = new URLSearchParams([...kept, ...Object.entries(extra)]).toString();
	return `/api/v1/views/${view}${params && `?${params}`}`;
}

/** The page of the submissions behind the rows, told which part of the question it cannot understand. */
export function sourcesPath({ path, wider }: { path: string; wider: readonly string[] }): string {
	if (wider.length === 0) return path;
	return `${path}${path.includes('?') ? '&' : '?'}wider=${encodeURIComponent(wider.join(','))}`;
}
