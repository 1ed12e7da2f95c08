import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { paths } from './every-page';

/** A link of a page, and the page it was first seen on. */
type Links = Map<string, string>;

const headers = { cookie: 'demo_role=standing_agency', 'accept-language': 'vi' };
const get = (path: string) => fetch(inject('site') + path, { headers });
const json = async <T>(path: string) => (await (await get(path)).json()) as T;

/** Does it for each of many, a few at a time. */
async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
	const queue = [...list];
	const worker = async () => {
		for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
	};
	await Promise.all(Array.from({ length: 4 }, worker));
}

interface Source {
	submission: number;
	sha256: string;
	received_at: string;
	sender_role: string;
	file_name: string;
	records: number;
}
interface Behind {
	submission: number;
	records: { record: number; line: number | null; label: string }[];
}

/** The trail of each link that a figure or a card has, as the API tells it. */
const sources = new Map<string, Source[]>();
const links: Links = new Map();
const files: Links = new Map();

beforeAll(async () => {
	for (const path of paths) {
		const text = await (await get(path)).text();
		const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
		for (const [, written = ''] of main.matchAll(/href="(\/[^"]+)"/g)) {
			const href = written.replaceAll('&amp;', '&');
			if (href.startsWith('/provenance/')) links.set(href, links.get(href) ?? path);
			if (href.startsWith('/api/v1/views/')) files.set(href, files.get(href) ?? path);
		}
	}
	await each([...links.keys()], async (href) => {
		const answer = await json<{ sources?: Source[] }>(`/api/v1${href.replace(/#.*/, '')}`);
		sources.set(href, answer.sources ?? []);
	});
}, 300_000);

/** Whether the ward sent nothing for the month that a link names: then nothing is behind it, and the page says so. */
async function unreported(href: string): Promise<boolean> {
	const asked = new URL(href, 'http://x').searchParams;
	const [ward, period] = [asked.get('ward_code'), asked.get('period')];
	if (!ward || !period) return false;
	const path = `/api/v1/views/reporting_rate?ward_code=${ward}&period=${period}`;
	const { rows } = await json<{ rows: { received: boolean | null }[] }>(path);
	return rows.every(({ received }) => !received);
}

describe('every number of every page', () => {
	it('has a trail, and the trail leads to a submission', async () => {
		expect(links.size).toBeGreaterThan(500);
		const without = [...sources].flatMap(([href, found]) => (found.length === 0 ? [href] : []));
		const lost: string[] = [];
		for (const href of without) if (!(await unreported(href))) lost.push(`${href} on ${links.get(href)}`);
		expect(lost).toEqual([]);
	});

	it('is behind a page, of each kind', async () => {
		const told = [...sources].flatMap(([href, found]) => (found.length > 0 ? [href] : []));
		const kinds = new Map(told.map((href) => [href.replace(/\?.*/, ''), href]));
		for (const [kind, href] of kinds) {
			const response = await get(href);
			expect([kind, response.status]).toEqual([kind, 200]);
			expect(await response.text(), kind).toMatch(/href="\/submissions\/\d+/);
		}
	});

	it('leads on to who sent which file when, and to its very bytes', async () => {
		const submissions = new Map([...sources.values()].flat().map((source) => [source.submission, source]));
		expect(submissions.size).toBeGreaterThan(100);
		await each([...submissions.values()], async (source) => {
			const { submission, sha256, received_at, sender_role, file_name } = source;
			expect([received_at, sender_role, file_name].every(Boolean), `${submission}`).toBe(true);
			const bytes = await (await get(`/api/v1/submissions/${submission}/file`)).arrayBuffer();
			const sum = createHash('sha256').update(Buffer.from(bytes)).digest('hex');
			expect([submission, sum]).toEqual([submission, sha256]);
		});
	}, 120_000);

	it('and to record and line, of each kind of number', async () => {
		const seen = new Set<string>();
		for (const [href, found] of sources) {
			for (const { submission } of found.slice(0, 2)) {
				const kind = `${href.replace(/\?.*/, '')} ${submission}`;
				if (seen.has(kind) || [...seen].filter((one) => one.startsWith(kind.split(' ')[0]!)).length > 3)
					continue;
				seen.add(kind);
				const asked = `${href}${href.includes('?') ? '&' : '?'}submission=${submission}`;
				const { records } = await json<Behind>(`/api/v1${asked}`);
				const [first] = records;
				expect(first, asked).toBeDefined();
				expect(first?.line, asked).toBeGreaterThan(first!.record);
				const page = await (await get(`/submissions/${submission}?record=${first!.record}`)).text();
				expect(page, asked).toMatch(/aria-current="true"/);
			}
		}
		expect(seen.size).toBeGreaterThan(20);
	}, 120_000);
});

describe('every file of every page', () => {
	it('is there, and says where its numbers come from', async () => {
		expect(files.size).toBeGreaterThan(50);
		const silent: string[] = [];
		const kinds = new Map([...files.keys()].map((href) => [href.replace(/\?.*/, ''), href]));
		await each([...kinds.values()], async (href) => {
			const response = await fetch(inject('site') + href, { headers, method: 'HEAD' });
			expect([href, response.status]).toEqual([href, 200]);
			if (!response.headers.get('x-provenance')) silent.push(href.replace(/\?.*/, ''));
		});
		// The parts of wards are the operator's list of reference; nobody sent them in.
		expect(silent).toEqual(['/api/v1/views/ward_conversion']);
	}, 120_000);
});

it.each(['/checks', '/funds', '/funds/reconciliation'])(
	'%s warns in words where reconciliation lies far behind the statements',
	async (path) => {
		const [fund] = (
			await json<{ rows: { day: string; reconciled: boolean }[] }>(
				'/api/v1/views/reconciliation_day?covered=true&reconciled=false&limit=1&sort=day'
			)
		).rows;
		// The year has gifts of January that no statement shows, and statements up to its end.
		expect(fund?.day).toMatch(/^2019-01/);
		const text = (await (await get(path)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
		expect(text).toMatch(/◆ [^◆]*[Cc]hậm \d+ ngày/);
	}
);
