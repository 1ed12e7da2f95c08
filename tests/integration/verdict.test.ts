import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kpiCells } from '../../src/lib/components/overview/kpi-cells';
import { lead } from '../../src/lib/components/overview/lead';
import { plain } from '../../src/lib/components/sentence';
import { cellText } from '../../src/lib/components/cell';
import { noFilter } from '../../src/lib/domain/filter';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime';
import { compared } from '../../src/lib/server/measures/compared';
import { kpis } from '../../src/lib/server/measures/kpis';
import { overview } from '../../src/lib/server/measures/overview';
import { targets } from '../../src/lib/server/measures/targets';
import { trend } from '../../src/lib/server/measures/trend';
import { wardPage } from '../../src/lib/server/measures/ward';
import { percentOf } from '../../src/routes/compare/figures';
import { targetLead } from '../../src/routes/targets/[indicator]/lead';
import { targetsLead } from '../../src/routes/targets/matrix';
import { districtRow } from '../../src/routes/wards/ward-rows';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

let district: SmallDistrict;
beforeAll(async () => {
	overwriteGetLocale(() => 'vi');
	district = await smallDistrict();
	const on = (day: string) => `${day}T09:00:00+07:00`;
	// From 600 to 400 in the year 2019; 399 in December is one household better: 201/200 of the way.
	await district.send(
		'target',
		on('2019-01-10'),
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		['', 'poor_end', 600, '2018-12-31', 400, '2019-12-31'],
		[BO_DE, 'poor_end', 200, '2018-12-31', 134, '2019-12-31'],
		// due later: no page may take it for the one of the year
		['', 'poor_end', 600, '2018-12-31', 300, '2020-12-31']
	);
	for (const [ward, before] of [
		[BO_DE, 150],
		[NGOC_THUY, 140],
		[THUONG_THANH, 133]
	] as const)
		await district.report(ward, '201911', on('2019-12-02'), { poor_end: before });
	await district.report(BO_DE, '201912', on('2020-01-02'), { poor_end: 133 });
	await district.report(NGOC_THUY, '201912', on('2020-01-02'), { poor_end: 133 });
});
afterAll(() => district.dispose());

const december = { ...noFilter, periods: ['201912'] };
const poor = { code: 'poor_end', name: 'Hộ nghèo', unit: 'household' };

/** What each page has to say of the district's target in December: in figures, as a status, in words. */
async function told() {
	const ask = district.store.answers;
	const head = await kpis(ask, december);
	const facts = await overview(ask, december);
	const all = await targets(ask, december);
	const own = all.cells.find(({ wardCode }) => wardCode === null);
	const beside = (await compared(ask, { wards: [], periods: ['201912'] })).find(
		({ wardCode, figure }) => wardCode === null && figure === 'target'
	);
	const ward = await wardPage(ask, BO_DE, december, false);
	const course = await trend(ask, december);
	const row = districtRow(head);
	return {
		progress: [
			head.poor.progress,
			facts.target?.progress,
			own?.progress,
			beside?.value,
			row.figures.progress,
			ward?.targets.find(({ indicator }) => indicator === 'poor_end')?.districtProgress
		],
		status: [head.poor.status, facts.target?.status, own?.status, row.status, course.target?.status],
		printed: [
			kpiCells(head, [], december, 'vi')[0]?.detail?.match(/[\d,]+%/)?.[0],
			beside?.value == null ? undefined : percentOf('target', beside.value, 'vi'),
			row.figures.progress == null
				? undefined
				: cellText(row.figures.progress, { title: '', kind: 'percent', value: () => null }, 'vi')
		],
		words: [
			plain(lead({ overview: facts, indicator: poor, place: 'quận', single: false }, 'vi')),
			plain(targetLead({ cell: own, period: '201912', place: 'quận', indicator: poor }, 'vi')),
			plain(targetsLead(all, [poor], 'vi'))
		]
	};
}

describe('the verdict on the district’s target, due in the month looked at', () => {
	it('is given by no page while a ward has not reported', async () => {
		const { progress, status, printed, words } = await told();
		expect(new Set(progress)).toEqual(new Set([null]));
		expect(new Set(status)).toEqual(new Set(['no_data']));
		expect(new Set(printed)).toEqual(new Set([undefined]));
		expect(words[0]).toContain(
			'quận còn 399 hộ nghèo (tạm tính), chưa đủ báo cáo để kết luận so với chỉ tiêu.'
		);
		expect(words[1]).toContain(
			'quận còn 399 hộ nghèo (tạm tính), chưa đủ báo cáo để kết luận so với chỉ tiêu.'
		);
		expect(words[2]).toContain('chưa đủ báo cáo để kết luận về 1 chỉ tiêu của quận.');
	});

	it('is the same on every page once all have', async () => {
		await district.report(THUONG_THANH, '201912', '2020-01-03T09:00:00+07:00', { poor_end: 133 });
		const { progress, status, printed, words } = await told();
		expect(new Set(progress)).toEqual(new Set([1.005]));
		expect(new Set(status)).toEqual(new Set(['exceeded']));
		expect(new Set(printed)).toEqual(new Set(['100,5%']));
		expect(words[0]).toContain('quận còn 399 hộ nghèo, tốt hơn chỉ tiêu năm 1 hộ.');
		expect(words[1]).toContain('quận còn 399 hộ nghèo, vượt.');
		expect(words[2]).toContain('quận đạt 1 trên 1 chỉ tiêu.');
	});
});
