import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outcomeBody } from '../../src/lib/server/http/submission-json';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

/** A transfer: day of October 2019, amount, reference. */
type Transfer = [day: number, amount: number, reference: string];

const HEADER = ['posted_on', 'reference', 'credit_vnd', 'note'];
const statement = (transfers: Transfer[]) =>
	csv(
		HEADER,
		...transfers.map(([day, amount, reference]) => [
			`2019-10-${String(day).padStart(2, '0')}`,
			reference,
			amount,
			'ung ho'
		])
	);
const send = async (transfers: Transfer[], fund = 'FOR_THE_POOR', bank = 'Agribank') => {
	const outcome = await fixture.send('bank_statement', statement(transfers), { fund, bank });
	return outcome;
};
const withdraw = async (id: number | null) => {
	const submission = (await getSubmission(fixture.store.warehouse, id!))!;
	await fixture.store.decide(submission, 'withdrawn', { role: 'admin' }, null);
};
const figures = async () => {
	const row = await fixture.store.warehouse.one<{ n: bigint; vnd: bigint; month: bigint; day: bigint }>(
		`SELECT count(*) AS n, coalesce(sum(amount_vnd), 0)::BIGINT AS vnd,
			(SELECT coalesce(sum(received_vnd), 0)::BIGINT FROM received_month) AS month,
			(SELECT coalesce(sum(received_vnd), 0)::BIGINT FROM received_day) AS day FROM contribution`
	);
	expect([row?.month, row?.day]).toEqual([row?.vnd, row?.vnd]);
	return { n: Number(row?.n), vnd: Number(row?.vnd) };
};

// three statements that overlap: days 1–3, 2–4 and 3–5; two gifts alike without a reference on day 3
const days: Record<number, Transfer[]> = {
	1: [[1, 100_000, 'A1']],
	2: [
		[2, 200_000, 'A2'],
		[2, 200_000, 'A3']
	],
	3: [
		[3, 50_000, ''],
		[3, 50_000, '']
	],
	4: [[4, 400_000, 'A4']],
	5: [[5, 1_000_000, 'A5']]
};
const files = [
	[1, 2, 3],
	[2, 3, 4],
	[3, 4, 5]
].map((list) => list.flatMap((day) => days[day]!));
const of = (list: number[]) => {
	const present = new Set(list.flatMap((index) => [index + 1, index + 2, index + 3]));
	const rows = [...present].flatMap((day) => days[day]!);
	return { n: rows.length, vnd: rows.reduce((sum, [, amount]) => sum + amount, 0) };
};
const orders = [
	[0, 1, 2],
	[0, 2, 1],
	[1, 0, 2],
	[1, 2, 0],
	[2, 0, 1],
	[2, 1, 0]
];

describe('overlapping statements', () => {
	it.each(orders)(
		'sent as %i, %i, %i, count each gift once, and still after any is withdrawn',
		async (...order) => {
			const ids = new Map<number, number>();
			for (const [at, index] of order.entries()) {
				const outcome = await send(files[index]!);
				expect(outcome.status).toBe('accepted');
				ids.set(index, outcome.id!);
				expect(await figures()).toEqual(of(order.slice(0, at + 1)));
			}
			// the first sent goes first: what it shared with the others stays with them
			for (const [at, index] of order.entries()) {
				await withdraw(ids.get(index)!);
				expect(await figures()).toEqual(of(order.slice(at + 1)));
			}
		}
	);

	it('says how many transfers were already there, and which statement answers for each', async () => {
		const first = await send(files[0]!);
		const second = await send(files[1]!);
		expect(second.problems.filter(({ code }) => code === 'already_recorded')).toHaveLength(4);
		expect(second.problems[0]?.params.submission).toBe(first.id);
		expect(outcomeBody(second).causes).toMatchObject([
			{ code: 'already_recorded', severity: 'warning', column: 'reference', count: 4 }
		]);
		const summary = () =>
			fixture.store.warehouse.query(
				'SELECT submission, credits, contributions, repeated, received_vnd FROM statement_summary ORDER BY submission'
			);
		expect(await summary()).toEqual([
			{ submission: first.id, credits: 5n, contributions: 5n, repeated: 0n, received_vnd: 600_000n },
			{ submission: second.id, credits: 5n, contributions: 1n, repeated: 4n, received_vnd: 400_000n }
		]);
		await withdraw(first.id);
		expect(await summary()).toEqual([
			{ submission: second.id, credits: 5n, contributions: 5n, repeated: 0n, received_vnd: 900_000n }
		]);
	});

	it('are the same after a rebuild', async () => {
		const first = await send(files[0]!);
		await send(files[1]!);
		await withdraw(first.id);
		const rows = () =>
			fixture.store.warehouse.query('SELECT * EXCLUDE (state) FROM contribution ORDER BY contribution_id');
		const before = await rows();
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await rows()).toEqual(before);
	});
});

describe('debits of overlapping statements', () => {
	const COLUMNS = ['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'note'];
	const paid = (...rows: [day: number, amount: number, reference: string][]) =>
		fixture.send(
			'bank_statement',
			csv(
				COLUMNS,
				...rows.map(([day, amount, reference]) => [`2019-02-0${day}`, reference, amount, '', 'chi qua'])
			),
			{ fund: 'FOR_THE_POOR', bank: 'Agribank' }
		);
	const told = ({ problems }: Awaited<ReturnType<typeof paid>>) =>
		problems.map(({ code, record, params }) => [code, record, params.submission]);

	it('that were already there are told, each with the statement that has it, and are one outflow', async () => {
		const first = await paid([5, 70_000, 'R3'], [6, 45_000, 'R4'], [6, 9_000, '']);
		expect(told(first)).toEqual([]);
		const second = await paid([6, 45_000, 'R4'], [6, 9_000, ''], [6, 9_000, ''], [7, 45_000, 'R4']);
		expect(told(second)).toEqual([
			['already_recorded', 1, first.id],
			['already_recorded', 2, first.id]
		]);
		const query = (sql: string) => fixture.store.warehouse.query(sql);
		expect(await query('SELECT count(*) AS n, sum(bank_vnd)::BIGINT AS vnd FROM outflow')).toEqual([
			{ n: 5n, vnd: 178_000n }
		]);
		expect(
			await query(
				'SELECT submission, debits, repeated, repeated_debits, repeated_debit_vnd FROM statement_summary ORDER BY submission'
			)
		).toEqual([
			{ submission: first.id, debits: 3n, repeated: 0n, repeated_debits: 0n, repeated_debit_vnd: 0n },
			{ submission: second.id, debits: 4n, repeated: 0n, repeated_debits: 2n, repeated_debit_vnd: 54_000n }
		]);
		const problems = () => query('SELECT * FROM problem ORDER BY submission, record');
		const before = await problems();
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await problems()).toEqual(before);
		await withdraw(first.id);
		expect(told(await paid([5, 70_000, 'R3'], [6, 45_000, 'R4']))).toEqual([
			['already_recorded', 2, second.id]
		]);
	});

	it('of another fund are not the same debits', async () => {
		await paid([6, 45_000, 'R4']);
		const other = await fixture.send(
			'bank_statement',
			csv(COLUMNS, ['2019-02-06', 'R4', 45_000, '', 'chi']),
			{ fund: 'GRATITUDE', bank: 'Agribank' }
		);
		expect(told(other)).toEqual([]);
	});
});

describe('a statement sent again', () => {
	it('adds nothing: the same bytes are where they were, the same lines written otherwise are all already there', async () => {
		const first = await send(files[0]!);
		const before = await figures();
		const again = await send(files[0]!);
		expect(outcomeBody(again)).toMatchObject({
			...{ id: first.id, repeated: true, data_version: first.dataVersion },
			message_en: `This file is already there as submission ${String(first.id)}; nothing was added.`
		});
		const rewritten = statement(files[0]!).replaceAll('\n', '\r\n');
		const other = await fixture.send('bank_statement', rewritten, { fund: 'FOR_THE_POOR', bank: 'Agribank' });
		expect(other).toMatchObject({ status: 'accepted', repeated: false });
		expect(outcomeBody(other).causes).toMatchObject([{ code: 'already_recorded', count: 5 }]);
		expect(await figures()).toEqual(before);
	});

	it('keeps gifts of the same amount, day and note apart by their references, however often they come', async () => {
		const alike: Transfer[] = Array.from({ length: 20 }, (_, at) => [11, 200_000, `E${at}`]);
		await send(alike);
		await send([...alike.slice(10), [11, 200_000, 'E20'], [12, 1, 'F']]);
		expect(await figures()).toEqual({ n: 22, vnd: 21 * 200_000 + 1 });
	});

	it('whose gifts have no reference adds only the equal rows beyond those already there', async () => {
		const rows = (count: number): Transfer[] => Array.from({ length: count }, () => [13, 50_000, '']);
		await send(rows(2));
		const more = await send(rows(5));
		expect(outcomeBody(more).causes).toMatchObject([{ code: 'already_recorded', count: 2 }]);
		expect(await figures()).toEqual({ n: 5, vnd: 250_000 });
		const fewer = await send([...rows(3), [14, 7, 'G']]);
		expect(outcomeBody(fewer).causes).toMatchObject([{ code: 'already_recorded', count: 3 }]);
		expect(await figures()).toEqual({ n: 6, vnd: 250_007 });
	});
});

describe('gifts that look alike', () => {
	it('with different references are different gifts; without one the n-th is its own', async () => {
		await send([
			[7, 100_000, 'B1'],
			[7, 100_000, 'B2'],
			[8, 100_000, ''],
			[8, 100_000, ''],
			[8, 100_000, '']
		]);
		expect(await figures()).toEqual({ n: 5, vnd: 500_000 });
		// the next statement begins on the 8th and shows only two of the three
		await send([
			[8, 100_000, ''],
			[8, 100_000, ''],
			[9, 70_000, '']
		]);
		expect(await figures()).toEqual({ n: 6, vnd: 570_000 });
	});
});

describe('a statement sent for the wrong fund', () => {
	it('is refused row by row while the right one stands, and taken once that is withdrawn', async () => {
		const first = await send(files[0]!, 'GRATITUDE');
		const wrong = await send([...files[0]!, [9, 9_000, 'Z']], 'FOR_THE_POOR');
		expect(wrong).toMatchObject({ status: 'refused', records: 6, accepted: 0 });
		const refusals = wrong.problems.filter(({ code }) => code === 'of_another_fund');
		expect(refusals).toHaveLength(5);
		expect(refusals[0]?.params).toMatchObject({ submission: first.id, fund: 'GRATITUDE' });
		await withdraw(first.id);
		expect(await send([...files[0]!, [9, 9_000, 'Z']], 'FOR_THE_POOR')).toMatchObject({ status: 'accepted' });
		expect(await figures()).toEqual({ n: 6, vnd: 609_000 });
	});
});

describe('a wrong bank', () => {
	const agribank =
		'PageId,Date,Time,DocumentNumber,ReferenceNumber,TransactionDetails,DebitAmount,CreditAmount,Balance,OffsetAccount\n' +
		'1,17/10/2019,,,R1,ung ho,,"500,000","1,500,000",\n1,17/10/2019,,,R2,ung ho,,"300,000","1,800,000",\n';

	it('is not believed when the file is of another', async () => {
		const outcome = await fixture.send('bank_statement', agribank, {
			fund: 'FOR_THE_POOR',
			bank: 'VietinBank'
		});
		expect(outcome).toMatchObject({ status: 'refused', accepted: 0 });
		expect(outcome.problems).toMatchObject([
			{ code: 'bank_contradicted', params: { bank: 'VietinBank', banks: 'Agribank' } }
		]);
	});

	it('does not bring the same transfers a second time', async () => {
		await send(files[0]!, 'FOR_THE_POOR', 'agribank');
		const again = await send([...files[0]!, [9, 9_000, 'Z']], 'FOR_THE_POOR', 'BIDV');
		expect(again.status).toBe('refused');
		// the three with a reference; without a reference and a time nothing tells them from two gifts alike
		expect(again.problems.filter(({ code }) => code === 'of_another_bank')).toHaveLength(3);
		// another way to write the bank's name is the same bank
		const same = await send([...files[0]!, [9, 9_000, 'Z']], 'FOR_THE_POOR', 'VBARD');
		expect(same.problems.filter(({ code }) => code === 'already_recorded')).toHaveLength(5);
	});
});
