import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '../../src/lib/server/warehouse/door';
import { emptyWarehouse } from '../fixtures/warehouse';

let warehouse: Warehouse;
let dispose: () => Promise<void>;
beforeAll(async () => ({ warehouse, dispose } = await emptyWarehouse()));
afterAll(() => dispose());

describe('the door to the warehouse', () => {
	it('keeps a running stream whole beside other queries', async () => {
		const rows = 100_000;
		let seen = 0;
		for await (const chunk of warehouse.streaming((reader) =>
			reader.counted(`SELECT range AS n FROM range(${rows})`, {}, rows)
		)) {
			seen += chunk.rowCount;
			if (seen % 20_480 === 0) await warehouse.query('SELECT 1');
		}
		expect(seen).toBe(rows);
	});

	it('breaks a stream that does not keep its promise', async () => {
		const taken = async () => {
			const stream = warehouse.streaming((reader) => reader.counted('SELECT * FROM range(10)', {}, 11));
			for await (const _ of stream);
		};
		await expect(taken()).rejects.toMatchObject({ code: 'short_stream' });
	});

	it('binds lists and keeps 64-bit numbers exact', async () => {
		const row = await warehouse.one(
			'SELECT 9007199254740993::BIGINT AS big, list_contains($codes, $code) AS known, DATE $day AS day'.replace(
				'DATE $day',
				'$day::DATE'
			),
			{ codes: ['00115', '00139'], code: '00139', day: '2019-04-30' }
		);
		expect(row).toEqual({ big: 9007199254740993n, known: true, day: '2019-04-30' });
	});

	it('takes back everything of a write that fails', async () => {
		const failing = warehouse.write(async (writer) => {
			await writer.run('UPDATE meta SET data_version = 99');
			throw new Error('stop');
		});
		await expect(failing).rejects.toThrow('stop');
		expect(await warehouse.one('SELECT data_version FROM meta')).toEqual({ data_version: 0 });
	});

	it('stops a question that runs past its budget, and answers the next', async () => {
		const slow = warehouse.read(
			(reader) =>
				reader.query(
					'SELECT count(*) FROM range(100000) a, range(1000000) b WHERE a.range * b.range % 7 = 3'
				),
			100
		);
		await expect(slow).rejects.toMatchObject({ code: 'query_timeout' });
		expect(await warehouse.one('SELECT 1 AS one')).toEqual({ one: 1 });
	});

	it('reads one state in one snapshot while a write commits', async () => {
		await warehouse.read(async (reader) => {
			const before = await reader.one('SELECT data_version FROM meta');
			await warehouse.write((writer) => writer.run('UPDATE meta SET data_version = data_version + 1'));
			expect(await reader.one('SELECT data_version FROM meta')).toEqual(before);
		});
	});
});
