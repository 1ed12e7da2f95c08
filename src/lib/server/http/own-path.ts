const SELF = 'http://self.invalid';

/**
 * A path on this site to go back to; anything that would lead elsewhere becomes `/`. Dots are resolved away here, so
 * the path that comes out is looked at too: `/.//elsewhere` resolves to `//elsewhere`, which is another site.
 */
export function ownPath(path: string): string {
	try {
		const { origin, pathname, search } = new URL(path, SELF);
		const own = origin === SELF && path.startsWith('/') && !/^\/[/\\]/.test(pathname);
		return own ? pathname + search : '/';
	} catch {
		return '/';
	}
}
