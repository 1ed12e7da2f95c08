import { describe, expect, inject, it } from 'vitest';
import { paths } from './every-page';

/** Where a number may stand without a way to its source, and why. */
const exceptions: { page: RegExp; column?: RegExp; why: string }[] = [
	{
		page: /^\/(submissions|provenance|banks)/,
		why: 'the page is the source itself: a file, its record, its lines'
	},
	{ page: /^\/dictionary/, why: 'examples and limits of fields and rules, which nobody sent in' },
	{ page: /^\/data\//, why: 'each row of the explorer has its way at its end, as tested below' },
	{
		page: /^\/attention/,
		column: /^(Khi nào|Trọng số|Số việc|Số trường hợp)$/,
		why: 'a rule, and its matters on the page'
	},
	{ page: /^\/(attention|\?|$)/, column: /^Việc$/, why: 'the way stands beside it, in the row’s «Căn cứ»' },
	{
		page: /^\/then-and-now/,
		column: /^(Đơn vị|Phần%|Gồm)$/,
		why: 'parts of wards are the operator’s reference'
	}
];

const textOf = (html: string) =>
	html
		.replace(/<!--[^]*?-->|<[^>]+>/g, '')
		.replace(/&nbsp;|\s+/g, ' ')
		.trim();

/** Days, months, years and the codes of wards and papers are no figures that somebody sent in. */
const withoutNames = (text: string) =>
	text
		.replace(/\d{2}\/\d{2}\/\d{4}|\d{1,2}:\d{2}/g, '')
		.replace(/\b(tháng|T) ?\d{1,2}(\/\d{4})?/gi, '')
		.replace(/\(\d{5}\)|\b[A-Z]+-\d[\w-]*/g, '');

interface Place {
	column: string;
	html: string;
}

/** The cells of all tables but their headings, with what stands over each. */
function cellsOf(main: string): Place[] {
	return [...main.matchAll(/<table[^]*?<\/table>/g)].flatMap(([table]) => {
		const [head = ''] = /<thead[^]*?<\/thead>/.exec(table) ?? [];
		const titles = [...head.matchAll(/<th\b[^>]*>([^]*?)<\/th>/g)].map(([, title = '']) => textOf(title));
		const body = table.slice(table.indexOf('</thead>'));
		return [...body.matchAll(/<tr[^]*?<\/tr>/g)].flatMap(([row]) =>
			[...row.matchAll(/<(t[hd])\b[^>]*>[^]*?<\/\1>/g)]
				.map(([html], at) => ({ column: titles[at] ?? '', html }))
				.filter(({ html }) => !html.startsWith('<th'))
		);
	});
}

/** The figures of tiles and lists of facts. */
const tilesOf = (main: string): Place[] =>
	[...main.matchAll(/<p class="(?:figure|label)[^]*?<\/p>|<dd\b[^>]*>\s*(?:<!--[^]*?-->)*<b\b[^]*?<\/b>/g)]
		.map(([html]) => ({ column: '', html }))
		.filter(({ html }) => !html.startsWith('<p class="label'));

describe.each(['viewer', 'analyst', 'public'])('what %s sees', (role) => {
	const headers = { cookie: `demo_role=${role}`, 'accept-language': 'vi' };

	it.each(paths)('leads from each number of %s to where it comes from', async (path) => {
		const response = await fetch(inject('site') + path, { headers });
		if (response.status !== 200) return;
		const text = await response.text();
		const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
		const excused = exceptions.filter(({ page }) => page.test(path));
		const bare = [...cellsOf(main), ...tilesOf(main)].flatMap(({ column, html }) => {
			const said = withoutNames(textOf(html));
			// Nothing is behind a count of none.
			if (!/[1-9]/.test(said) || html.includes('<a ')) return [];
			const reason = excused.find((each) => each.column === undefined || each.column.test(column));
			return reason ? [] : [`${column}: ${textOf(html)}`];
		});
		expect(bare).toEqual([]);
	});
});

it.each(['contribution', 'fund_by_ward', 'district_indicator', 'household_flow_period', 'reporting_year'])(
	'each row and sum of %s in the explorer leads to its source',
	async (view) => {
		const headers = { cookie: 'demo_role=public' };
		const text = await (await fetch(`${inject('site')}/data/${view}`, { headers })).text();
		const table = /<table[^]*?<\/table>/.exec(text)?.[0] ?? '';
		const [, body = ''] = /<tbody[^>]*>([^]*?)<\/tbody>/.exec(table) ?? [];
		const rows = [...body.matchAll(/<tr[^]*?<\/tr>/g)].map(([row]) => row);
		expect(rows.length).toBeGreaterThan(10);
		expect(rows.filter((row) => !/href="\/(en\/)?provenance\//.test(row))).toEqual([]);
		const [foot = ''] = /<tfoot[^]*?<\/tfoot>/.exec(table) ?? [];
		const sums = [...foot.matchAll(/<td\b[^>]*>[^]*?<\/td>/g)].map(([html]) => html);
		expect(sums.filter((html) => /\d/.test(textOf(html)) && !html.includes('<a '))).toEqual([]);
	}
);

it('a balance leads to all that came and went since the first entry, which comes to it', async () => {
	const headers = { cookie: 'demo_role=viewer', 'accept-language': 'vi' };
	const main = await (await fetch(`${inject('site')}/?period=201909`, { headers })).text();
	const balances = cellsOf(main)
		.filter(({ column }) => column.includes(': tồn'))
		.slice(-2);
	expect(balances).toHaveLength(2);
	for (const { html } of balances) {
		const href = /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const behind = await (await fetch(inject('site') + href, { headers })).text();
		const [, latest = ''] = /Thu trừ chi[^]*?<tbody[^>]*>([^]*?)<\/tr>/.exec(behind) ?? [];
		expect(textOf(latest)).toContain(textOf(html));
	}
});

it.each(['/wards', '/briefing', '/then-and-now'])(
	'no number of %s leads to where nothing of it is',
	async (path) => {
		const headers = { cookie: 'demo_role=viewer', 'accept-language': 'vi' };
		const text = await (await fetch(inject('site') + path, { headers })).text();
		const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
		const links = [...main.matchAll(/<a [^>]*href="(\/provenance\/[^"]*)"[^>]*>([^]*?)<\/a>/g)].map(
			([, href = '', words = '']) => ({ href: href.replaceAll('&amp;', '&'), figure: textOf(words) })
		);
		const numbers = links.filter(({ figure }) => /[1-9]/.test(figure));
		expect(numbers.length).toBeGreaterThan(10);
		const wrong: string[] = [];
		for (const { href, figure } of numbers) {
			const behind = (await (await fetch(`${inject('site')}/api/v1${href}`, { headers })).json()) as {
				sources: { records: number }[];
				history: { of: string; events: { value: number; wards_known: number }[] } | null;
			};
			const records = behind.sources.reduce((sum, source) => sum + source.records, 0);
			// The sum of all wards has a record of each, also of one whose figure stands from an earlier month.
			const latest = behind.history?.of === 'district' ? behind.history.events[0] : undefined;
			const short = String(latest?.value) === figure && latest !== undefined && records < latest.wards_known;
			if (records === 0 || short) wrong.push(`${figure}: ${href}`);
		}
		expect(wrong).toEqual([]);
	}
);
