import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '$lib/paraglide/runtime';

/** A path that begins with two slashes reads as another site's address, which the router of languages cannot take. */
export const reroute: Reroute = ({ url }) =>
	url.pathname.startsWith('//') ? url.pathname : deLocalizeUrl(url).pathname;
