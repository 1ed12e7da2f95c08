import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { reconciled } from '../../src/lib/server/measures/reconciled';
import { fundReconciliations } from '../../src/lib/server/measures/reconciliation';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const LEDGER = [
	...[
		'contribution_id',
		'fund_code',
		'ward_code',
		'received_on',
		'amount_vnd',
		'donor_kind',
		'channel',
		'reference'
	]
];
const gift = (id: string, day: string, vnd: number, reference: string) => [
	...[id, 'FOR_THE_POOR', '00118', day, vnd, 'individual', 'transfer', reference]
];
const ledger = async (...rows: (string | number)[][]) =>
	expect((await fixture.send('contribution', csv(LEDGER, ...rows))).status).toBe('accepted');

describe('how far a fund is reconciled', () => {
	it('is unknown, not up to date, before there is a statement', async () => {
		const none = { untilDay: null, daysBehind: null, daysOpen: null, matched: null, open: null, unseen: 0 };
		expect(await reconciled(fixture.store.answers)).toMatchObject([
			{ fundCode: 'FOR_THE_POOR', ...none },
			{ fundCode: 'GRATITUDE', ...none }
		]);
	});

	it('is the last day of its statements, with what matches, what does not and what none of them covers', async () => {
		await ledger(
			gift('L-1', '2019-10-17', 50_000, '5213.45940'),
			gift('L-2', '2019-12-20', 70_000, '9999.1')
		);
		const statement = readFileSync('tests/fixtures/statements/vietcombank.csv', 'utf8');
		expect((await fixture.send('bank_statement', statement, { fund: 'FOR_THE_POOR' })).status).toBe(
			'accepted'
		);
		// Six credits, the last on 2 November, and a debit; one credit is L-1. The clock stands at 15 January: 74 days later.
		const [poor, gratitude] = await reconciled(fixture.store.answers);
		expect(poor).toMatchObject({
			untilDay: '2019-11-02',
			daysBehind: 74,
			reconciledTo: null,
			daysOpen: 17,
			matched: 1,
			open: 6,
			unseen: 1
		});
		expect(gratitude).toMatchObject({ untilDay: null, daysBehind: null, matched: null });
	});

	it('is the same on the page of checks and on the page of reconciliation, whatever months that shows', async () => {
		await ledger(
			gift('L-3', '2019-10-17', 3_000, '5090.857'),
			gift('L-4', '2019-10-17', 1_000_000, '5220.28590')
		);
		const [poor] = await reconciled(fixture.store.answers);
		const [all] = await fundReconciliations(fixture.store.answers, noFilter);
		expect(all).toMatchObject({ lastOn: poor?.untilDay, matched: 3, reconciledTo: '2019-10-17' });
		// From 17 October to 2 November: sixteen days of the statement with something left to look at.
		expect(poor).toMatchObject({ matched: 3, open: 4, reconciledTo: '2019-10-17', daysOpen: 16 });
		expect(all?.daysOpen).toBe(16);
		expect(all && all.entries - all.matched).toBe(poor?.open);
		const november = { ...noFilter, periods: ['201911'] };
		const [later] = await fundReconciliations(fixture.store.answers, november);
		expect(later).toMatchObject({ firstOn: '2019-11-01', reconciledTo: poor?.reconciledTo });
	});
});
