import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSubmissions } from '../../src/lib/server/ingest/submissions';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const folder = 'tests/fixtures/statements';
const totals = JSON.parse(readFileSync(`${folder}/totals.json`, 'utf8')) as {
	file: string;
	bank: string;
	records: number;
	credits: number;
	credit_vnd: string;
}[];
const text = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

const sums = () =>
	fixture.store.warehouse.one<{ n: bigint; vnd: bigint }>(
		'SELECT count(*) AS n, coalesce(sum(amount_vnd), 0)::BIGINT AS vnd FROM contribution'
	);

it('of a hundred thousand columns is refused by that name', async () => {
	const header = ['PageId', 'TNXDate', 'DocNo', ...Array.from({ length: 100_000 }, (_, at) => `x${at}`)];
	const outcome = await fixture.send('bank_statement', `${header.join(',')}\n1,2,3\n`, { fund: 'GRATITUDE' });
	expect(outcome.problems).toMatchObject([{ code: 'too_many_columns', params: { limit: 1000 } }]);
});

it('needs a fund to belong to', async () => {
	await expect(fixture.send('bank_statement', text('agribank.csv'))).rejects.toMatchObject({
		code: 'bad_request'
	});
});

describe.each(totals)('the statement $file', ({ file, bank, records, credits, credit_vnd }) => {
	it('is counted to the đồng, and its bank is known', async () => {
		const outcome = await fixture.send('bank_statement', text(file), { fund: 'FOR_THE_POOR' });
		expect(outcome).toMatchObject({ status: 'accepted', records, accepted: records, rejected: 0 });
		expect(await sums()).toEqual({ n: BigInt(credits), vnd: BigInt(credit_vnd) });
		const { submissions } = await listSubmissions(fixture.store.warehouse, { limit: 1, offset: 0 });
		expect(submissions[0]).toMatchObject({ bank, fund_code: 'FOR_THE_POOR' });
	});

	it('adds nothing twice: neither the same bytes, nor the same transactions in other bytes', async () => {
		const options = { fund: 'FOR_THE_POOR' };
		const first = await fixture.send('bank_statement', text(file), options);
		const before = await sums();
		expect(await fixture.send('bank_statement', text(file), options)).toMatchObject({
			repeated: true,
			id: first.id
		});
		const again = await fixture.send('bank_statement', `${text(file)}\n`, options);
		expect(again).toMatchObject({ status: 'accepted', repeated: false });
		const known = again.problems.filter(({ code }) => code === 'already_recorded');
		const debits = await fixture.store.warehouse.one<{ n: number }>(
			'SELECT sum(debits)::INTEGER AS n FROM statement_summary WHERE submission = $id',
			{ id: first.id }
		);
		expect(known).toHaveLength(credits + (debits?.n ?? 0));
		expect(await sums()).toEqual(before);
	});

	it('goes when it is withdrawn, and has the same ids after a rebuild', async () => {
		await fixture.send('bank_statement', text(file), { fund: 'GRATITUDE' });
		const ids = () => fixture.store.warehouse.query('SELECT contribution_id FROM contribution ORDER BY 1');
		const before = await ids();
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await ids()).toEqual(before);
		const { submissions } = await listSubmissions(fixture.store.warehouse, { limit: 1, offset: 0 });
		const admin = { role: 'admin', wardCode: null, via: 'token' } as const;
		await fixture.store.decide(submissions[0]!, 'withdrawn', admin, null);
		expect(await sums()).toEqual({ n: 0n, vnd: 0n });
	});
});
