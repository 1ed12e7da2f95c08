/** A path on this site to go back to; anything that would lead elsewhere becomes `/`. */
export function ownPath(path: string): string {
	try {
		const url = new URL(path, 'http://self.invalid');
		return url.origin === 'http://self.invalid' && path.startsWith('/') ? url.pathname + url.search : '/';
	} catch {
		return '/';
	}
}
