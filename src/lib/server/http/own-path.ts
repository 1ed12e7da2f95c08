/** A path on this site to go back to; anything that would lead elsewhere becomes `/`. */
export function ownPath(path: string): string {
	try {
		const url = new URL(path, 'http://self.invalid');
		// `/.//elsewhere` keeps this origin, yet its path alone would name another host.
		const own =
			url.origin === 'http://self.invalid' && path.startsWith('/') && !url.pathname.startsWith('//');
		return own ? url.pathname + url.search : '/';
	} catch {
		return '/';
	}
}
