import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { tryProfile } from '../../src/lib/server/banks/trial';
import { checkContext } from '../../src/lib/server/reference';
import { agribank, type AgribankLine } from '../fixtures/agribank';
import { newBank, newBankStatement } from '../fixtures/new-bank';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const O1: AgribankLine = { day: '02/05/2018', reference: 'O1', credit: '1,000', balance: '11,000' };
const O2: AgribankLine = { day: '03/05/2018', reference: 'O2', credit: '1,500', balance: '12,500' };
const O3: AgribankLine = { day: '03/05/2018', reference: 'O3', debit: '500', balance: '12,000' };
const total = (note: string, amounts: Pick<AgribankLine, 'debit' | 'credit' | 'balance'> = {}) => ({
	note,
	...amounts
});

const sendText = (text: string, bank: string | null = 'Agribank') =>
	fixture.send('bank_statement', text, { fund: 'GRATITUDE', bank: bank ?? undefined, dryRun: true });
/** Of each figure that differs its line, column, what it says and what the rows come to. */
const toldOf = async (text: string, records: number, bank: string | null = 'Agribank') => {
	const outcome = await sendText(text, bank);
	expect([outcome.status, outcome.records]).toEqual(['accepted', records]);
	return outcome.problems.map(({ line, column, value, params }) => [
		...[line, column, value],
		params.sum ?? params.found
	]);
};
const told = (...lines: AgribankLine[]) => toldOf(agribank(...lines), lines.filter(({ day }) => day).length);

describe('a bank’s own totals', () => {
	it('under its columns are held against the rows, each way, and refuse nothing', async () => {
		const whole = (debit: string, credit: string) => total('Tổng phát sinh', { debit, credit });
		expect(await told(O1, O2, O3, whole('500', '2,500'))).toEqual([]);
		expect(await told(O1, O2, O3, whole('600', '3,500'))).toEqual([
			[5, 'credit_vnd', '3500', '2500'],
			[5, 'debit_vnd', '600', '500']
		]);
		const { problems } = await sendText(agribank(O1, O2, whole('0', '3,500')));
		expect(problems).toMatchObject([{ code: 'total_differs', severity: 'warning', record: null }]);
		expect(problemMessage(problems[0]!, 'vi')).toContain(
			'“Tổng phát sinh”, cột “Số tiền ghi có” ghi 3.500, nhưng các dòng của tệp cộng lại là 2.500 (chênh 1.000)'
		);
	});

	it.each([
		['Cộng', { credit: '3,500' }, 'credit_vnd', '3500', '2500'],
		['Total credits', { credit: '3,500' }, 'credit_vnd', '3500', '2500'],
		['Tổng phát sinh nợ: 600', {}, 'debit_vnd', '600', '500'],
		['Tổng phát sinh nợ tháng 5/2018', { debit: '600' }, 'debit_vnd', '600', '500'],
		['Doanh số phát sinh Có', { debit: '3,500' }, 'credit_vnd', '3500', '2500'],
		['Total debits: 600 VND', {}, 'debit_vnd', '600', '500'],
		['Total withdrawals', { debit: '(600)' }, 'debit_vnd', '600', '500'],
		['Số lượng giao dịch: 4', {}, null, '4', '3'],
		['Tổng số giao dịch ghi có', { credit: '3' }, null, '3', '2'],
		['No. of debit transactions: 3', {}, null, '3', '1']
	])('is known by its words: %s', async (note, amounts, column, printed, sum) => {
		expect(await told(O1, O2, O3, total(note, amounts))).toEqual([[5, column, printed, sum]]);
	});

	it.each([
		['Cộng', { credit: '2,500' }],
		['Tổng phát sinh nợ: 500', {}],
		['Tổng phát sinh có', { credit: '2,500' }],
		['Số lượng giao dịch: 3', {}],
		['Tổng số giao dịch ghi nợ: 1', {}],
		['Lũy kế phát sinh từ đầu năm', { debit: '9', credit: '9' }],
		['Tổng cộng', { balance: '9' }],
		['Tổng phát sinh nợ/có: 500 / 2,500', {}],
		['Tổng phát sinh có', { debit: '9', credit: '2,500' }]
	])('that is right, or not sure, is not told of: %s', async (note, amounts) => {
		expect(await told(O1, O2, O3, total(note, amounts))).toEqual([]);
	});

	it('may be of a page, of all above or of all below', async () => {
		const page = (credit: string) => total('Cộng trang 1', { credit });
		const week = total('Cộng tuần 1', { credit: '1,000' });
		expect(await told(O1, week, O2, total('Tổng cộng', { credit: '2,500' }))).toEqual([]);
		const all = (credit: string) => total('Tổng cộng', { credit });
		expect(await told(O1, page('1,000'), O2, page('1,500'), all('2,500'))).toEqual([]);
		expect(await told(O1, page('1,000'), O2, page('1,600'), all('2,500'))).toEqual([
			[5, 'credit_vnd', '1600', '1500']
		]);
		expect(await told(all('2,500'), O1, O2)).toEqual([]);
		expect(await told(all('0'), O1, O2)).toEqual([[2, 'credit_vnd', '0', '2500']]);
		expect(await told(O1, O2, all('0'))).toEqual([[4, 'credit_vnd', '0', '2500']]);
	});

	it('say how many transactions there are, in words of both languages', async () => {
		const { problems } = await sendText(agribank(O1, O3, total('Tổng số giao dịch ghi nợ: 5')));
		expect(problemMessage(problems[0]!, 'vi')).toContain(
			'“Tổng số giao dịch ghi nợ” ghi 5 giao dịch ghi nợ, nhưng tệp có 1 giao dịch ghi nợ.'
		);
		expect(problemMessage(problems[0]!, 'en')).toContain('says that there are 5 debit transactions');
	});

	it('above the header are held against all rows, beside the balances there', async () => {
		const head = (line: string) => `SAO KÊ\n${line}\n${agribank(O1, O2, O3)}`;
		expect(await toldOf(head('Tổng ghi nợ: 500,Tổng ghi có: 2500'), 3)).toEqual([]);
		expect(await toldOf(head('Số dư đầu kỳ: 10000,Tổng ghi nợ: 0,Tổng ghi có: 3500'), 3)).toEqual([
			[2, 'credit_vnd', '3500', '2500'],
			[2, 'debit_vnd', '0', '500']
		]);
		expect(await toldOf(head('Tổng ghi có,"3,500",Số lượng giao dịch,,3'), 3)).toEqual([
			[2, 'credit_vnd', '3500', '2500']
		]);
		expect(await toldOf(head('Công ty có 9 giao dịch'), 3)).toEqual([]);
	});

	it('that their own mark tore are not held against anything', async () => {
		const torn = (cells: string) => `${agribank(O1, O2)}1,,,,,${cells}\n`;
		expect(await toldOf(torn('Tổng phát sinh,,2,500,'), 2)).toEqual([]);
		expect(await toldOf(torn('Tổng phát sinh,,3,500,,,'), 2)).toEqual([]);
		expect(await toldOf(torn('Tổng phát sinh có,,3,500,'), 2)).toEqual([[4, 'credit_vnd', '3500', '2500']]);
	});

	it('are not held against rows of which one cannot be read', async () => {
		const outcome = await sendText(
			agribank(O1, { ...O2, credit: '1.5OO' }, total('Cộng', { credit: '9,000' }))
		);
		expect(outcome.problems.map(({ code }) => code)).toEqual(['amount_unreadable']);
	});

	it('are held against the rows of the product’s own form and of a new bank, in its trial too', async () => {
		const form = csv(
			...[['posted_on', 'reference', 'credit_vnd', 'note']],
			...[['2018-05-02', 'O1', 1000, 'ủng hộ']],
			...[['', '', 2000, 'Cộng']]
		);
		expect(await toldOf(form, 1, null)).toEqual([[3, 'credit_vnd', '2000', '1000']]);
		const path = join(fixture.dataDir, 'trial.csv');
		writeFileSync(path, `${newBankStatement}\r\n;;;1 530 000.00;;;Tổng phát sinh có`);
		const dataset = fixture.store.datasets.get('bank_statement')!;
		const context = checkContext(fixture.store.reference, '2020-01-15');
		const trial = await tryProfile(path, newBank, { dataset, context, tmp: fixture.dataDir });
		expect(trial.causes).toMatchObject([{ code: 'total_differs', first: { line: 11 } }]);
	});
});

describe('a line that is no total', () => {
	it.each([
		['a transaction, whatever its words', { ...O2, note: 'Tổng cộng' }],
		['one with a reference but without a day', { ...O2, day: '', note: 'Cộng' }],
		['one of a giver whose name begins like a total', { ...O2, day: '', note: 'Cộng đồng người Việt' }],
		['one of a giver called like a total of a part', { ...O2, day: '', reference: '', note: 'Công Quý' }],
		['one of a giver that is a company', { ...O2, day: '', reference: '', note: 'Tổng phát hành sách' }]
	])('is %s', async (_, line) => {
		expect((await sendText(agribank(O1, line))).records).toBe(2);
	});
});
