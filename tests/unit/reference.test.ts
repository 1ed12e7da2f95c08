import { describe, expect, it } from 'vitest';
import { withTaskDays } from '../../src/lib/server/district-days';
import { reference } from './reference-files';

const { wards, successors, funds, purposes, indicators, directives, district } = reference;
const ours = wards.filter((ward) => ward.in_district);

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

const neverBlank = (value: unknown, path: string): void => {
	if (typeof value === 'string' && path !== 'legal_basis') expect(value.trim(), path).not.toBe('');
	else if (Array.isArray(value)) value.forEach((one, index) => neverBlank(one, `${path}[${index}]`));
	else if (value && typeof value === 'object')
		for (const [key, one] of Object.entries(value)) neverBlank(one, key);
};

describe('wards', () => {
	it('are the 14 of 2019, each on a tile of its own', () => {
		expect(ours).toHaveLength(14);
		expect(unique(ours.map((ward) => ward.code))).toBe(true);
		expect(unique(ours.map((ward) => `${ward.tile_row},${ward.tile_col}`))).toBe(true);
		expect(ours.every((ward) => ward.tile_row !== null && ward.tile_col !== null)).toBe(true);
	});

	it('are told apart by code and validity, and one code is valid once on any day', () => {
		expect(unique(wards.map((ward) => `${ward.code} ${ward.valid_from}`))).toBe(true);
		for (const a of wards)
			for (const b of wards)
				if (a !== b && a.code === b.code && a.valid_from < b.valid_from)
					expect(a.valid_to !== null && a.valid_to < b.valid_from, a.code).toBe(true);
		const named = wards.filter((ward) => ward.code === '00118').map((ward) => ward.name);
		expect(named).toEqual(['Ngọc Thụy', 'Bồ Đề']);
	});
});

describe('successors', () => {
	const find = (code: string, from: string) =>
		wards.find((ward) => ward.code === code && ward.valid_from === from);

	it('name wards that exist, the old one ending the day before', () => {
		for (const { from_code, from_valid_from, to_code, to_valid_from, on } of successors) {
			const old = find(from_code, from_valid_from);
			expect(old, from_code).toBeDefined();
			expect(find(to_code, to_valid_from), to_code).toBeDefined();
			expect(Date.parse(on) - Date.parse(old?.valid_to ?? '')).toBe(86_400_000);
		}
	});

	it('lead every ward of 2019 onward, by 32 ways and no published share', () => {
		expect(new Set(successors.map((one) => one.from_code))).toEqual(new Set(ours.map((ward) => ward.code)));
		expect(successors).toHaveLength(32);
		expect(successors.every((one) => one.share === null)).toBe(true);
	});
});

describe('funds and purposes', () => {
	it('are the two funds, with their own colours and seasons', () => {
		expect(funds.map((fund) => [fund.code, fund.colour])).toEqual([
			['GRATITUDE', '#a3283c'],
			['FOR_THE_POOR', '#1f6fb2']
		]);
		for (const fund of funds) expect(fund.season_from < fund.season_to).toBe(true);
	});

	it('give each purpose one code and one of the funds', () => {
		expect(unique(purposes.map((purpose) => purpose.code))).toBe(true);
		for (const fund of funds)
			expect(purposes.filter((one) => one.fund_code === fund.code).length).toBeGreaterThanOrEqual(6);
		expect(purposes.every((one) => funds.some((fund) => fund.code === one.fund_code))).toBe(true);
	});
});

describe('indicators', () => {
	const codes = indicators.map((indicator) => indicator.code);

	it('hold the household flow twice, ten deprivations, and no code twice', () => {
		const flow = 'poor_start newly_poor fell_back moved_in escaped moved_out poor_end'.split(' ');
		expect(codes).toEqual(expect.arrayContaining([...flow, ...flow.map((code) => `near_${code}`)]));
		expect(codes.filter((code) => code.startsWith('deprived_'))).toHaveLength(10);
		expect(unique(codes)).toBe(true);
	});

	it('hold everything the domain asks of wards', () => {
		const named =
			'households_total dossiers_total dossiers_reviewed dossiers_complete dossiers_returned beneficiaries_due ' +
			'beneficiaries_paid paid_on_time paid_wrong amount_due_vnd amount_paid_vnd arrears_vnd exit_plans_needed ' +
			'exit_plans_made exit_plans_carried_out beneficiaries_proposed beneficiaries_accepted outreach_events people_reached';
		expect(codes).toEqual(expect.arrayContaining(named.split(' ')));
	});

	it('may each be a column beside ward and period', () => {
		for (const code of codes) expect(code).toMatch(/^[a-z][a-z_]*$/);
		expect(codes).not.toContain('ward_code');
		expect(codes).not.toContain('period');
	});
});

describe('directive 672-TB/QU', () => {
	const directive = directives[0];
	const tasks = directive?.tasks ?? [];
	const of = (prefix: string) => tasks.filter((task) => task.task_id.startsWith(`672-${prefix}`));

	it('holds every task the notice names', () => {
		expect([of('1'), of('2.'), of('3'), of('4'), of('5.')].map((group) => group.length)).toEqual([
			1, 6, 1, 1, 9
		]);
		expect(unique(tasks.map((task) => task.task_id))).toBe(true);
	});

	it('has the deadlines and the one ward that the notice states, and no others', () => {
		expect(tasks.filter((task) => task.due_on).map((task) => [task.task_id, task.due_on])).toEqual([
			[district.dossier_task, '2019-04-30']
		]);
		expect(tasks.filter((task) => task.starts_on).map((task) => [task.task_id, task.starts_on])).toEqual([
			[district.payment_task, '2019-01-01']
		]);
		const licence = tasks.filter((task) => task.ward_code !== null);
		expect(licence.map((task) => task.ward_code)).toEqual(['00139']);
		expect(licence[0]?.milestones).toHaveLength(4);
	});

	it('sets the deadline and the first month of payments, so that they are written down once', () => {
		expect([district.dossier_deadline, district.payments_from]).toEqual(['2019-04-30', '2019-01']);
		const own = { ...district, dossier_task: undefined, dossier_deadline: '2020-05-31' };
		expect(withTaskDays(own, directives).dossier_deadline).toBe('2020-05-31');
		expect(() => withTaskDays({ ...district, dossier_task: '672-1' }, directives)).toThrow(/672-1.*due_on/);
		expect(() => withTaskDays({ ...district, payment_task: 'none' }, directives)).toThrow(/none.*starts_on/);
	});

	it('keeps the source’s dates as printed and says that they were questioned', () => {
		expect(directive?.source).toMatchObject({
			posted_on: '2019-03-14',
			meeting_on: '2019-03-23',
			questioned: true
		});
	});
});

it('every text of every list is there, in both languages', () => {
	neverBlank(reference, 'reference');
	for (const row of [...funds, ...purposes, ...indicators]) expect(row.name_en).not.toBe(row.name);
});
