import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/lib/domain/dataset';
import { profileFaultWords } from '../../src/lib/domain/bank-profile-fault';
import { profileFaults } from '../../src/lib/domain/bank-profile';
import { RunningBalance } from '../../src/lib/domain/running-balance';
import { beginningOf, headerLine } from '../../src/lib/server/banks/beginning';
import { guessColumns, guessFormats } from '../../src/lib/server/banks/guess';
import { profileOf } from '../../src/lib/server/banks/profile-form';
import { tryProfile } from '../../src/lib/server/banks/trial';
import { readLayouts } from '../../src/lib/server/ingest/statement/catalogue';
import { newBank, newBankStatement } from '../fixtures/new-bank';

const known = readLayouts('data/reference');
const dataset = JSON.parse(readFileSync('data/datasets/bank_statement.json', 'utf8')) as Dataset;
const context = { today: '2026-11-24', codes: { ward: [], fund: [], indicator: [], purpose: [], task: [] } };
const dir = mkdtempSync(join(tmpdir(), 'trial-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (text: string) => {
	const path = join(dir, 'trial.csv');
	writeFileSync(path, text);
	return path;
};

describe('a trial', () => {
	it('says what the file would be: sums, days, first rows, balances', async () => {
		const trial = await tryProfile(file(newBankStatement), newBank, { dataset, context, tmp: dir });
		expect(trial).toMatchObject({
			problem: null,
			...{ bank: 'Ngân hàng Mới', records: 3, unreadable: 0, credits: 2, creditVnd: 1_520_000n },
			...{ debits: 1, debitVnd: 300_000n, firstOn: '2019-10-07', lastOn: '2019-10-18', whole: true },
			balance: { links: 2, breaks: 0, first: [] }
		});
		expect(trial.rows).toHaveLength(3);
	});

	it('names each break with its line and amounts, and what could not be read with its place', async () => {
		const text = newBankStatement.replace('2 200 000.00', '2 100 000.00').replace('20 000;có', '20,000;có');
		const trial = await tryProfile(file(text), newBank, { dataset, context, tmp: dir });
		expect(trial.balance).toMatchObject({
			breaks: 1,
			first: [{ line: 6, expected: 2_200_000n, printed: 2_100_000n }]
		});
		expect(trial).toMatchObject({ records: 3, unreadable: 1 });
		expect(trial.causes).toMatchObject([
			{ code: 'amount_unreadable', count: 1, first: { line: 10, value: '20,000', column: 'amount_vnd' } }
		]);
	});

	it('of a file with another header says which it found', async () => {
		const trial = await tryProfile(file('A,B\n1,2\n'), newBank, { dataset, context, tmp: dir });
		expect(trial.problem).toMatchObject({ code: 'unknown_layout', params: { found: 'A, B' } });
	});
});

describe('running balances', () => {
	const moves = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.boolean()), { maxLength: 30 });
	const run = (lines: readonly (readonly [number, number | null])[]) => {
		const balance = new RunningBalance();
		lines.forEach(([moved, printed], at) =>
			balance.add(
				{ line: at + 1, record: at + 1 },
				'2019-02-06',
				BigInt(moved),
				printed === null ? null : BigInt(printed)
			)
		);
		return balance.result();
	};
	const printed = (list: [number, boolean][], from: number) => {
		let sum = from;
		return list.map(([moved, shown]): [number, number | null] => {
			sum += moved;
			return [moved, shown ? sum : null];
		});
	};

	it('that follow are never a break, in either direction', () => {
		fc.assert(
			fc.property(moves, fc.integer({ min: 0, max: 99 }), (list, from) => {
				const lines = printed(list, from);
				expect(run(lines).breaks).toBe(0);
				expect(run([...lines].reverse()).breaks).toBe(0);
				expect(run(lines).links).toBe(Math.max(0, lines.filter(([, sum]) => sum !== null).length - 1));
			})
		);
	});

	it('one wrong line is one break', () => {
		const lines = printed(
			[5, 5, 5, 5, 5].map((moved) => [moved, true]),
			0
		);
		const wrong = lines.map(([moved, sum], at): [number, number | null] => [
			moved,
			(sum ?? 0) + (at > 2 ? 7 : 0)
		]);
		expect(run(wrong)).toEqual({
			links: 4,
			breaks: 1,
			apart: 0,
			newestFirst: false,
			opening: 0n,
			closing: 32n,
			moved: 25n,
			first: [{ line: 4, record: 4, expected: 20n, printed: 27n }]
		});
	});
});

describe('a proposal', () => {
	it('finds header, columns and forms in a file nobody has seen', async () => {
		const text =
			'NGÂN HÀNG X\nTừ ngày 01/10/2019\nNgày GD;Số CT;Ghi nợ;Ghi có;Số dư;Nội dung\n17/10/2019 08:00:01;1;;1.500.000;2.000.000;a\n18/10/2019 09:00:01;2;50.000;;1.950.000;b\n';
		const beginning = await beginningOf(file(text), { text: null }, undefined);
		expect(headerLine(beginning)).toBe(3);
		const columns = guessColumns(beginning.lines[2]!.cells, known);
		expect(columns.map(({ is }) => is)).toEqual([
			...['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'balance_vnd', 'note']
		]);
		expect(
			guessFormats(
				columns,
				beginning.lines.slice(3).map(({ cells }) => cells)
			)
		).toEqual({ date: 'dd/MM/yyyy HH:mm:ss', group: '.', decimals: false });
	});
});

describe('the form', () => {
	it('gives the profile back as it was written, and what it does not show as it was before', () => {
		const shared = known.find(({ layout }) => layout === 'agribank_vietinbank')!;
		const form = new FormData();
		const set = (name: string, value: string) => form.append(name, value);
		set('layout', shared.layout);
		set('banks', shared.banks.map(({ name, aliases }) => [name, ...aliases].join('; ')).join('\r\n'));
		for (const { header, is } of [...shared.columns, { header: '', is: null }]) {
			set('header', header);
			set('is', is ?? '');
			set('alias', '');
		}
		set('date', shared.date);
		set('group', shared.group);
		set('way', 'columns');
		set('blank', 'nan');
		set('between', shared.between.join('; '));
		set('header_lines', '1');
		expect(profileOf(form, shared)).toEqual(shared);
	});

	it('cuts what no profile can need', () => {
		const form = new FormData();
		form.append('layout', 'x'.repeat(1_000_000));
		form.append('blank', ';a'.repeat(100_000));
		for (let at = 0; at < 1000; at += 1) form.append('header', `c${at}`);
		const profile = profileOf(form, null);
		expect(JSON.stringify(profile).length).toBeLessThan(10_000);
	});
});

it('each fault of a profile has words in both languages', () => {
	expect(Object.keys(profileFaultWords).sort()).toEqual([...profileFaults].sort());
});
