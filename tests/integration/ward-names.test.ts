import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const REPORT = ['ward_code', 'period', 'indicator', 'value'];
const codes = async () =>
	(
		await fixture.store.warehouse.query<{ ward_code: string; value: bigint }>(
			'SELECT ward_code, value FROM ward_indicator ORDER BY value'
		)
	).map(({ ward_code, value }) => `${ward_code} ${value}`);

describe('wards written by name', () => {
	it('are counted under their code, record by record, and so again in a warehouse made anew', async () => {
		const outcome = await fixture.send(
			'ward_report',
			csv(
				['Phường', 'period', 'indicator', 'value'],
				['P. Bồ Đề', '201903', 'poor_end', 1],
				['00118', '201903', 'poor_end', 2],
				['giang bien', '201903', 'poor_end', 3],
				['Bồ đề cũ', '201904', 'poor_end', 4]
			),
			{ read: { wards: { 'Bồ đề cũ': '00139' } } }
		);
		expect(outcome).toMatchObject({ status: 'accepted', records: 4, accepted: 4, problemCount: 0 });
		const counted = ['00139 1', '00118 2', '00121 3', '00139 4'];
		expect(await codes()).toEqual(counted);
		const rows = await fixture.store.warehouse.query(
			"SELECT record FROM ward_indicator WHERE ward_code = '00121'"
		);
		expect(rows).toEqual([{ record: 3n }]);

		await fixture.store.warehouse.write((writer) =>
			writer.run('UPDATE meta SET schema_hash = $h', { h: 'old' })
		);
		await fixture.reopen();
		expect(await codes()).toEqual(counted);
	});

	it('that are not sure are asked about, with the wards they may be', async () => {
		const outcome = await fixture.send(
			'ward_report',
			csv(REPORT, ['Bố Đê', '201905', 'poor_end', 1], ['00118 - Bồ Đề', '201905', 'poor_end', 2]),
			{ dryRun: true }
		);
		expect(
			outcome.problems.map(({ line, column, code, value, params }) => [
				line,
				column,
				code,
				value,
				params.candidates
			])
		).toEqual([
			[2, 'ward_code', 'unknown_ward', 'Bố Đê', '00139'],
			[3, 'ward_code', 'ward_differs', '00118 - Bồ Đề', '00118, 00139']
		]);
		const resolved = await fixture.send(
			'ward_report',
			csv(REPORT, ['Bố Đê', '201905', 'poor_end', 1], ['00118 - Bồ Đề', '201905', 'poor_end', 2]),
			{ dryRun: true, read: { wards: { 'Bố Đê': '00139', '00118 - Bồ Đề': '00118' } } }
		);
		expect(resolved).toMatchObject({ status: 'accepted', accepted: 2 });
	});

	it('must agree with the codes beside them', async () => {
		const outcome = await fixture.send(
			'contribution',
			csv(
				[
					'contribution_id',
					'fund_code',
					'Mã phường',
					'Tên phường',
					'received_on',
					'amount_vnd',
					'donor_kind',
					'channel',
					'anonymous'
				],
				['A1', 'FOR_THE_POOR', '00118', 'Ngọc Thụy', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A2', 'FOR_THE_POOR', '00118', 'Bồ Đề', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A3', 'FOR_THE_POOR', '', 'Bồ Đề', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A4', 'FOR_THE_POOR', '', '', '2019-05-02', 1000, 'individual', 'cash', 'false']
			),
			{ acceptValid: true }
		);
		expect(outcome).toMatchObject({ accepted: 3, rejected: 1 });
		expect(outcome.problems).toMatchObject([
			{ line: 3, column: 'ward_name', code: 'ward_differs', value: 'Bồ Đề' }
		]);
		const rows = await fixture.store.warehouse.query(
			'SELECT contribution_id, ward_code FROM contribution ORDER BY record'
		);
		expect(rows).toEqual([
			{ contribution_id: 'A1', ward_code: '00118' },
			{ contribution_id: 'A3', ward_code: '00139' },
			{ contribution_id: 'A4', ward_code: null }
		]);
	});
});
