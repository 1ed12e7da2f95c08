import { beforeAll, describe, expect, it } from 'vitest';
import { isFigure, type Column } from '$lib/components/cell';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { DifficultySum } from '$lib/server/measures/difficulties';
import type { PlanSum, ProposalSum } from '$lib/server/measures/plans';
import { leadOf, meanDays } from '../../src/routes/difficulties/lead';
import { matrixOf } from '../../src/routes/difficulties/matrix';
import { planColumns, proposalColumns } from '../../src/routes/plans/columns';
import { leadOf as plansLead } from '../../src/routes/plans/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const sum = (wardCode: string, category: string, more: Partial<DifficultySum>): DifficultySum => ({
	...{ wardCode, wardName: `Phường ${wardCode}`, category, raised: 1, answered: 1, open: 0 },
	...{ oldestDays: null, answerDays: 0 },
	...more
});
const sums = [
	sum('1', 'housing', { raised: 3, answered: 2, open: 1, oldestDays: 12, answerDays: 30 }),
	sum('1', 'payment', { answerDays: 9 }),
	sum('2', 'housing', { raised: 2, answered: 1, open: 1, oldestDays: 40, answerDays: 5 })
];

describe('difficulties', () => {
	it('begin with how many there are, and the one that has waited longest', () => {
		const said = leadOf(sums, 'vi');
		expect(plain(said)).toBe(
			'Các phường đã nêu 6 khó khăn, 4 đã được trả lời. Còn 2 khó khăn chưa trả lời, lâu nhất 40 ngày: phường Phường 2, nhà ở.'
		);
		expect(said[1]?.wrong).toBe(true);
		expect(plain(leadOf(sums.slice(1, 2), 'vi'))).toContain('Không còn khó khăn nào chờ trả lời.');
		expect(plain(leadOf([], 'vi'))).toBe('Chưa có khó khăn nào khớp bộ lọc.');
	});

	it('are answered in so many days on average, and in none that is known while nothing is answered', () => {
		expect(meanDays(sums)).toBe(11);
		expect(meanDays([sum('1', 'other', { answered: 0, open: 1 })])).toBeNull();
	});

	it('stand in a matrix in which nothing raised is empty, not zero', () => {
		const matrix = matrixOf(sums, ['payment', 'housing', 'other']);
		expect(matrix.categories).toEqual([
			{ code: 'payment', sum: { raised: 1, open: 0 } },
			{ code: 'housing', sum: { raised: 5, open: 2 } }
		]);
		expect(matrix.wards.map(({ cells }) => cells.map((cell) => cell && cell.raised))).toEqual([
			[1, 3],
			[null, 2]
		]);
		expect(matrix.all).toEqual({ raised: 6, open: 2 });
	});
});

describe('exit plans and proposals', () => {
	const plan = {
		wardCode: null,
		households: 10,
		madeHouseholds: 2,
		carriedOutHouseholds: 4,
		neededHouseholds: 4
	};

	it('begin with the households that have a plan, what waits, and what is to be decided', () => {
		const said = plansLead(
			[{ ...plan, madeRate: 0.6, oldestDays: 61 } as PlanSum],
			[{ wardCode: null, pending: 3, pendingBeneficiaries: 7 } as ProposalSum],
			'vi'
		);
		expect(plain(said)).toBe(
			'Đã lập phương án thoát nghèo cho 6 trên 10 hộ (60%), thực hiện xong 4 hộ. ' +
				'Còn 4 hộ chưa có phương án, lâu nhất 61 ngày. 3 đề xuất cho 7 người chờ quyết định.'
		);
	});

	it('have every number lead to the rows it counts, of the ward and of the district', () => {
		const numbers = <Row>(columns: Column<Row>[]) => columns.filter(({ kind }) => isFigure(kind));
		const links = <Row>(columns: Column<Row>[], row: Row) =>
			numbers(columns).map(({ href }) => decodeURIComponent(href?.(row) ?? ''));
		const place = { wardCode: '00118', wardName: 'Bồ Đề' };
		expect(links(planColumns('2019').page, place as PlanSum)).toEqual([
			'/data/exit_plan?ward_code=00118&period=2019',
			'/data/exit_plan?ward_code=00118&period=2019',
			'/data/exit_plan?ward_code=00118&period=2019&status=needed',
			'/data/exit_plan?ward_code=00118&period=2019&status=made',
			'/data/exit_plan?ward_code=00118&period=2019&status=carried_out',
			'/data/exit_plan?ward_code=00118&period=2019&status__in=made,carried_out',
			'/data/exit_plan?ward_code=00118&period=2019&status=carried_out',
			'/data/exit_plan?ward_code=00118&period=2019&status=needed'
		]);
		const district = { wardCode: null, wardName: null };
		for (const link of links(proposalColumns('2019').page, district as ProposalSum))
			expect(link).toMatch(/^\/data\/proposal\?period=2019/);
	});

	it('name the plans made as those that still wait to be carried out: the sentence counts both', () => {
		const made = planColumns('2019').paper.find(({ title }) => title.startsWith('Đã lập'));
		expect(made?.title).toBe('Đã lập, chưa thực hiện xong');
		expect(made?.value({ madeHouseholds: 244, carriedOutHouseholds: 207 } as PlanSum)).toBe(244);
	});

	it('say when there is none', () => {
		expect(plain(plansLead([], [], 'vi'))).toBe('Chưa có phương án thoát nghèo nào trong kỳ này.');
	});
});
