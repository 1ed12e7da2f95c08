import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconciled } from '../../src/lib/server/measures/reconciled';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

describe('how far a fund is reconciled', () => {
	it('is unknown, not up to date, before there is a statement', async () => {
		const none = { untilDay: null, daysBehind: null, matched: null, open: null, unseen: 0 };
		expect(await reconciled(fixture.store.answers)).toMatchObject([
			{ fundCode: 'FOR_THE_POOR', ...none },
			{ fundCode: 'GRATITUDE', ...none }
		]);
	});

	it('is the last day of its statements, with what matches, what does not and what none of them covers', async () => {
		const row = (id: string, day: string, vnd: number, reference: string) =>
			[id, 'FOR_THE_POOR', '00118', day, vnd, 'individual', 'transfer', reference] as const;
		const ledger = csv(
			[
				'contribution_id',
				'fund_code',
				'ward_code',
				'received_on',
				'amount_vnd',
				'donor_kind',
				'channel',
				'reference'
			],
			[...row('L-1', '2019-10-17', 50_000, '5213.45940')],
			[...row('L-2', '2019-12-20', 70_000, '9999.1')]
		);
		expect((await fixture.send('contribution', ledger)).status).toBe('accepted');
		const statement = readFileSync('tests/fixtures/statements/vietcombank.csv', 'utf8');
		expect((await fixture.send('bank_statement', statement, { fund: 'FOR_THE_POOR' })).status).toBe(
			'accepted'
		);
		// Six credits, the last on 2 November; one is L-1. The clock stands at 15 January: 74 days later.
		const [poor, gratitude] = await reconciled(fixture.store.answers);
		expect(poor).toMatchObject({ untilDay: '2019-11-02', daysBehind: 74, matched: 1, open: 5, unseen: 1 });
		expect(gratitude).toMatchObject({ untilDay: null, daysBehind: null, matched: null });
	});
});
