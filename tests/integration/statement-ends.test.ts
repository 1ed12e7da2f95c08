import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { tryProfile } from '../../src/lib/server/banks/trial';
import { checkContext } from '../../src/lib/server/reference';
import { agribank, type AgribankLine } from '../fixtures/agribank';
import { newBank, newBankStatement } from '../fixtures/new-bank';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const opening = (balance: string): AgribankLine => ({ note: 'Số dư đầu kỳ', balance });
const closing = (balance: string): AgribankLine => ({ note: 'Số dư cuối kỳ', balance });
const O1: AgribankLine = { day: '02/05/2018', reference: 'O1', credit: '1,000', balance: '11,000' };
const O2: AgribankLine = { day: '03/05/2018', reference: 'O2', credit: '1,000', balance: '12,000' };
const page: AgribankLine = { note: 'Cộng trang', debit: '0', credit: '1,000' };
const bare = ({ balance: _, ...line }: AgribankLine): AgribankLine => line;

const send = (...lines: AgribankLine[]) =>
	fixture.send('bank_statement', agribank(...lines), { fund: 'GRATITUDE', bank: 'Agribank', dryRun: true });
const told = async (...lines: AgribankLine[]) =>
	(await send(...lines)).problems.map(({ code, line, params }) => [code, line, params.difference]);

describe('opening and closing balances on lines of their own', () => {
	it('are held against the transactions: what differs is told with its row and amounts, and refuses nothing', async () => {
		const outcome = await send(opening('10,000'), O1, page, O2, closing('12,500'));
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2 });
		expect(outcome.problems).toMatchObject([
			{
				...{ code: 'closing_differs', severity: 'warning', line: 6, record: null, value: '12500' },
				params: { expected: '12000', printed: '12500', difference: '500' }
			}
		]);
		expect(problemMessage(outcome.problems[0]!, 'vi')).toContain('phải là 12.000 đồng (chênh 500 đồng)');
		expect(await told(opening('9,000'), O1, O2, closing('12,000'))).toEqual([
			['opening_differs', 2, '-1000']
		]);
	});

	it('that agree are not told of', async () => {
		expect(await told(opening('10,000'), O1, page, O2, closing('12,000'))).toEqual([]);
		expect(await told(opening(''), O1, closing('nan'))).toEqual([]);
	});

	it('are told by their words, wherever they stand in a statement with the newest line first', async () => {
		const newest = [O2, O1];
		expect(await told(closing('12,000'), ...newest, opening('10,000'))).toEqual([]);
		expect(await told(opening('10,000'), ...newest, closing('12,500'))).toEqual([
			['closing_differs', 5, '500']
		]);
	});

	it('of pages and days within it are none of its ends', async () => {
		const day = [opening('10,000'), O1, closing('11,000'), opening('11,000'), O2, closing('12,000')];
		expect(await told(...day)).toEqual([]);
	});

	it('are held against one another where no transaction prints a balance', async () => {
		const lines = [bare(O1), bare(O2)].map((line) => ({ ...line, balance: '' }));
		const text = (last: string) => agribank(opening('10,000'), ...lines, closing(last));
		const sent = (last: string) =>
			fixture.send('bank_statement', text(last), { fund: 'GRATITUDE', bank: 'VietinBank', dryRun: true });
		expect((await sent('12,000')).problems).toEqual([]);
		expect((await sent('12,500')).problems).toMatchObject([{ code: 'closing_differs', line: 5 }]);
	});

	it('are among the lines that are told as passed over, like repeated headers and totals', async () => {
		const { decisions } = await send(opening('10,000'), O1, page, O2, closing('12,000'));
		expect(decisions.slice(-2)).toEqual([
			{ about: 'balanceLines', value: '2, 6', by: 'file' },
			{ about: 'totalLines', value: '4', by: 'file' }
		]);
	});

	it('are no records where the bank dates them, and are held against the transactions all the same', async () => {
		const dated = (line: AgribankLine, day: string) => ({ ...line, day });
		const sent = [dated(opening('9,000'), '02/05/2018'), O1, O2, dated(closing('12,000'), '03/05/2018')];
		expect(await send(...sent)).toMatchObject({ records: 2, accepted: 2 });
		expect(await told(...sent)).toEqual([['opening_differs', 2, '-1000']]);
		// A line on which money moved is a transaction, whatever it is called.
		const gift = { ...O1, note: 'So du dau ky ung ho' };
		expect(await send(gift, O2)).toMatchObject({ records: 2, problems: [] });
		const unmoved = { ...O1, credit: '', balance: '10,000', note: 'so du dau tu' };
		expect(await told(unmoved, O1)).toEqual([['no_amount', 2, undefined]]);
	});

	it('are read in a statement in the product’s own form', async () => {
		const header = ['posted_on', 'reference', 'credit_vnd', 'balance_vnd', 'note'];
		const rows = [
			['2018-05-02', '', '', 9000, 'Số dư đầu kỳ'],
			['2018-05-02', 'O1', 1000, 11_000, 'ủng hộ'],
			['', '', '', 11_000, 'Số dư cuối kỳ']
		];
		const outcome = await fixture.send('bank_statement', csv(header, ...rows), {
			...{ fund: 'GRATITUDE', dryRun: true }
		});
		expect(outcome).toMatchObject({ records: 1, accepted: 1 });
		expect(outcome.problems.map(({ code, line }) => [code, line])).toEqual([['opening_differs', 2]]);
	});

	it.each([
		['Số dư đầu kỳ: 9,000'],
		['Tài khoản: 1500201;Số dư đầu kỳ (VND);"9,000"'],
		['Số dư đầu kỳ 01/05/2018: 9,000 đồng;Số dư cuối kỳ: 12,000'],
		['OPENING BALANCE;;9,000;CLOSING BALANCE;;12,000']
	])('are read above the header: %s', async (title) => {
		const text = `SAO KÊ\n${title.replaceAll('"', '')}\n`.replaceAll(',', '').replaceAll(';', ',');
		const sent = (lines: string) =>
			fixture.send('bank_statement', lines, { fund: 'GRATITUDE', bank: 'Agribank', dryRun: true });
		const { problems, records } = await sent(text + agribank(O1, O2));
		expect(records).toBe(2);
		expect(problems.map(({ code, line, params }) => [code, line, params.difference])).toEqual([
			['opening_differs', 2, '-1000']
		]);
		expect((await sent(text.replace('9000', '10000') + agribank(O1, O2))).problems).toEqual([]);
		const grouped = text.replace('9000', '"10,000"').replace(/^.*"10,000".*$/m, 'Số dư đầu kỳ:,"10,000"');
		expect((await sent(grouped + agribank(O1, O2))).problems).toEqual([]);
	});

	it('are not told of where what stands above the header is not sure', async () => {
		for (const title of [
			'Số dư đầu kỳ: 9.000',
			'Số dư đầu kỳ: 1 trang: 9',
			'Số dư đầu kỳ – 9000',
			'Số dư: 9000'
		]) {
			const text = `${title}\n${agribank(O1, O2)}`;
			const options = { fund: 'GRATITUDE', bank: 'Agribank', dryRun: true };
			expect((await fixture.send('bank_statement', text, options)).problems, title).toEqual([]);
		}
	});

	it('are told in the trial of a profile too', async () => {
		const path = join(fixture.dataDir, 'trial.csv');
		writeFileSync(path, newBankStatement.replace('1 000 000.00;Số', '900 000.00;Số'));
		const dataset = fixture.store.datasets.get('bank_statement')!;
		const context = checkContext(fixture.store.reference, '2020-01-15');
		const trial = await tryProfile(path, newBank, { dataset, context, tmp: fixture.dataDir });
		expect(trial.causes).toMatchObject([{ code: 'opening_differs', first: { line: 4 } }]);
		expect(trial.decisions.slice(-3)).toEqual([
			{ about: 'balanceLines', value: '4', by: 'file' },
			{ about: 'totalLines', value: '7', by: 'file' },
			{ about: 'headerLines', value: '8-9', by: 'file' }
		]);
	});
});
