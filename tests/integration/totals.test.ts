import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import { problemMessage } from '../../src/lib/domain/problem';
import { gift, gifts, HEADER, text } from '../fixtures/corpus/file';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const total = (word: string, amount: string) =>
	HEADER.map((_, at) => (at === 0 ? word : at === 4 ? amount : ''));

/** Of each total that differs its line, what it says and what the rows add up to. */
async function told(dataset: string, table: string, read?: ReadOptions) {
	const outcome = await fixture.send(dataset, table, { dryRun: true, read });
	const found = outcome.problems.filter(({ code }) => code === 'total_differs');
	for (const { severity, record } of found) expect([severity, record]).toEqual(['warning', null]);
	return found.map(({ line, column, value, params }) => [line, column, value, params.sum]);
}

const ledger = (...rows: string[][]) => told('contribution', gifts(...rows));
const [a, b, c] = ['A', 'B', 'C'].map((id) => gift(id)) as [string[], string[], string[]];

it('a ledger’s total that is not the sum of its rows is told with both sums, and refuses nothing', async () => {
	expect(await ledger(a, b, total('Tổng cộng', '400000'))).toEqual([]);
	expect(await ledger(a, b, total('Tổng cộng', '600000'))).toEqual([[4, 'amount_vnd', '600000', '400000']]);
	const { status, accepted, problems } = await fixture.send(
		'contribution',
		gifts(a, b, total('Tổng cộng', '600000')),
		{ dryRun: true }
	);
	expect([status, accepted]).toEqual(['accepted', 2]);
	expect(problemMessage(problems[0]!, 'vi')).toContain(
		'“Tổng cộng”, cột “Số tiền” ghi 600.000, nhưng các dòng của tệp cộng lại là 400.000 (chênh 200.000)'
	);
});

it('a total may be of its page or of all above, stand above its rows, or go on from elsewhere', async () => {
	const page = (amount: string) => total('Cộng trang', amount);
	expect(await ledger(a, page('200000'), b, c, page('400000'), total('Tổng cộng', '600000'))).toEqual([]);
	expect(await ledger(a, page('200000'), b, c, page('300000'), total('Tổng cộng', '600000'))).toEqual([
		[6, 'amount_vnd', '300000', '400000']
	]);
	expect(await ledger(a, page('200000'), b, c, page('400000'), total('Tổng cộng', '500000'))).toEqual([
		[7, 'amount_vnd', '500000', '600000']
	]);
	expect(await ledger(total('Tổng cộng', '400000'), a, b)).toEqual([]);
	expect(await ledger(total('Tổng cộng', '500000'), a, b)).toEqual([[2, 'amount_vnd', '500000', '400000']]);
	expect(await ledger(a, b, total('Tổng cộng', '0'))).toEqual([[4, 'amount_vnd', '0', '400000']]);
	for (const words of ['Lũy kế', 'Mang sang', 'Cộng lũy kế', 'Cộng quý III/2019'])
		expect(await ledger(a, b, total(words, '9000000')), words).toEqual([]);
});

it('a sum of a week among the rows is held against those since the one before, and is none of them', async () => {
	const week = (nth: number, amount: string) => total(`Cộng tuần ${nth}`, amount);
	const all = (amount: string) => total('Tổng cộng', amount);
	expect(await ledger(a, b, week(1, '400000'), c, week(2, '200000'), all('600000'))).toEqual([]);
	expect(await ledger(a, b, week(1, '400000'), c, week(2, '300000'), all('600000'))).toEqual([
		[6, 'amount_vnd', '300000', '200000']
	]);
	expect(await ledger(a, week(1, '200000'), b, all('600000'))).toEqual([
		[5, 'amount_vnd', '600000', '400000']
	]);
	for (const words of ['Cộng mang sang', 'Tổng quý 3', 'Brought forward', 'Trang trước chuyển sang'])
		expect(await ledger(a, total(words, '9000000'), b, all('400000')), words).toEqual([]);
});

it('refused rows are added up too, and where one cannot be read nothing is said', async () => {
	const refused = gift('B', { ward: 'không phường nào' });
	expect(await ledger(a, refused, total('Tổng cộng', '400000'))).toEqual([]);
	expect(await ledger(a, refused, total('Tổng cộng', '200000'))).toEqual([
		[4, 'amount_vnd', '200000', '400000']
	]);
	expect(await ledger(a, gift('B', { amount: '2OOOOO' }), total('Tổng cộng', '400000'))).toEqual([]);
	expect(await ledger(a, gift('A'), total('Tổng cộng', '400000'))).toEqual([]);
});

it('an amount is read as the file writes it, and one that is none is not held against anything', async () => {
	const rows = [HEADER, gift('A', { amount: '1.200.000' }), total('Tổng cộng', '1.300.000')];
	expect(await told('contribution', text(rows, ';'), { numberFormat: '1.234.567' })).toEqual([
		[3, 'amount_vnd', '1300000', '1200000']
	]);
	expect(await ledger(a, total('Tổng cộng', 'hai trăm nghìn'), total('Tổng cộng', ''))).toEqual([]);
});

it('holds for pledges and for what was spent, column by column', async () => {
	const spent = ['disbursement_id', 'fund_code', 'ward_code', 'paid_on', 'amount_vnd', 'purpose_code'];
	const row = (id: string, amount: number, households: number) => [
		...[id, 'POOR', '00139', '2019-05-06', amount, 'HOUSING', households]
	];
	const rows = [row('D1', 5_000_000, 2), row('D2', 1_000_000, 3), ['Cộng', '', '', '', 6_000_000, '', 6]];
	expect(await told('disbursement', csv([...spent, 'households'], ...rows))).toEqual([
		[4, 'households', '6', '5']
	]);
	const pledged = ['pledge_id', 'fund_code', 'pledged_on', 'amount_vnd', 'donor_kind'];
	const pledges = [
		['C1', 'POOR', '2019-05-06', 700, 'company'],
		['Tổng số', '', '', 800, '']
	];
	expect(await told('pledge', csv(pledged, ...pledges))).toEqual([[3, 'amount_vnd', '800', '700']]);
});

it('of a page’s totals without number the first and the last are held against their rows', async () => {
	const pages = Array.from({ length: 250 }, (_, at) => [gift(`N${at}`), total('Cộng trang', '200000')]);
	const wrong = (at: number, rows: string[][][]) =>
		rows.map((page, place) => (place === at ? [page[0]!, total('Cộng trang', '100000')] : page)).flat();
	const grand = total('Tổng cộng', '50000000');
	expect(await ledger(...pages.flat(), grand)).toEqual([]);
	expect(await ledger(...wrong(3, pages), grand)).toEqual([[9, 'amount_vnd', '100000', '200000']]);
	expect(await ledger(...wrong(248, pages), grand)).toEqual([[499, 'amount_vnd', '100000', '200000']]);
});

it('the totals of a month’s report are held against the rows of the month', async () => {
	const header = ['ward_code', 'period', 'poor_start', 'escaped', 'poor_end'];
	const rows = [
		['00139', '201001', 40, 1, 39],
		['00118', '201001', 20, 2, 18],
		['Tổng cộng', '201001', 60, 3, 58],
		['00139', '201002', 39, 0, 39],
		['Tổng cộng', '201002', 39, 0, 39]
	];
	expect(await told('ward_report_wide', csv(header, ...rows))).toEqual([[4, 'poor_end', '58', '57']]);
	const long = rows.flatMap(([ward = '', period = '', start = '', , end = '']) => [
		[ward, period, 'poor_start', start],
		[ward, period, 'poor_end', end]
	]);
	const names = ['ward_code', 'period', 'indicator', 'value'];
	expect(await told('ward_report', csv(names, ...long))).toEqual([[7, 'value', '58', '57']]);
});
