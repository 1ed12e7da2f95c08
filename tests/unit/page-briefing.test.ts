import { describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { noNews } from '../../src/routes/briefing/change-lines';
import { dossierWords } from '../../src/routes/briefing/dossier-words';
import { placeInside } from '../../src/routes/briefing/title';

const since = { period: null, day: null, version: null, bad: false };

describe('what is new', () => {
	it('is nothing to be said where there is nothing before, which is not that nothing has changed', () => {
		overwriteGetLocale(() => 'vi');
		expect(noNews(since)).toBe('Chưa có kỳ trước để so sánh.');
		expect(noNews({ ...since, period: '201908', day: '2019-09-03' })).toBe('Không có thay đổi.');
		overwriteGetLocale(() => 'en');
		expect(noNews(since)).toBe('There is no earlier period to compare with.');
	});
});

describe('the dossiers of a briefing', () => {
	it('say how many wards reported them, and how many stand with an earlier figure', () => {
		overwriteGetLocale(() => 'vi');
		const dossiers = {
			...{ total: 1400, complete: 1385, remaining: 15, rate: 1385 / 1400, deadline: '2019-04-30' },
			...{ rateAtDeadline: null, wardsKnown: 14, wardsCarried: 1, series: [] }
		};
		expect(dossierWords(dossiers, 14, 'vi')).toBe(
			'Đã hoàn thiện 1.385 trong 1.400 hồ sơ (98,9%), còn 15; hạn 30/04/2019. Theo báo cáo tháng của 13/14 phường. ' +
				'1 phường chưa báo cáo, lấy số gần nhất.'
		);
		expect(dossierWords({ ...dossiers, wardsCarried: 0 }, 14, 'vi')).toContain('14/14');
	});
});

describe('the title of a briefing', () => {
	it('writes what the place is small inside a sentence, and leaves its name', () => {
		expect(placeInside({ name: 'Quận Long Biên', name_en: 'Long Biên district' }, 'vi')).toBe(
			'quận Long Biên'
		);
		expect(placeInside({ name: 'Quận Long Biên', name_en: 'Long Biên district' }, 'en')).toBe(
			'Long Biên district'
		);
	});
});
