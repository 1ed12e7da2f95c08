import { describe, expect, it } from 'vitest';
import { publicViews } from '../../src/lib/server/export/catalog';
import { readCursor, writeCursor } from '../../src/lib/server/export/cursor';
import { etagOf, matches } from '../../src/lib/server/export/etag';
import { operands } from '../../src/lib/server/export/operand';
import { Turnstile } from '../../src/lib/server/turnstile';

describe('a cursor', () => {
	it('is read back where it was written', () => {
		expect(readCursor(writeCursor(7, 'contribution?sort=x', 150), 7, 'contribution?sort=x')).toBe(150);
	});

	it('is refused at another version, for another question, and when tampered with', () => {
		const cursor = writeCursor(7, 'a', 150);
		expect(() => readCursor(cursor, 8, 'a')).toThrow(/have changed/);
		expect(() => readCursor(cursor, 7, 'b')).toThrow(/another filter/);
		const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
		for (const value of [[7, 'x', -1], [7, 'x', 1.5], ['7', 'x', 1], {}, null, 'text', [7]]) {
			expect(() => readCursor(forged(value), 7, 'a')).toThrow(
				expect.objectContaining({ code: 'bad_filter' }) as Error
			);
		}
		expect(() => readCursor('%%%', 7, 'a')).toThrow(/cannot be read/);
	});
});

describe('an entity tag', () => {
	const parts = {
		view: 'task',
		search: new URLSearchParams('b=2&a=1'),
		audience: 'public' as const,
		referenceHash: 'r'
	};
	const tag = etagOf(3, parts);

	it('changes with version, question, audience and reference lists only', () => {
		expect(etagOf(3, { ...parts, search: new URLSearchParams('a=1&b=2') })).toBe(tag);
		const others = [
			etagOf(4, parts),
			etagOf(3, { ...parts, view: 'pledge' }),
			etagOf(3, { ...parts, search: new URLSearchParams('a=1') }),
			etagOf(3, { ...parts, audience: 'full' }),
			etagOf(3, { ...parts, referenceHash: 's' })
		];
		expect(new Set([tag, ...others]).size).toBe(6);
	});

	it('matches weakly, in a list, or any', () => {
		expect(matches(tag, tag)).toBe(true);
		expect(matches(`"x", ${tag.replace('W/', '')}`, tag)).toBe(true);
		expect(matches('*', tag)).toBe(true);
		expect(matches('"x"', tag)).toBe(false);
		expect(matches(null, tag)).toBe(false);
	});
});

describe('an operand', () => {
	it('takes an instant only with its offset, as UTC', () => {
		const { read } = operands.timestamp;
		expect(read('2019-08-01T09:03:04.500+07:00')).toBe('2019-08-01 02:03:04.500');
		expect(read('2019-08-01T09:03Z')).toBe('2019-08-01 09:03:00.000');
		for (const text of [
			'2019-08-01',
			'2019-08-01T09:03',
			'2019-02-30T00:00Z',
			'2019-08-01T25:00Z',
			'now',
			'epoch'
		]) {
			expect(read(text)).toBeNull();
		}
	});

	it('takes numbers only as they are plainly written', () => {
		for (const text of ['1e3', '0x10', '1_000', 'inf', 'nan', '.5', '1.', ' 1', '1,5'])
			expect(operands.number.read(text)).toBeNull();
		for (const text of ['12.7', '1.000', '1e3', '+1', '', '99999999999999999999'])
			expect(operands.bigint.read(text)).toBeNull();
		expect(operands.number.read('-0.25')).toBe('-0.25');
		expect(operands.bigint.read('-9223372036854775808')).toBe('-9223372036854775808');
	});
});

describe('a turnstile', () => {
	it('lets a few through at once, in order, and turns away the rest', async () => {
		const gate = new Turnstile(2, 2, { vi: 'Đông quá.', en: 'Too many.' });
		const order: number[] = [];
		let inside = 0;
		let most = 0;
		const opened: (() => void)[] = [];
		const work = (n: number) =>
			gate.through(async () => {
				most = Math.max(most, ++inside);
				order.push(n);
				await new Promise<void>((resolve) => opened.push(resolve));
				inside -= 1;
				if (n === 0) throw new Error('failed inside');
			});
		const all = [0, 1, 2, 3].map((n) => work(n).catch((error: Error) => error.message));
		await expect(work(4)).rejects.toMatchObject({ code: 'busy', words: { vi: 'Đông quá.' } });
		while (order.length < 4 || inside > 0) {
			opened.shift()?.();
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(await Promise.all(all)).toEqual(['failed inside', undefined, undefined, undefined]);
		expect([order, most]).toEqual([[0, 1, 2, 3], 2]);
	});
});

describe('the catalogue', () => {
	it('holds every view of the contract', () => {
		const names = publicViews.map(({ name }) => name);
		for (const name of `ward_indicator target_progress reporting_rate contribution disbursement pledge fund_by_ward
			fund_by_month campaign_progress task difficulty exit_plan proposal`.split(/\s+/)) {
			expect(names).toContain(name);
		}
		expect(new Set(names).size).toBe(names.length);
	});
});
