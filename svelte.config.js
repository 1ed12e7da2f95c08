import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		alias: { $data: 'data' },
		// Our one door refuses cross-site changes (src/lib/server/auth/door.ts). SvelteKit's own check compares with a scheme
		// it cannot know without ORIGIN, and refuses forms of programs that present a token.
		csrf: { trustedOrigins: ['*'] },
		// Nonces for the page's own scripts; styles keep unsafe-inline because ECharts' SVG carries style attributes.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
