import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/lib/domain/dataset';
import { readLayouts } from '../../src/lib/server/ingest/statement/catalogue';
import { contributionIds, isCredit } from '../../src/lib/server/ingest/statement/identity';
import { readStatement } from '../../src/lib/server/ingest/statement/read-statement';

interface Expected {
	file: string;
	layout: string;
	bank: string;
	records: number;
	/** The physical line on which the last record starts. */
	last_line: number;
	credits: number;
	credit_vnd: string;
	debits: number;
	debit_vnd: string;
	no_amount: number;
}

const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
const dataset = read<Dataset>('data/datasets/bank_statement.json');
const layouts = readLayouts('data/reference');
const context = { today: '2026-11-24', codes: { ward: [], fund: [], indicator: [], purpose: [], task: [] } };

const own = 'tests/fixtures/statements';
/** Extracts of published statements, beside the clone on our machines; they are not to be copied into it. */
const published = resolve('../shared/statements');
const publishedTotals: Expected[] = [
	{
		file: 'agribank_hn_masked_400.csv',
		layout: 'agribank_vietinbank',
		bank: 'Agribank',
		records: 400,
		last_line: 401,
		credits: 398,
		credit_vnd: '2862039985',
		debits: 0,
		debit_vnd: '0',
		no_amount: 2
	},
	{
		file: 'vietinbank_masked_300.csv',
		layout: 'agribank_vietinbank',
		bank: 'VietinBank',
		records: 300,
		last_line: 660,
		credits: 300,
		credit_vnd: '141523888',
		debits: 0,
		debit_vnd: '0',
		no_amount: 0
	},
	{
		file: 'vietcombank_masked_700.csv',
		layout: 'vietcombank',
		bank: 'Vietcombank',
		records: 700,
		last_line: 701,
		credits: 699,
		credit_vnd: '904644644',
		debits: 1,
		debit_vnd: '55000',
		no_amount: 0
	}
];

const ownTotals = read<Expected[]>(join(own, 'totals.json')).map((expected) => ({ dir: own, ...expected }));
const cases = existsSync(published)
	? [...ownTotals, ...publishedTotals.map((expected) => ({ dir: published, ...expected }))]
	: ownTotals;

describe('statements come out to the đồng', () => {
	it.each(cases)('$file', async ({ dir, ...expected }) => {
		const statement = await readStatement(join(dir, expected.file), {
			layouts,
			tmp: tmpdir(),
			check: { dataset, context }
		});
		expect(statement.problem).toBeNull();
		const sum = { credits: 0, credit_vnd: 0n, debits: 0, debit_vnd: 0n, no_amount: 0 };
		const idOf = contributionIds(statement.bank);
		const ids = new Set<string>();
		let [records, last_line] = [0, 0];
		for await (const { record, line, cells, problems } of statement.rows) {
			records += 1;
			last_line = line;
			expect(record).toBe(records);
			expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
			sum.no_amount += problems.filter(({ code }) => code === 'no_amount').length;
			if (isCredit(cells)) {
				sum.credits += 1;
				sum.credit_vnd += BigInt(cells.credit_vnd);
				ids.add(idOf({ cells }));
			}
			if (BigInt(cells.debit_vnd || '0') > 0n) {
				sum.debits += 1;
				sum.debit_vnd += BigInt(cells.debit_vnd);
			}
		}
		const { layout, bank } = statement;
		const totals = { credit_vnd: String(sum.credit_vnd), debit_vnd: String(sum.debit_vnd) };
		expect({ file: expected.file, layout, bank, records, last_line, ...sum, ...totals }).toEqual(expected);
		expect(ids.size).toBe(expected.credits);
	});
});
