import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remarksName } from '../../src/lib/domain/remarks-name';
import type { Who } from '../../src/lib/domain/role';
import { choose, previewOf } from '../fixtures/preview';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book } from '../fixtures/workbook';

const who: Who = { role: 'standing_agency', wardCode: null, via: 'demo' };

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const draft = (bytes: Buffer | string) =>
	fixture.store.draft({
		dataset: 'contribution',
		source: Readable.from([Buffer.from(bytes)]),
		fileName: 'so.csv',
		who
	});
const preview = (id: string) => previewOf(fixture.store, id, who);

describe.each([
	['text', (...rows: (string | number)[][]) => Buffer.from(csv(...rows))],
	['a workbook', (...rows: (string | number)[][]) => book([{ rows }])]
])('%s without a column that every row must have', (_, file) => {
	const OWN = ['contribution_id', 'received_on', 'amount_vnd', 'donor_kind', 'channel', 'note'];
	const own = (id: string, amount: string | number = 50_000) => [
		...[id, '2019-11-05', amount, 'individual', 'cash', '']
	];
	const chosen = async (id: string, name: string, value: string) => {
		await choose(fixture.store, id, who, [name, value]);
		return preview(id);
	};
	const funds = () =>
		fixture.store.warehouse.query('SELECT fund_code, count(*)::INTEGER AS n FROM contribution GROUP BY ALL');

	it('is given one value for all of them, which is told, and read again as it was', async () => {
		const total = ['Tổng cộng', '', 100_000, '', '', ''];
		const { id } = await draft(file(OWN, own('A'), ['', '', '', '', '', ''], own('B'), total));
		const before = await preview(id);
		expect(before.causes.map(({ code, fix }) => [code, fix])).toEqual([
			['missing_column', { kind: 'heading', column: 'fund_code', headings: [], likely: null, one: 'code' }]
		]);
		expect(before.codes).toMatchObject([{ column: 'fund_code', codes: [{ code: 'GRATITUDE' }, {}] }]);
		const after = await chosen(id, 'value', 'fund_code=GRATITUDE');
		expect(after).toMatchObject({ acceptable: true, causes: [], counts: { records: 2, accepted: 2 } });
		expect(after.decisions).toContainEqual({
			about: 'oneValues',
			value: 'fund_code = GRATITUDE',
			by: 'sender'
		});
		expect(after.decisions).toContainEqual({ about: 'totalLines', value: '5', by: 'file' });

		const found = fixture.store.desk.find(id, who);
		await fixture.store.desk.accept(found, { acceptValid: false, read: found.read });
		expect(await funds()).toEqual([{ fund_code: 'GRATITUDE', n: 2 }]);
		await fixture.remake();
		expect(await funds()).toEqual([{ fund_code: 'GRATITUDE', n: 2 }]);
	});

	it('gives its refused rows back as they were sent, and knows them again', async () => {
		const { id } = await draft(file(OWN, own('A'), own('B', '5o.000')));
		await chosen(id, 'value', 'fund_code=GRATITUDE');
		const found = fixture.store.desk.find(id, who);
		const { workbook, parts } = await fixture.store.desk.remarks(found, 'vi');
		const all: Uint8Array[] = [];
		for await (const part of parts) all.push(part);
		const again = await fixture.store.draft({
			...{ dataset: 'contribution', source: Readable.from([Buffer.concat(all)]), who },
			fileName: remarksName(found.fileName, workbook)
		});
		expect(again.read).toEqual({ values: { fund_code: 'GRATITUDE' } });
		const page = await preview(again.id);
		expect(page.causes.map(({ code, rows }) => [code, rows?.header])).toEqual([
			['not_integer', [...OWN, 'Ghi chú lỗi']]
		]);
	});

	it('is asked to take the value back where it has the column', async () => {
		const { id } = await draft(file(['fund_code', ...OWN], ['GRATITUDE', ...own('A')]));
		const page = await chosen(id, 'value', 'fund_code=FOR_THE_POOR');
		expect(page.causes.map(({ code, fix }) => [code, fix])).toEqual([
			['value_not_needed', { kind: 'forget', option: 'forget_value', said: 'fund_code' }]
		]);
		expect(await chosen(id, 'forget_value', 'fund_code')).toMatchObject({ acceptable: true });
	});
});

it('a row with too many or too few cells stays one where a column was given one value', async () => {
	const header = ['contribution_id', 'received_on', 'amount_vnd', 'donor_kind', 'channel'];
	const right = ['A', '2019-11-05', 50_000, 'individual', 'cash'];
	const file = csv(header, right, [...right, 'x'], right.slice(0, -1));
	const read = { values: { fund_code: 'GRATITUDE' } };
	const outcome = await fixture.send('contribution', file, { read, acceptValid: true });
	expect(outcome).toMatchObject({ records: 3, accepted: 1, rejected: 2 });
	expect(outcome.problems.map(({ code, line }) => [code, line])).toEqual([
		['wrong_cell_count', 3],
		['wrong_cell_count', 4]
	]);
});

it('a report without ward and month is of one ward and of one of the latest months', async () => {
	const { id } = await fixture.store.draft({
		...{ dataset: 'ward_report_wide', fileName: 'thang.csv', who },
		source: Readable.from([Buffer.from(csv(['poor_start', 'poor_end'], [40, 39]))])
	});
	const asked = await preview(id);
	expect(asked.causes.map(({ fix }) => fix?.kind === 'heading' && fix.one)).toEqual(['ward', 'month']);
	expect(asked.months[0]).toEqual({ code: '202001', words: 'Tháng 1/2020' });
	await choose(fixture.store, id, who, ['value', 'ward_code=00139'], ['value', 'period=201912']);
	expect(await preview(id)).toMatchObject({ acceptable: true, counts: { accepted: 1 } });
});

it('one value for all rows is a code that there is, of no figure, day or number of its own', async () => {
	const refusal = (dataset: string, column: string, value: string) =>
		fixture.store
			.draft({
				...{ dataset, source: Readable.from([Buffer.from('x')]), fileName: 'so.csv', who },
				options: { read: { values: { [column]: value } }, fund: 'GRATITUDE' }
			})
			.then(
				() => 'taken',
				(error: Error) => error.message
			);
	expect(await refusal('contribution', 'fund_code', 'POOR')).toContain('It takes GRATITUDE, FOR_THE_POOR');
	for (const column of ['amount_vnd', 'received_on', 'contribution_id', 'no_column'])
		expect(await refusal('contribution', column, '1')).toContain('It takes fund_code, ward_code');
	expect(await refusal('ward_report_wide', 'period', '2019-12')).toContain('period=2019-12');
	expect(await refusal('ward_report_wide', 'ward_code', '99999')).toContain('ward_code=99999');
	expect(await refusal('poverty_review', 'ward_code', '00139')).toContain('no column of this template');
	expect(await refusal('contribution', 'channel', 'cash')).toBe('taken');
});
