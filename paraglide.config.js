/**
 * How `messages/*.json` become functions, said once for the build, the tests and the development server:
 * Vietnamese at `/…`, English at `/en/…`, the API without a language.
 */
export const paraglide = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: /** @type {['url', 'baseLocale']} */ (['url', 'baseLocale']),
	urlPatterns: [
		{
			pattern: ':protocol://:domain(.*)::port?/api/:path(.*)?',
			localized: /** @type {[string, string][]} */ ([
				['vi', ':protocol://:domain(.*)::port?/api/:path(.*)?'],
				['en', ':protocol://:domain(.*)::port?/api/:path(.*)?']
			])
		},
		{
			pattern: ':protocol://:domain(.*)::port?/:path(.*)?',
			localized: /** @type {[string, string][]} */ ([
				['en', ':protocol://:domain(.*)::port?/en/:path(.*)?'],
				['vi', ':protocol://:domain(.*)::port?/:path(.*)?']
			])
		}
	]
};
