import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { submissionPage } from '../../src/lib/server/measures/submission-page';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { agribank } from '../fixtures/agribank';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

let sent = 0;
/** A statement of one new gift below a line of its head. */
const below = (head: string) =>
	`SAO KÊ\n${head}\n${agribank({ day: '02/05/2018', reference: `R${(sent += 1)}`, credit: '1,000' })}`;
const send = (
	head: string,
	{ fund = 'GRATITUDE', bank = 'Agribank', dryRun = false, confirmed = [''] } = {}
) => fixture.send('bank_statement', below(head), { fund, bank, dryRun, read: { confirmed } });
const accountIn = async (head: string) =>
	(await send(head, { dryRun: true })).decisions.find(({ about }) => about === 'account')?.value;

describe('the account in a statement’s head', () => {
	it.each([
		'Số tài khoản: 0011001234567',
		'Số tài khoản,0011001234567',
		'Số tài khoản:,,0011001234567,VND',
		'SỐ TK 0011001234567 - QUỸ',
		'Sao kê tài khoản 0011 0012 34567',
		'Account No.: 0011001234567',
		'Account Number,0011001234567',
		'Số tài khoản/Account No: 0011001234567',
		'Số tài khoản (Account number): 0011-001-234567',
		'A/C No. 0011001234567',
		'STK: xxxxxxxxx4567',
		'Tài khoản: ******4567'
	])('is told by its last four digits: %s', async (head) => {
		expect(await accountIn(head)).toBe('…4567');
	});

	it.each([
		'Số dư tài khoản: 9000000',
		'Tài khoản: 01/05/2018',
		'Tài khoản 01-05-2018',
		'Số tài khoản: 1.234.567',
		'Số tài khoản đối ứng: 0011001234567',
		'Tài khoản: 12345',
		'Số tài khoản: 0011001234567,Số tài khoản: 0011001239999',
		'Mã khách hàng: 0011001234567'
	])('is not told where it is none, or not just one: %s', async (head) => {
		expect(await accountIn(head)).toBeUndefined();
	});

	it('stands nowhere else: neither in what is told of the file nor in the warehouse', async () => {
		const outcome = await send('Số tài khoản: 0011001234567');
		expect(outcome.status).toBe('accepted');
		const submission = await getSubmission(fixture.store.warehouse, outcome.id!);
		expect(JSON.stringify([outcome, submission], (_, value: unknown) => String(value))).not.toContain(
			'123456'
		);
		expect(submission?.decisions).toContainEqual({ about: 'account', value: '…4567', by: 'file' });
	});
});

describe('a statement of another account', () => {
	const known = 'Số tài khoản: 0011001234567';
	const other = 'Số tài khoản: 0011001239999';

	it('than the one before of its fund and bank waits for the sender’s word, and is known from then on', async () => {
		const first = await send(known);
		expect(await send(known)).toMatchObject({ status: 'accepted', problems: [] });
		const second = await send(other);
		expect(second).toMatchObject({ status: 'refused', toConfirm: ['account_differs'] });
		const told = second.problems.find(({ code }) => code === 'account_differs')!;
		expect(told).toMatchObject({ severity: 'warning', params: { account: '…9999', other: '…4567' } });
		expect(problemMessage(told, 'vi')).toContain('của tài khoản …9999');
		expect(told.params.submission).toBeGreaterThan(first.id!);
		const confirmed = await send(other, { confirmed: ['account_differs'] });
		expect(confirmed).toMatchObject({ status: 'accepted', toConfirm: [] });
		const who = { role: 'admin', wardCode: null, via: 'token' } as const;
		const page = await submissionPage(
			fixture.store,
			async () => (await getSubmission(fixture.store.warehouse, confirmed.id!))!,
			{ who, record: null, locale: 'vi' }
		);
		expect(page.confirmed).toMatchObject([{ code: 'account_differs', count: 1 }]);
		expect((await send(other)).problems).toEqual([]);
		expect((await send(known)).problems).toEqual([]);
	});

	it('is counted in a warehouse made anew as it was', async () => {
		await send(known);
		await send(other, { confirmed: ['account_differs'] });
		const sums = () => fixture.store.warehouse.query('SELECT * FROM fund_by_month ORDER BY ALL');
		const before = await sums();
		rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
		await fixture.reopen();
		expect(await sums()).toEqual(before);
		expect((await send(other)).toConfirm).toEqual([]);
	});

	it('that is another fund’s is told with that fund', async () => {
		await send(known);
		const wrong = await send(known, { fund: 'FOR_THE_POOR' });
		expect(wrong).toMatchObject({ status: 'refused', toConfirm: ['account_of_another_fund'] });
		expect(wrong.problems).toContainEqual(
			expect.objectContaining({
				params: expect.objectContaining({ account: '…4567', fund: 'GRATITUDE' }) as object
			})
		);
	});

	it('is none at another bank, nor where one of the two names no account or does not count', async () => {
		const first = await send(known);
		expect((await send(other, { bank: 'VietinBank', dryRun: true })).toConfirm).toEqual([]);
		expect((await send('Kỳ: tháng 5')).toConfirm).toEqual([]);
		const counted = (await getSubmission(fixture.store.warehouse, first.id!))!;
		await fixture.store.decide(counted, 'withdrawn', { role: 'admin' }, 'gửi nhầm');
		expect((await send(other)).toConfirm).toEqual([]);
	});
});
