import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agribank, type AgribankLine } from '../fixtures/agribank';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

/** A gift of 1,000 and the balance after it, in thousands. */
const line = (day: number, balance: number): AgribankLine => ({
	...{ day: `0${day}/05/2018`, reference: `R${day}-${balance}`, credit: '1,000', balance: `${balance},000` }
});
const days = [1, 2, 3].map((day) => [line(day, day * 2 + 9), line(day, day * 2 + 10)]);
const opening: AgribankLine = { note: 'Số dư đầu kỳ', balance: '10,000' };
const closing = (balance: string): AgribankLine => ({ note: 'Số dư cuối kỳ', balance });

const send = (...lines: AgribankLine[]) =>
	fixture.send('bank_statement', agribank(...lines), { fund: 'GRATITUDE', bank: 'Agribank' });
const codes = async (...lines: AgribankLine[]) =>
	(await send(...lines)).problems.map(({ code, record }) => [code, record]);
const query = (sql: string) => fixture.store.warehouse.query(sql);
const balances = () =>
	query(
		'SELECT opening_vnd, closing_vnd, links::INTEGER AS links, breaks::INTEGER AS breaks, status FROM statement_balance'
	);

describe('a statement whose days are not printed in order', () => {
	it.each([
		['the newest day first, each from its first line on', [2, 1, 0]],
		['a later day between others', [0, 2, 1]]
	])('has no break between days: %s', async (_, order) => {
		expect(await codes(...order.flatMap((at) => days[at]!))).toEqual([]);
		expect(await query('SELECT * FROM balance_break')).toEqual([]);
		const [found] = await balances();
		expect(found).toMatchObject({ opening_vnd: null, closing_vnd: null, breaks: 0, status: 'balanced' });
	});

	it('is still told of a break within a day, and of ends that its transactions do not come to', async () => {
		const broken = [line(3, 15), line(3, 17)];
		expect(await codes(...broken, ...days[1]!, ...days[0]!)).toEqual([['balance_broken', 2]]);
		expect(await query('SELECT record FROM balance_break')).toEqual([{ record: 2n }]);
		const turned = [2, 1, 0].flatMap((at) => days[at]!);
		expect(await codes(opening, ...turned, closing('16,000'))).not.toContainEqual(['closing_differs', null]);
		expect(await codes(opening, ...turned, closing('17,000'))).toContainEqual(['closing_differs', null]);
	});

	it('is no gap to the statement before it', async () => {
		await send({ ...line(1, 5), day: '20/04/2018' });
		expect(await codes(...[2, 1, 0].flatMap((at) => days[at]!))).toEqual([]);
	});
});

it('a line that is booked under an earlier day follows all the same', async () => {
	expect(await codes(line(1, 11), line(2, 12), line(1, 13), line(2, 14))).toEqual([]);
	expect(await balances()).toEqual([
		{ opening_vnd: 10_000n, closing_vnd: 14_000n, links: 3, breaks: 0, status: 'balanced' }
	]);
});

it('of a statement in which nothing follows, the days tell the way', async () => {
	expect(await codes(line(3, 30), line(1, 20))).toEqual([['balance_broken', 1]]);
	expect(await query('SELECT record FROM balance_break')).toEqual([{ record: 1n }]);
});

it('whatever the order of the days, the sender is told just what the views show', async () => {
	let seed = 7;
	const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
	for (let round = 0; round < 12; round += 1) {
		let balance = 10 * (round + 1);
		const lines = Array.from({ length: 7 }, (_, at) => ({
			...line(1 + next(3), (balance += next(5) === 0 ? 3 : 1)),
			reference: `N${round}-${at}`
		}));
		const { id, problems } = await send(...(round % 2 ? lines.reverse() : lines));
		const told = problems.flatMap(({ code, record }) => (code === 'balance_broken' ? [record] : []));
		const shown = await query(
			`SELECT record::INTEGER AS record FROM statement_check
			WHERE submission = ${id} AND expected_vnd <> balance_vnd ORDER BY record`
		);
		expect(shown.map(({ record }) => record)).toEqual([...told].sort());
	}
}, 60_000);
