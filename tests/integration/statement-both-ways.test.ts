import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { LATER_RULES } from '../../src/lib/server/ingest/rule-sets';
import { agribank } from '../fixtures/agribank';
import { newStore, type Fixture } from '../fixtures/store';

/** Whether the rules of rows that move money both ways, or only print a balance or a total, were not there yet. */
const then = vi.hoisted(() => ({ before: false }));
vi.mock('../../src/lib/server/ingest/rule-sets', async (original) => {
	const now = await original<typeof import('../../src/lib/server/ingest/rule-sets')>();
	const later = ['debit_and_credit', 'dated_balance', 'statement_totals'];
	const own = now.LATER_RULES.filter((name) => !later.includes(name));
	return {
		...now,
		ruleSetOf: (...asked: Parameters<typeof now.ruleSetOf>) =>
			then.before ? { ...now.ruleSetOf(...asked), own } : now.ruleSetOf(...asked)
	};
});

let fixture: Fixture;
beforeEach(() => void (then.before = false));
afterEach(() => fixture.dispose());

const lines = agribank(
	{ day: '02/03/2016', reference: 'R1', credit: '500', balance: '95,000' },
	{ day: '03/03/2016', reference: 'XX', debit: '5', credit: '1,000', balance: '95,995' }
);
const send = () => fixture.send('bank_statement', lines, { fund: 'GRATITUDE', bank: 'Agribank' });
const counted = () =>
	fixture.store.warehouse.query('SELECT record, debit_vnd, credit_vnd FROM fact_bank_statement ORDER BY 1');

it('a row with both a debit and a credit is refused by name, with its place and both amounts', async () => {
	fixture = await newStore();
	const outcome = await send();
	expect(outcome).toMatchObject({ status: 'refused', records: 2, accepted: 0 });
	expect(outcome.problems).toMatchObject([
		{
			...{ code: 'debit_and_credit', severity: 'error', record: 2, line: 3, column: 'credit_vnd' },
			...{ value: '1000', params: { debit: '5', credit: '1000' } }
		}
	]);
	expect(problemMessage(outcome.problems[0]!, 'vi')).toContain('vừa ghi nợ 5 đồng vừa ghi có 1.000 đồng');
	expect(await counted()).toEqual([]);
});

it('a row whose debit cannot be read is told as that', async () => {
	fixture = await newStore();
	const line = agribank({ day: '03/03/2016', debit: 'năm', credit: '1,000' });
	const { problems } = await fixture.send('bank_statement', line, { fund: 'GRATITUDE', bank: 'Agribank' });
	expect(problems).toMatchObject([{ code: 'amount_unreadable', column: 'debit_vnd' }]);
});

it('what was counted of such a row before it was refused counts in a warehouse made anew', async () => {
	then.before = true;
	fixture = await newStore();
	expect(LATER_RULES).toContain('debit_and_credit');
	expect(await send()).toMatchObject({ status: 'accepted', accepted: 2 });
	const before = await counted();
	then.before = false;
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(before);
});

it('so does a balance with a day of its own, which was a record', async () => {
	then.before = true;
	fixture = await newStore();
	const opening = agribank(
		{ day: '02/03/2016', note: 'Số dư đầu kỳ', balance: '94,500' },
		{ day: '02/03/2016', reference: 'R1', credit: '500', balance: '95,000' }
	);
	const options = { fund: 'GRATITUDE', bank: 'Agribank' };
	expect(await fixture.send('bank_statement', opening, options)).toMatchObject({ accepted: 2 });
	const before = await counted();
	then.before = false;
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(before);
	expect(await fixture.send('bank_statement', opening, { ...options, dryRun: true })).toMatchObject({
		records: 1
	});
});

it('so does a total in words that no profile has, which was a record that could not be read', async () => {
	then.before = true;
	fixture = await newStore();
	const page = agribank(
		{ day: '02/03/2016', reference: 'R1', credit: '500', balance: '95,000' },
		{ note: 'Cộng', credit: '500' },
		{ day: '03/03/2016', reference: 'R2', credit: '500', balance: '95,500' }
	);
	const options = { fund: 'GRATITUDE', bank: 'Agribank' };
	expect(await fixture.send('bank_statement', page, { ...options, acceptValid: true })).toMatchObject({
		...{ records: 3, accepted: 2 },
		problems: [{ code: 'date_unreadable', line: 3 }]
	});
	const before = await counted();
	expect(before).toMatchObject([{ record: 1n }, { record: 3n }]);
	then.before = false;
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(before);
	expect(await fixture.send('bank_statement', page, { ...options, dryRun: true })).toMatchObject({
		records: 2
	});
});
