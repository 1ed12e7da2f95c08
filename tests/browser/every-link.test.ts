import { expect, inject, it } from 'vitest';
import { paths } from './every-page';

/** Links that differ in codes and months alone are of one kind; each submission is a kind of its own. */
const kindOf = (href: string) => {
	const { pathname, searchParams } = new URL(href, 'http://x');
	const place = pathname.includes('/submissions/') ? pathname : pathname.replace(/\d+/g, '0');
	return `${place} ${[...searchParams.keys()].join()}`;
};

it.each(['public', 'viewer', 'ward_officer:00139'])(
	'no page shows %s a link that is closed to it',
	async (role) => {
		const headers = { cookie: `demo_role=${role}`, 'accept-language': 'vi' };
		const links = new Map<string, { href: string; page: string }>();
		for (const page of paths) {
			const response = await fetch(inject('site') + page, { headers });
			if (response.status !== 200) continue;
			const text = await response.text();
			const body = text.slice(text.indexOf('<main'));
			for (const [, written = ''] of body.matchAll(/<a\b[^>]*?href="(\/[^"#]*)/g)) {
				const href = written.replaceAll('&amp;', '&');
				if (!links.has(kindOf(href))) links.set(kindOf(href), { href, page });
			}
		}
		expect(links.size).toBeGreaterThan(200);
		const closed: string[] = [];
		const queue = [...links.values()];
		const worker = async () => {
			for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
				const response = await fetch(inject('site') + one.href, { headers });
				await response.body?.cancel();
				if (response.status >= 400) closed.push(`${response.status}: ${one.href} on ${one.page}`);
			}
		};
		await Promise.all(Array.from({ length: 4 }, worker));
		expect(closed).toEqual([]);
	},
	180_000
);
