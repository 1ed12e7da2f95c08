import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { agribank } from '../fixtures/agribank';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

/** A gift of 1,000 in August 2018 and the balance after it, in thousands. */
const gift = (day: number, balance: number | null, reference = `G${day}-${balance}`) => ({
	...{ day: `${String(day).padStart(2, '0')}/08/2018`, reference, credit: '1,000' },
	balance: balance === null ? '' : `${balance},000`
});
const send = (lines: ReturnType<typeof gift>[], fund = 'GRATITUDE', bank = 'Agribank') =>
	fixture.send('bank_statement', agribank(...lines), { fund, bank });
const gaps = async (...sent: Parameters<typeof send>) => {
	const { status, problems } = await send(...sent);
	expect(status).toBe('accepted');
	return problems.flatMap(({ code, record, params }) =>
		code === 'statement_gap' ? [[record, params.submission, params.difference]] : []
	);
};
const breaks = () =>
	fixture.store.warehouse.query(
		'SELECT submission, record, expected_vnd, balance_vnd, difference_vnd FROM balance_break ORDER BY ALL'
	);
const days = () =>
	fixture.store.warehouse.query(
		'SELECT day(posted_on)::INTEGER AS day, opening_vnd, closing_vnd, status FROM statement_day ORDER BY ALL'
	);

describe('what is missing between two statements of one fund and bank', () => {
	const first = [gift(2, 3), gift(3, 4)];
	const second = [gift(5, 9), gift(6, 10)];
	const told = {
		breaks: [
			{ submission: 2, record: 1n, expected_vnd: 5_000n, balance_vnd: 9_000n, difference_vnd: 4_000n }
		],
		days: [
			{ day: 2, opening_vnd: null, closing_vnd: 3_000n, status: 'unverifiable' },
			{ day: 3, opening_vnd: 3_000n, closing_vnd: 4_000n, status: 'balanced' },
			{ day: 5, opening_vnd: 4_000n, closing_vnd: 9_000n, status: 'broken' },
			{ day: 6, opening_vnd: 9_000n, closing_vnd: 10_000n, status: 'balanced' }
		]
	};

	it('is told to whoever sends the later one, with both days, and is a break where both are looked at', async () => {
		await send(first);
		const { problems } = await send(second);
		expect(problems).toMatchObject([
			{
				...{ code: 'statement_gap', severity: 'warning', record: 1, line: 2, column: 'balance_vnd' },
				params: { submission: 1, last: '2018-08-03', first: '2018-08-05', difference: '4000' }
			}
		]);
		expect(problemMessage(problems[0]!, 'vi')).toContain(
			'Thiếu 4.000 đồng giữa hai sao kê: sao kê đến ngày 03/08/2018 kết thúc ở 4.000 đồng, sao kê từ ngày 05/08/2018 bắt đầu từ 8.000 đồng'
		);
		expect(await breaks()).toEqual(told.breaks);
		expect(await days()).toEqual(told.days);
	});

	it('is told to whoever sends the earlier one when that comes second', async () => {
		await send(second);
		expect(await gaps(first)).toEqual([[2, 1, '4000']]);
		expect(await breaks()).toEqual([{ ...told.breaks[0], submission: 1 }]);
		expect(await days()).toEqual(told.days);
	});

	it('is told in the same way of statements that run from the newest line to the oldest', async () => {
		await send([...first].reverse());
		expect(await gaps([...second].reverse())).toEqual([[2, 1, '4000']]);
		expect(await breaks()).toEqual([{ ...told.breaks[0], record: 2n }]);
	});

	it('is closed by the statement of the days between', async () => {
		await send(first);
		await send(second);
		const between = ['A', 'B', 'C'].map((name, at) => gift(4, 5 + at, name));
		expect(await gaps([...between, gift(4, 8, 'D')])).toEqual([]);
		expect(await breaks()).toEqual([]);
		expect((await days()).map(({ status }) => status)).toEqual([
			'unverifiable',
			...Array<string>(4).fill('balanced')
		]);
	});

	it('is told again when the warehouse is made anew', async () => {
		await send(first);
		await send(second);
		const problems = () => fixture.store.warehouse.query('SELECT * FROM problem');
		const before = await problems();
		expect(before).toHaveLength(1);
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await problems()).toEqual(before);
		expect(await breaks()).toEqual(told.breaks);
	});
});

describe('nothing is missing', () => {
	it('where the later one begins with the balance at which the earlier one ended', async () => {
		await send([gift(2, 3), gift(3, 4)]);
		expect(await gaps([gift(5, 5), gift(6, 6)])).toEqual([]);
		expect(await breaks()).toEqual([]);
		expect((await days()).map(({ status }) => status)).toEqual([
			'unverifiable',
			'balanced',
			'balanced',
			'balanced'
		]);
	});

	it('that anybody could tell, of another fund or bank, of balances that are not printed, or of periods that overlap', async () => {
		await send([gift(2, 3), gift(3, 4)]);
		expect(await gaps([gift(5, 9)], 'FOR_THE_POOR')).toEqual([]);
		const plain = (bank: string, balance: number | '') => {
			const header = ['posted_on', 'reference', 'credit_vnd', 'balance_vnd'];
			const text = csv(header, ['2018-08-06', bank, 1_000, balance]);
			return fixture.send('bank_statement', text, { fund: 'GRATITUDE', bank });
		};
		expect(await plain('BIDV', 9_000)).toMatchObject({ status: 'accepted', problems: [] });
		expect(await gaps([gift(3, 7), gift(4, 8)])).toEqual([]);
		expect(await plain('Agribank', '')).toMatchObject({ status: 'accepted', problems: [] });
		expect(await breaks()).toEqual([]);
	});

	it('between the statements of two accounts that each follow on', async () => {
		await send([gift(1, 3), gift(10, 4)]);
		await send([gift(1, 52, 'P'), gift(11, 53, 'Q')]);
		expect(await gaps([gift(13, 5), gift(20, 6)])).toEqual([]);
		expect(await gaps([gift(12, 54, 'R'), gift(21, 55, 'S')])).toEqual([]);
		expect(await breaks()).toEqual([]);
	});

	it.each([false, true])(
		'in the illustrative year, whichever of its statements comes first (%s)',
		async (turned) => {
			const files = readdirSync('data/sample/statements').sort();
			for (const name of turned ? files.reverse() : files) {
				const text = readFileSync(join('data/sample/statements', name), 'utf8');
				const outcome = await fixture.send('bank_statement', text, { fund: name.split('-')[0] });
				expect(outcome.status).toBe('accepted');
				expect(outcome.causes.map(({ code }) => code)).not.toContain('statement_gap');
			}
			expect(await breaks()).toEqual([]);
		},
		60_000
	);
});
