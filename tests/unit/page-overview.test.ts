import { beforeAll, describe, expect, it } from 'vitest';
import { periodChoice, wardChoice } from '$lib/components/overview/choices';
import { anyPeriodChoice } from '$lib/components/span-choice';
import { actionItems } from '$lib/components/overview/attention-items';
import { lead } from '$lib/components/overview/lead';
import { metaWords } from '$lib/components/overview/meta';
import { trendChart, trendLabel } from '$lib/components/overview/trend-chart';
import { plain } from '$lib/components/sentence';
import { noFilter } from '$lib/domain/filter';
import type { AttentionItem } from '$lib/server/measures/attention';
import type { Overview } from '$lib/server/measures/overview';
import type { Trend } from '$lib/server/measures/trend';
import { overwriteGetLocale } from '$lib/paraglide/runtime';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const poor = { code: 'poor_end', name: 'Hộ nghèo', unit: 'household' };

const september: Overview = {
	indicator: 'poor_end',
	period: '201909',
	months: ['201901', '201902', '201903', '201904', '201905', '201906', '201907', '201908', '201909'],
	receivedAt: '2019-10-03T02:12:00.000Z',
	asOf: '2019-10-03',
	value: 412,
	reportedValue: 350,
	wardsReported: 12,
	wardsCarried: 0,
	wardsUnknown: 0,
	wardsExpected: 14,
	provisional: false,
	target: {
		value: 385,
		dueOn: '2019-12-31',
		baseline: 603,
		expected: 433.4,
		ahead: 21.4,
		progress: 0.86,
		expectedProgress: 0.75,
		status: 'on_course'
	},
	wardsAtRisk: [],
	wardsMet: 2,
	wardsNotReported: [],
	sources: {}
};
const atRisk = (wardName: string, status: 'at_risk' | 'missed' = 'at_risk') => ({
	wardCode: wardName,
	wardName,
	progress: 0.5,
	ahead: -4,
	status
});
const silent = (wardName: string, lastPeriod: string | null = '201908') => ({
	wardCode: wardName,
	wardName,
	status: 'missing' as const,
	dueOn: '2019-10-02',
	lastPeriod
});
const say = (overview: Overview, place = 'quận', single = false) =>
	lead({ overview, indicator: poor, place, single }, 'vi');
const words = (overview: Overview) => plain(say(overview)).replaceAll('\u00a0', ' ');

describe('the first sentence', () => {
	it('tells the position in whole households, then who is in trouble, counted when they are many', () => {
		const overview = {
			...september,
			wardsAtRisk: [atRisk('A'), atRisk('B'), atRisk('C')],
			wardsNotReported: [silent('Ngọc Thụy'), silent('Giang Biên')]
		};
		expect(words(overview)).toBe(
			'Hết tháng 9/2019, quận còn 412 hộ nghèo, nhanh hơn lộ trình 21 hộ. Ba phường có nguy cơ không đạt chỉ tiêu; ' +
				'Ngọc Thụy và Giang Biên chưa nộp báo cáo.'
		);
		expect(
			say(overview)
				.filter(({ wrong }) => wrong)
				.map(({ text }) => text)
		).toEqual(['Ba phường có nguy cơ không đạt chỉ tiêu']);
		expect(say(overview).filter(({ href }) => href)).toMatchObject([
			{
				text: expect.stringContaining('412'),
				href: '/provenance/district_indicator?period=201909&indicator=poor_end'
			}
		]);
	});

	it('takes less than one household off the path for being on it', () => {
		expect(words({ ...september, target: { ...september.target!, ahead: -0.7 } })).toContain('đúng lộ trình');
	});

	it('compares with the target itself from the due day on, and marks a total with older figures', () => {
		const target = { ...september.target!, expectedProgress: 1, ahead: -6 };
		const overview = { ...september, wardsCarried: 1, target, wardsAtRisk: [atRisk('Bồ Đề', 'missed')] };
		expect(words(overview)).toBe(
			'Hết tháng 9/2019, quận còn 412 hộ nghèo (tạm tính), còn cách chỉ tiêu năm 6 hộ. Bồ Đề không đạt chỉ tiêu năm.'
		);
	});

	it('never makes a number of what is not known', () => {
		const unknown = { ...september, value: null, wardsUnknown: 2 };
		expect(words(unknown)).toContain('Chưa cộng được số tháng 9/2019 của quận: hai phường chưa từng báo cáo');
		expect(plain(say({ ...unknown, wardsReported: 0 }, 'phường Giang Biên', true))).toBe(
			'Phường Giang Biên chưa có báo cáo tháng 9/2019.'
		);
		expect(plain(say({ ...september, period: null }))).toBe(
			'Chưa có báo cáo nào, nên chưa có con số để nói.'
		);
	});
});

it('tells which older figures a total holds, but of no total that is not there', () => {
	const overview = { ...september, wardsNotReported: [silent('Giang Biên'), silent('Cự Khối', null)] };
	expect(metaWords(overview, 'vi')[0]).toBe('Giang Biên tính theo số tháng 8/2019');
	expect(metaWords({ ...overview, value: null }, 'vi').join()).not.toContain('Giang Biên');
});

describe('to decide today', () => {
	const item = (
		rule: AttentionItem['rule'],
		wardName: string | null,
		facts: AttentionItem['facts']
	): AttentionItem => ({
		rule,
		wardCode: wardName,
		wardName,
		period: '201909',
		facts
	});
	const page = { thresholds: {}, filter: noFilter, staff: false, locale: 'vi' as const };

	it('tells wards in the same trouble together, with their sum', () => {
		const facts = (remaining: number) => ({ remaining, total: 90, rate: 0.9, deadline: '2019-04-30' });
		const [matter, ...rest] = actionItems(
			[item('dossiers_overdue', 'Cự Khối', facts(5)), item('dossiers_overdue', 'Bồ Đề', facts(2))],
			page
		);
		expect(rest).toEqual([]);
		expect(matter?.title).toBe('Cự Khối và Bồ Đề còn 7 hồ sơ quá hạn 30/04/2019');
		expect(matter?.detail).toBe('Cự Khối 5 · Bồ Đề 2');
	});

	it('tells each of few wards at risk apart, and the others of many together', () => {
		const facts = {
			...{ indicator: 'poor_end', indicatorName: 'Hộ nghèo cuối kỳ', indicatorNameEn: '', unit: 'household' },
			...{ progress: 0.3, value: 52, target: 38, neededPerMonth: 4.666, pastPerMonth: 0 }
		};
		const many = ['A', 'B', 'C', 'D', 'E'].map((name) => item('target_at_risk', name, facts));
		expect(actionItems(many.slice(0, 4), page)).toHaveLength(4);
		const told = actionItems(many, page);
		expect(told.map(({ title }) => title)).toEqual([
			'A: mới đạt 30% chỉ tiêu hộ nghèo',
			'B: mới đạt 30% chỉ tiêu hộ nghèo',
			'C: mới đạt 30% chỉ tiêu hộ nghèo',
			'D và E cũng có nguy cơ không đạt chỉ tiêu hộ nghèo'
		]);
		expect(told[0]?.detail).toBe('Cần giảm 4,7 hộ mỗi tháng; ba tháng qua không giảm');
		const slow = item('target_at_risk', 'A', { ...facts, pastPerMonth: 0.7 });
		expect(actionItems([slow], page)[0]?.detail).toBe(
			'Cần giảm 4,7 hộ mỗi tháng; ba tháng qua mỗi tháng giảm 0,7 hộ'
		);
	});

	it('tells targets of each indicator together, the district before its wards, and opens the page that shows them', () => {
		const of = (indicator: string, indicatorName: string, progress: number) => ({
			...{ indicator, indicatorName, indicatorNameEn: '', unit: 'household' },
			...{
				progress,
				value: 52,
				target: 38,
				dueOn: '2019-12-31',
				behind: 3,
				neededPerMonth: 4,
				pastPerMonth: 1
			}
		});
		const near = (progress: number) => of('near_poor_end', 'Hộ cận nghèo cuối kỳ', progress);
		const dossiers = (progress: number) => of('dossiers_complete', 'Hồ sơ đã hoàn thiện', progress);
		const wards = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
		const told = actionItems(
			[
				item('target_missed', 'A', near(0.6)),
				item('target_missed', null, dossiers(0.9)),
				...wards.map((name) => item('target_missed', name, dossiers(0.8))),
				item('target_at_risk', null, near(0.4)),
				...wards.map((name) => item('target_at_risk', name, near(0.3))),
				...wards.map((name) => item('target_at_risk', name, dossiers(0.2)))
			],
			{ ...page, filter: { ...noFilter, periods: ['201912'] } }
		);
		expect(told.map(({ title, href }) => [title, href])).toEqual([
			['A không đạt chỉ tiêu hộ cận nghèo, hạn 31/12/2019', '/wards/A?period=201912'],
			[
				'Quận và tám phường không đạt chỉ tiêu hồ sơ đã hoàn thiện, hạn 31/12/2019',
				'/targets/dossiers_complete?period=201912'
			],
			['Quận: mới đạt 40% chỉ tiêu hộ cận nghèo', '/targets/near_poor_end?period=201912'],
			...['A', 'B', 'C'].map((name) => [
				`${name}: mới đạt 30% chỉ tiêu hộ cận nghèo`,
				`/wards/${name}?period=201912`
			]),
			['Năm phường cũng có nguy cơ không đạt chỉ tiêu hộ cận nghèo', '/targets/near_poor_end?period=201912'],
			[
				'Tám phường có nguy cơ không đạt chỉ tiêu hồ sơ đã hoàn thiện',
				'/targets/dossiers_complete?period=201912'
			]
		]);
		expect(told[2]?.detail).toBe(
			'Chậm 3 hộ so với lộ trình. Cần giảm 4 hộ mỗi tháng; ba tháng qua mỗi tháng giảm 1 hộ'
		);
		expect(told[1]?.detail).toBe('Toàn quận 90% · A 80% · B 80% · C 80% · D 80% · E 80% · 3 nơi khác');
	});

	it('opens the pages of dossiers and payments for wards told together', () => {
		const late = (rule: AttentionItem['rule']) => ['A', 'B'].map((name) => item(rule, name, {}));
		const told = actionItems([...late('dossiers_overdue'), ...late('payments_late')], page);
		expect(told.map(({ href }) => href)).toEqual(['/dossiers?period=201909', '/dossiers?period=201909']);
	});

	it('tells each month a report is owed of, and many older ones together', () => {
		const owed = (wardName: string, period: string): AttentionItem => ({
			...item('report_missing', wardName, { status: 'missing', dueOn: '2019-10-02', daysLate: 1 }),
			period
		});
		const told = actionItems(
			[
				owed('A', '201909'),
				owed('B', '201908'),
				owed('C', '201907'),
				owed('A', '201906'),
				owed('A', '201905')
			],
			{ ...page, staff: true }
		);
		expect(told.map(({ title, href }) => [title, href])).toEqual([
			['A chưa nộp báo cáo tháng 9/2019', '/reports/reminder?period=201909'],
			['B chưa nộp báo cáo tháng 8/2019', '/reports/reminder?period=201908'],
			['C chưa nộp báo cáo tháng 7/2019', '/reports/reminder?period=201907'],
			['Còn 2 báo cáo của các tháng trước chưa nộp', '/reports']
		]);
		expect(told[3]?.detail).toBe('A tháng 6/2019 · A tháng 5/2019');
	});

	it('sends the public to the calendar, and the office to the reminder the public may not open', () => {
		const late = item('report_missing', 'Giang Biên', {
			status: 'missing',
			dueOn: '2019-10-02',
			daysLate: 1
		});
		expect(actionItems([late], page)[0]?.href).toBe('/reports?period=201909');
		expect(actionItems([late], { ...page, staff: true })[0]?.href).toBe('/reports/reminder?period=201909');
	});
});

describe('the trend', () => {
	const point = (period: string, value: number | null, more = {}) => ({
		period,
		value,
		complete: value !== null,
		reportedValue: value,
		wardsReported: value === null ? 0 : 14,
		wardsExpected: 14,
		provisional: true,
		toCome: false,
		path: 400,
		...more
	});
	const trend: Trend = {
		indicator: 'poor_end',
		unit: 'household',
		points: [point('201910', 429), point('201911', 410, { complete: false }), point('201912', null)],
		baseline: null,
		target: null,
		projection: ['201911', '201912'].map((period) => ({ period, low: 380, mid: 395.6, high: 410 }))
	};

	it('projects only months without a figure', () => {
		expect(trendChart(trend, 'hộ', () => '').projection).toEqual([
			{ period: '201912', low: 380, mid: 395.6, high: 410 }
		]);
	});

	it('is drawn from the exact numbers, so that a straight path has no kinks', () => {
		const straight = [58, 56.3, 54.7].map((path, i) => point(`20190${i + 1}`, 50, { path }));
		const drawn = trendChart({ ...trend, points: straight }, 'hộ', () => '').points;
		expect(drawn.map(({ path }) => path)).toEqual([58, 56.3, 54.7]);
	});

	it('tells the interval outwards, as the headline does', () => {
		const near = { ...trend, projection: [{ period: '201912', low: 374.4, mid: 382, high: 390.2 }] };
		expect(trendLabel(near, 'Hộ nghèo', 'vi')).toMatch(/374 đến 391|374–391/);
	});

	it('draws months with an older figure hollow, and those not approved where others are', () => {
		const hollow = (of: Trend) => trendChart(of, 'hộ', () => '').points.map(({ provisional }) => provisional);
		expect(hollow(trend)).toEqual([false, true, false]);
		const approved = { ...trend, points: [point('201909', 440, { provisional: false }), ...trend.points] };
		expect(hollow(approved)).toEqual([false, true, true, false]);
	});
});

describe('the filter', () => {
	it('shows the latest month as the one meant by nothing', () => {
		const choice = periodChoice(noFilter, '201903', 'vi', ['2019']);
		expect(choice?.options.map(({ value }) => value)).toEqual(['', '201902', '201901']);
		expect(periodChoice({ ...noFilter, periods: ['201903'] }, '201903', 'vi', ['2019'])?.value).toBe('');
	});

	it('offers the months of the year looked at, and of each other year the last, which leads to its own', () => {
		const offered = (periods: string[]) =>
			periodChoice({ ...noFilter, periods }, '201903', 'vi', ['2017', '2018', '2019', '2020'])?.options.map(
				({ value }) => value
			);
		expect(offered([])).toEqual(['', '201902', '201901', '201812', '201712']);
		const months = ['12', '11', '10', '09', '08', '07', '06', '05', '04', '03', '02', '01'];
		expect(offered(['201806'])).toEqual(['', ...months.map((month) => `2018${month}`), '201712']);
	});

	it('offers a paper every month and quarter of its year and every year, and nothing that has not begun', () => {
		const known = { years: ['2018', '2019'], latest: '201905' };
		const choice = anyPeriodChoice(noFilter, known, 'vi');
		expect(choice?.options.map(({ value }) => value)).toEqual([
			...['', '201904', '201903', '201902', '201901', '2019Q2', '2019Q1', '2019', '2018']
		]);
		expect(choice?.options[0]?.label).toBe('Tháng 5/2019');
		const quarter = { ...noFilter, periods: ['201804', '201805', '201806'] };
		const chosen = anyPeriodChoice(quarter, known, 'vi');
		expect(chosen?.value).toBe('2018Q2');
		expect(chosen?.options.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['', '201812', '2018Q2', '2019'])
		);
		expect(chosen?.options.filter(({ value }) => value === '2018Q2')).toHaveLength(1);
	});

	it('has no menu for what a menu cannot show', () => {
		expect(periodChoice({ ...noFilter, periods: ['201901', '201905'] }, '201906', 'vi', ['2019'])).toBeNull();
		expect(wardChoice({ ...noFilter, wards: ['00118', '00139'] }, [])).toBeNull();
	});
});
