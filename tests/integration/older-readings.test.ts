import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { GROUPS } from '../fixtures/corpus/shape';
import { gift, gifts, HEADER, text } from '../fixtures/corpus/file';
import { newStore, type Fixture } from '../fixtures/store';
import { book, padded } from '../fixtures/workbook';

/** Whether files are read in none of the later ways, as before there were any. */
const then = vi.hoisted(() => ({ before: true }));
vi.mock('../../src/lib/server/ingest/rule-sets', async (original) => {
	const now = await original<typeof import('../../src/lib/server/ingest/rule-sets')>();
	const ruleSetOf: typeof now.ruleSetOf = (reference) => {
		const set = now.ruleSetOf(reference);
		const later: readonly string[] = now.LATER_READINGS;
		return then.before ? { ...set, own: set.own?.filter((name) => !later.includes(name)) } : set;
	};
	const isReadBy: typeof now.isReadBy = (reading, rules) => !then.before && now.isReadBy(reading, rules);
	const contextBy: typeof now.contextBy = (context, rules) =>
		now.contextBy(context, then.before ? { own: [] } : rules);
	return { ...now, ruleSetOf, isReadBy, contextBy };
});

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const send = async (
	bytes: Buffer,
	read = {},
	acceptValid = false,
	dataset = 'contribution',
	status = 'accepted'
) => {
	const outcome = await fixture.store.submit({
		dataset,
		source: Readable.from([bytes]),
		fileName: 'sổ',
		who: { role: 'admin', wardCode: null },
		options: { read, acceptValid }
	});
	expect(outcome).toMatchObject({ status });
};
const counted = () =>
	fixture.store.warehouse.query('SELECT * FROM fact_contribution ORDER BY contribution_id');
const problems = () => fixture.store.warehouse.query('SELECT * FROM problem ORDER BY ALL');
const reports = () =>
	fixture.store.warehouse.query(
		'SELECT ward_code, record, indicator, value FROM fact_ward_report ORDER BY ALL'
	);

it('reads a file again as it was read when it was counted', async () => {
	await send(
		book([
			{
				rows: [
					[...HEADER, 'reference'],
					[...gift('ZEROS'), padded(5213.4594, '0.00000')]
				]
			}
		])
	);
	const named = (id: string, name: string, ward = '00139') => Buffer.from(gifts(gift(id, { name, ward })));
	await send(named('UTF8', 'Nguyễn'), { encoding: 'windows-1258' });
	await send(named('VN1', 'CONTROL \x14'), { encoding: 'tcvn3' });
	const numbers = HEADER.map((_, at) => `(${at + 1})`);
	await send(Buffer.from(text([HEADER, numbers, gift('THIRD')])), {}, true);
	await send(Buffer.from(text([HEADER, ['Cộng tuần 1', '', '', '', '0'], gift('WEEK')])), {}, true);
	await send(named('KIND', 'x', 'Xã Bồ Đề'));
	const sheets = ['Tháng 7', 'Thang 7'].map((name, at) => ({ name, rows: [HEADER, gift(`SHEET${at}`)] }));
	await send(book(sheets), { sheet: 'thang 7' });
	const wide = (cell: string) => Array<string>(1000).fill(cell);
	const rows = [
		[...HEADER, ...wide('x')],
		[...gift('WIDE'), ...wide('1')]
	];
	await send(Buffer.from(text(rows)), { columns: { x: '' } });
	const district = [
		['ward_code', 'period', 'poor_end'],
		...[
			['Bồ Đề', '39'],
			['Sài Đồng', '18'],
			['Toàn quận', '57'],
			['Long Biên', '57']
		].map(([ward = '', end = '']) => [ward, '201001', end])
	];
	await send(Buffer.from(text(district)), {}, true, 'ward_report_wide');
	const groups = [...GROUPS, ['00121', '201001', '40', '39', '30', '30', '']];
	const letters = { '(D)': '', 'Hộ cận nghèo': '', '(F)': '' };
	const asOnce = { columns: { 'Hộ nghèo': 'poor_end', ...letters } };
	await send(book([{ rows: groups }]), asOnce, true, 'ward_report_wide');
	const numbered = [
		['STT', ...HEADER],
		['1', ...gift('NUMBERED')]
	];
	const remarked = [
		[...HEADER, 'Ghi chú lỗi'],
		[...gift('MARKED', { name: "'=1" }), '']
	];
	await send(Buffer.from(text(remarked)));
	await send(Buffer.from(text(numbered)), {}, false, 'contribution', 'refused');
	const told = await problems();
	expect(told).toContainEqual(expect.objectContaining({ code: 'extra_column', column: 'STT' }));
	const reported = await reports();
	expect(reported).toContainEqual(expect.objectContaining({ ward_code: '00145', record: 4n }));
	expect(reported.filter((row) => row.ward_code === '00121')).toMatchObject([
		{ indicator: 'poor_end', value: 40n }
	]);
	const before = await counted();
	expect(before).toMatchObject([
		{ contribution_id: 'KIND', ward_code: '00139' },
		{ contribution_id: 'MARKED', donor_name: "'=1" },
		{ contribution_id: 'SHEET0' },
		{ contribution_id: 'THIRD', record: 2n },
		{ contribution_id: 'UTF8', donor_name: 'Nguyá»…n' },
		{ contribution_id: 'VN1', donor_name: 'CONTROL \x14' },
		{ contribution_id: 'WEEK', record: 2n },
		{ contribution_id: 'WIDE' },
		{ contribution_id: 'ZEROS', reference: '5213.4594' }
	]);
	then.before = false;
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(before);
	expect(await reports()).toEqual(reported);
	expect(await problems()).toEqual(told);
});
