import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

describe('a ward report', () => {
	const FLOW = ['poor_start', 'newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out', 'poor_end'];
	const wide = (values: number[], ward = '00139', period = '201904') =>
		csv(['ward_code', 'period', ...FLOW], [ward, period, ...values]);
	const poorEnd = async () =>
		fixture.store.warehouse.query(
			"SELECT value, submission, record FROM ward_indicator WHERE ward_code = '00139' AND period = '201904' AND indicator = 'poor_end'"
		);

	it('must balance', async () => {
		// 40 + 1 + 0 + 1 − 3 − 0 = 39
		const outcome = await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 38]));
		expect(outcome.problems[0]).toMatchObject({ code: 'rule_broken', line: 2, column: 'poor_end' });
		expect(outcome.problems[0]?.params).toMatchObject({ rule: 'poor_flow', left: 39, right: 38 });
		expect(await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39]))).toMatchObject({
			status: 'accepted'
		});
	});

	it('is superseded by a correction, and the number says which file and record it is', async () => {
		await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39]));
		expect(await poorEnd()).toEqual([{ value: 39n, submission: 1, record: 1n }]);
		const correction = csv(
			['ward_code', 'period', 'indicator', 'value'],
			['00139', '201904', 'escaped', 4],
			['00139', '201904', 'poor_end', 38]
		);
		expect(await fixture.send('ward_report', correction)).toMatchObject({
			status: 'accepted',
			problemCount: 0
		});
		expect(await poorEnd()).toEqual([{ value: 38n, submission: 2, record: 2n }]);
	});

	it('warns when a partial correction no longer balances with what is on record', async () => {
		await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39]));
		const text = csv(['ward_code', 'period', 'indicator', 'value'], ['00139', '201904', 'poor_end', 30]);
		const outcome = await fixture.send('ward_report', text);
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 1 });
		expect(outcome.problems[0]).toMatchObject({ code: 'rule_broken', severity: 'warning' });
	});

	it('keeps an empty cell as not reported, which is not zero', async () => {
		const text = `ward_code,period,poor_end,escaped\n00139,201904,,0\n`;
		await fixture.send('ward_report_wide', text);
		expect(await poorEnd()).toEqual([]);
	});

	it('is taken from a ward officer for its own ward only', async () => {
		const who = { role: 'ward_officer' as const, wardCode: '00115' };
		const outcome = await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39]), { who });
		expect(outcome.problems[0]).toMatchObject({ code: 'ward_not_yours', params: { own: '00115' } });
		expect(problemMessage(outcome.problems[0]!, 'vi')).toMatch(
			/^Dòng này thuộc phường \p{L}[\p{L} ]+ \(\d{5}\); .* chỉ nộp cho phường \p{L}[\p{L} ]+ \(00115\)\.$/u
		);
	});

	it('is taken from an officer whose ward is not in the list for no ward at all', async () => {
		const who = { role: 'ward_officer' as const, wardCode: '99999' };
		const outcome = await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39]), { who });
		expect(outcome).toMatchObject({ status: 'refused', accepted: 0 });
		expect(outcome.problems[0]).toMatchObject({ code: 'ward_not_yours', params: { own: '99999' } });
	});

	it('refuses every row of a flow that does not balance, so that no part of it is counted', async () => {
		const rows = [50, 0, 0, 0, 3, 0, 40].map((value, at) => ['00139', '201906', FLOW[at]!, value]);
		const text = csv(['ward_code', 'period', 'indicator', 'value'], ...rows);
		const outcome = await fixture.send('ward_report', text, { acceptValid: true });
		expect(outcome).toMatchObject({ status: 'refused', records: 7, accepted: 0, rejected: 7 });
	});

	it('of another ward is neither taken over nor told of', async () => {
		const header = ['difficulty_id', 'ward_code', 'raised_on', 'category', 'summary'];
		const category = fixture.store.datasets
			.get('difficulty')!
			.fields.find(({ name }) => name === 'category')!;
		const row = (ward: string) =>
			csv(header, ['KK1', ward, '2019-05-01', category.constraints!.enum![0]!, 'nội dung']);
		await fixture.send('difficulty', row('00148'), { who: { role: 'ward_officer', wardCode: '00148' } });
		const who = { role: 'ward_officer' as const, wardCode: '00139' };
		const taken = await fixture.send('difficulty', row('00139'), { who });
		expect(taken.problems[0]).toMatchObject({ code: 'of_another_ward', params: { ward: '00148' } });
		const same = await fixture.send('difficulty', row('00148'), { who });
		expect(same).toMatchObject({ status: 'refused', repeated: false });
		expect(same.problems[0]).toMatchObject({ code: 'ward_not_yours' });
	});

	it('cannot speak of a month that has not begun', async () => {
		const outcome = await fixture.send('ward_report_wide', wide([40, 1, 0, 1, 3, 0, 39], '00139', '202002'));
		expect(outcome.problems[0]).toMatchObject({ code: 'period_in_future', column: 'period' });
	});
});
