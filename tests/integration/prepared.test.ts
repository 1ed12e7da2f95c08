import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Warehouse } from '../../src/lib/server/warehouse/door';

const dataDir = mkdtempSync(join(tmpdir(), 'prepared-'));
let warehouse: Warehouse;

beforeAll(async () => {
	warehouse = await Warehouse.open({ dataDir });
	await warehouse.write((writer) =>
		writer.run('CREATE TABLE gift AS SELECT range AS amount FROM range(1000)')
	);
});
afterAll(async () => {
	await warehouse.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const LARGE = 'SELECT count(*)::INTEGER AS gifts FROM gift WHERE amount >= 5000';
const GREATEST =
	'SELECT amount::INTEGER AS amount, count(*)::INTEGER AS gifts FROM gift GROUP BY ALL ORDER BY 1 DESC LIMIT 1';
const asked = async () => [await warehouse.one(LARGE), await warehouse.one(GREATEST)];

test('a question asked before sees what a load has committed, also before the load’s work is over', async () => {
	expect(await asked()).toEqual([{ gifts: 0 }, { amount: 999, gifts: 1 }]);
	await warehouse.exclusively(async (writer) => {
		expect(await asked()).toEqual([{ gifts: 0 }, { amount: 999, gifts: 1 }]);
		await writer.run('INSERT INTO gift VALUES (7000)');
		expect(await asked()).toEqual([{ gifts: 1 }, { amount: 7000, gifts: 1 }]);
	});
	expect(await asked()).toEqual([{ gifts: 1 }, { amount: 7000, gifts: 1 }]);
});

test('questions asked all the time, while rows beyond all before come one after the other, are never answered from an old plan', async () => {
	let over = false;
	let known = 0;
	const ask = async () => {
		while (!over) {
			const atLeast = known;
			const [row] = await warehouse.query<{ gifts: number }>(
				'SELECT count(*)::INTEGER AS gifts FROM gift WHERE amount >= 10000'
			);
			expect(row?.gifts).toBeGreaterThanOrEqual(atLeast);
		}
	};
	const askers = [ask(), ask(), ask()];
	for (let n = 0; n < 40; n++) {
		await warehouse.exclusively(async (writer) => {
			await writer.run('INSERT INTO gift VALUES ($amount)', { amount: 10_000 * 2 ** n });
			known = n + 1;
			await new Promise((resolve) => setTimeout(resolve, 2));
		});
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
	over = true;
	await Promise.all(askers);
});
