import boldLatin from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?inline';
import boldVietnamese from '@fontsource/tinos/files/tinos-vietnamese-700-normal.woff2?inline';
import italicLatin from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?inline';
import italicVietnamese from '@fontsource/tinos/files/tinos-vietnamese-400-italic.woff2?inline';
import plainLatin from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?inline';
import plainVietnamese from '@fontsource/tinos/files/tinos-vietnamese-400-normal.woff2?inline';
import base from '../../../styles/base.css?inline';
import briefingPrint from '../../../styles/briefing-print.css?inline';
import briefing from '../../../styles/briefing.css?inline';
import chart from '../../../styles/chart.css?inline';
import print from '../../../styles/print.css?inline';
import tokens from '../../../styles/tokens.css?inline';
import type { Locale } from '../../domain/locale';

const vietnamese =
	'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB';

const face = (data: string, range: string, rest: string) =>
	`@font-face{font-family:Tinos;src:url(${data}) format('woff2');${range ? `unicode-range:${range};` : ''}${rest}}`;

const fonts = [
	face(plainLatin, '', 'font-weight:400'),
	face(plainVietnamese, vietnamese, 'font-weight:400'),
	face(italicLatin, '', 'font-weight:400;font-style:italic'),
	face(italicVietnamese, vietnamese, 'font-weight:400;font-style:italic'),
	face(boldLatin, '', 'font-weight:700'),
	face(boldVietnamese, vietnamese, 'font-weight:700')
].join('\n');

/**
 * A document that needs nothing beside itself: styles and fonts are in it, scripts and every request are forbidden, so
 * that a printing browser can be given it as a file.
 */
export function standaloneDocument(
	body: string,
	{ title, locale }: { title: string; locale: Locale }
): string {
	return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escape(title)}</title>
<style>${[fonts, tokens, base, chart, print, briefing, briefingPrint].join('\n')}</style></head>
<body>${body}</body></html>`;
}

const escape = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
