import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { outcomeBody } from '../../src/lib/server/http/submission-json';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

/** A line of Agribank: reference, money in, balance after it. */
type Line = [reference: string, credit: number | string, balance: number | string];
const HEADER = [
	...['PageId', 'Date', 'Time', 'DocumentNumber', 'ReferenceNumber', 'TransactionDetails'],
	...['DebitAmount', 'CreditAmount', 'Balance', 'OffsetAccount']
];
const amount = (value: number | string) => (typeof value === 'number' ? value.toLocaleString('en') : value);
const statement = (lines: Line[]) =>
	csv(
		HEADER,
		...lines.map(([reference, credit, balance]) => [
			...['1', '06/02/2019', '', '', reference, 'ung ho', '', amount(credit), amount(balance), '']
		])
	);
const send = (lines: Line[]) =>
	fixture.send('bank_statement', statement(lines), { fund: 'FOR_THE_POOR', bank: 'Agribank' });
const whole: Line[] = [
	['R1', 500_000, 1_500_000],
	['R2', 20_000, 1_520_000],
	['R3', 20_000, 1_545_000],
	['R4', 5_000, 1_550_000]
];

describe('a running balance that does not follow', () => {
	it('is told to whoever sends it, with its row and both amounts, and refuses nothing', async () => {
		const outcome = await send(whole);
		expect(outcome).toMatchObject({ status: 'accepted', records: 4, accepted: 4 });
		expect(outcome.problems).toMatchObject([
			{
				...{ code: 'balance_broken', severity: 'warning', column: 'balance_vnd', record: 3, line: 4 },
				...{ value: '1545000', params: { expected: '1540000', printed: '1545000', difference: '5000' } }
			}
		]);
		expect(problemMessage(outcome.problems[0]!, 'vi')).toContain(
			'là 1.545.000 đồng, nhưng cộng trừ từ số dư trước thì phải là 1.540.000 đồng (chênh 5.000 đồng)'
		);
		expect(problemMessage(outcome.problems[0]!, 'en')).toContain('is 1,545,000 đồng');
		expect(outcomeBody(outcome).causes).toMatchObject([{ code: 'balance_broken', count: 1 }]);
		expect(await fixture.store.warehouse.query('SELECT record, difference_vnd FROM balance_break')).toEqual([
			{ record: 3n, difference_vnd: 5_000n }
		]);
	});

	it('is the same in a statement that runs from the newest line to the oldest', async () => {
		const outcome = await send([...whole].reverse());
		expect(outcome.problems.map(({ code, record }) => [code, record])).toEqual([['balance_broken', 2]]);
		expect(await fixture.store.warehouse.query('SELECT record FROM balance_break')).toEqual([{ record: 2n }]);
	});

	it('is not told where nothing can be held against anything, nor of balances that follow', async () => {
		expect((await send(whole.slice(0, 2))).problems).toEqual([]);
		const blank = whole.map(([reference, credit], at): Line => [`B${reference}`, credit, at === 1 ? 7 : '']);
		expect((await send(blank)).problems).toEqual([]);
	});

	it('is told two hundred times at most, with how many more there are', async () => {
		const lines = Array.from({ length: 302 }, (_, at): Line => [`N${at}`, 1_000, 1_000_000 + at * 7]);
		const { problems } = await send(lines);
		expect(problems).toHaveLength(201);
		expect(problems.at(-1)).toMatchObject({ code: 'balances_broken', record: 202, params: { count: 101 } });
	});

	it('is a warning again when the warehouse is made anew', async () => {
		await send(whole);
		const problems = () => fixture.store.warehouse.query('SELECT * FROM problem');
		const before = await problems();
		expect(before).toHaveLength(1);
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await problems()).toEqual(before);
	});
});
