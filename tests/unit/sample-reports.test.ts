import { describe, expect, it } from 'vitest';
import { monthEnd, addMonths } from '../../src/lib/domain/period';
import { reference } from './reference-files';
import { manifest, parsed, rowsOf, type SampleRow } from './sample-files';

const sent = manifest.files
	.filter((file) => file.dataset === 'ward_report_wide')
	.map((file) => ({ ...file, row: parsed(file.path).data[0] ?? {} }));

const number = (row: SampleRow | undefined, column: string): number => Number(row?.[column]);

/** What stands in the end: of a ward and month sent twice, the later. */
const standing = new Map(sent.map(({ row }) => [`${row.ward_code} ${row.period}`, row]));
const inMonth = (period: string) => [...standing.values()].filter((row) => row.period === period);
const total = (period: string, column: string) =>
	inMonth(period).reduce((all, row) => all + number(row, column), 0);

const FLOWS = ['', 'near_'];

describe('ward reports', () => {
	it('obey the household-flow identity, the mistaken ones too', () => {
		for (const { path, row } of sent)
			for (const near of FLOWS) {
				const of = (column: string) => number(row, near + column);
				const end =
					of('poor_start') +
					of('newly_poor') +
					of('fell_back') +
					of('moved_in') -
					of('escaped') -
					of('moved_out');
				expect(end, path).toBe(of('poor_end'));
			}
	});

	it('begin each month where the last one ended', () => {
		let followed = 0;
		for (const row of standing.values()) {
			const next = standing.get(`${row.ward_code} ${addMonths(row.period ?? '', 1)}`);
			if (!next) continue;
			followed++;
			for (const near of FLOWS)
				expect(number(next, `${near}poor_start`), `${row.ward_code} ${row.period}`).toBe(
					number(row, `${near}poor_end`)
				);
		}
		expect(followed).toBeGreaterThan(140);
	});

	it('count no more parts than there are', () => {
		for (const { path, row } of sent) {
			const of = (column: string) => number(row, column);
			expect(of('dossiers_complete') + of('dossiers_returned'), path).toBeLessThanOrEqual(
				of('dossiers_reviewed')
			);
			expect(of('dossiers_reviewed'), path).toBeLessThanOrEqual(of('dossiers_total'));
			expect(of('paid_on_time'), path).toBeLessThanOrEqual(of('beneficiaries_paid'));
			expect(of('paid_wrong'), path).toBeLessThanOrEqual(of('beneficiaries_paid'));
			expect(of('beneficiaries_paid'), path).toBeLessThanOrEqual(of('beneficiaries_due'));
			expect(of('exit_plans_carried_out'), path).toBeLessThanOrEqual(of('exit_plans_made'));
			expect(of('exit_plans_made'), path).toBeLessThanOrEqual(of('exit_plans_needed'));
			for (const { code } of reference.indicators) {
				if (code.startsWith('deprived_')) expect(of(code), path).toBeLessThanOrEqual(of('poor_end'));
				expect(of(code), `${path} ${code}`).toBeGreaterThanOrEqual(0);
			}
		}
	});

	it('carry arrears from month to month since January', () => {
		for (const row of standing.values()) {
			const before = standing.get(`${row.ward_code} ${addMonths(row.period ?? '', -1)}`);
			if (!before && row.period !== '201901') continue;
			const carried = before ? number(before, 'arrears_vnd') : 0;
			expect(number(row, 'arrears_vnd'), `${row.ward_code} ${row.period}`).toBe(
				carried + number(row, 'amount_due_vnd') - number(row, 'amount_paid_vnd')
			);
		}
	});

	it('come for all ward-months but two; a few late, four put right', () => {
		const wards = reference.wards.filter((ward) => ward.in_district);
		const due = (period: string) => {
			const end = new Date(`${monthEnd(period)}T23:59:59+07:00`);
			return end.getTime() + reference.district.report_due_days * 86_400_000;
		};
		const first = sent.filter((file) => !file.path.includes('-dinh-chinh'));
		expect(standing.size).toBe(wards.length * 12 - 2);
		expect(first).toHaveLength(standing.size);
		expect(first.filter((file) => Date.parse(file.received_at) > due(file.row.period ?? ''))).toHaveLength(6);
		expect(sent.length - first.length).toBe(4);
	});

	it('are put right before the next month’s report, and do change a figure', () => {
		for (const correction of sent.filter((file) => file.path.includes('-dinh-chinh'))) {
			const original = sent.find((file) => file.path === correction.path.replace('-dinh-chinh', ''));
			expect(original && original.received_at < correction.received_at).toBe(true);
			expect(original?.row).not.toEqual(correction.row);
			const nextEnd = monthEnd(addMonths(correction.row.period ?? '', 1));
			expect(correction.received_at.slice(0, 10) < nextEnd).toBe(true);
		}
	});
});

describe('the year they tell', () => {
	const targets = rowsOf('target').filter((row) => row.indicator === 'poor_end');

	it('lowers poor households from about 600 by a third, below one in a hundred', () => {
		const baseline = number(
			targets.find((row) => row.ward_code === ''),
			'baseline'
		);
		expect(baseline).toBeGreaterThan(580);
		expect(baseline).toBeLessThan(620);
		const left = [...reference.wards.filter((ward) => ward.in_district)].map(({ code }) =>
			number(standing.get(`${code} 201912`) ?? standing.get(`${code} 201911`), 'poor_end')
		);
		const all = left.reduce((sum, one) => sum + one, 0);
		expect(all).toBeGreaterThan(375);
		expect(all).toBeLessThan(405);
		expect(total('201903', 'poor_end') / total('201903', 'households_total')).toBeLessThan(0.01);
	});

	it('has two wards well beyond their target and three short of it', () => {
		const gaps = targets
			.filter((row) => standing.has(`${row.ward_code} 201912`))
			.map((row) => number(standing.get(`${row.ward_code} 201912`), 'poor_end') - number(row, 'value'));
		expect(gaps.filter((gap) => gap <= -4)).toHaveLength(2);
		expect(gaps.filter((gap) => gap > 0)).toHaveLength(3);
	});

	it('has nine dossiers in ten complete by the April deadline, in all wards but the slow ones', () => {
		expect(total('201904', 'dossiers_complete') / total('201904', 'dossiers_total')).toBeGreaterThan(0.85);
		const slow = inMonth('201904').filter(
			(row) => number(row, 'dossiers_complete') < 0.9 * number(row, 'dossiers_total')
		);
		expect(slow.map((row) => row.ward_code).sort()).toEqual(['00121', '00136', '00139', '00154']);
	});
});

describe('registers sent every quarter', () => {
	it('add up to what the reports say of exit plans and proposals', () => {
		const plans = new Map(rowsOf('exit_plan').map((row) => [row.plan_id, row]));
		const proposals = new Map(rowsOf('proposal').map((row) => [row.proposal_id, row]));
		for (const { code } of reference.wards.filter((ward) => ward.in_district && ward.code !== '00121')) {
			const december = standing.get(`${code} 201912`);
			const households = (states: string[]) =>
				[...plans.values()]
					.filter((row) => row.ward_code === code && states.includes(row.state ?? ''))
					.reduce((sum, row) => sum + number(row, 'households'), 0);
			expect(households(['needed', 'made', 'carried_out'])).toBe(number(december, 'exit_plans_needed'));
			expect(households(['made', 'carried_out'])).toBe(number(december, 'exit_plans_made'));
			expect(households(['carried_out'])).toBe(number(december, 'exit_plans_carried_out'));
			if (code === '00118') continue; // its October report was never sent
			const persons = [...proposals.values()]
				.filter((row) => row.ward_code === code)
				.reduce((sum, row) => sum + number(row, 'beneficiaries'), 0);
			const reported = [...standing.values()]
				.filter((row) => row.ward_code === code)
				.reduce((sum, row) => sum + number(row, 'beneficiaries_proposed'), 0);
			expect(reported, code).toBe(persons);
		}
	});

	it('hold about forty difficulties, most of them answered after they were raised', () => {
		const difficulties = new Map(rowsOf('difficulty').map((row) => [row.difficulty_id, row]));
		expect(difficulties.size).toBeGreaterThan(35);
		expect(difficulties.size).toBeLessThan(50);
		const answered = [...difficulties.values()].filter((row) => row.answered_on);
		expect(answered.length / difficulties.size).toBeGreaterThan(0.6);
		expect(answered.length).toBeLessThan(difficulties.size);
		for (const row of answered) expect((row.answered_on ?? '') > (row.raised_on ?? '')).toBe(true);
	});
});
