import { apart, scaleFor } from '$lib/charts/scale';
import { seasonSpan } from '$lib/charts/season';
import { shapeFor, shapes } from '$lib/charts/size';
import { sparkline } from '$lib/charts/sparkline';
import { textWidth } from '$lib/charts/textWidth';
import { luminance, rampColour, shareOf, whiteReads } from '$lib/components/tile';
import { describe, expect, it } from 'vitest';
import { sample } from './chartsFixtures';

describe('sparkline', () => {
	it('breaks at missing values and shows a lonely value as a dot', () => {
		const { path, dots } = sparkline([1, 2, null, 3, null, 4, 5]);
		expect(path.match(/M/g)).toHaveLength(2);
		expect(dots).toHaveLength(1);
	});

	it('goes across the whole box, the lowest value lowest', () => {
		expect(sparkline([0, 10]).path).toBe('M0 23L100 1');
		expect(sparkline([5, 5]).path).toBe('M0 12L100 12');
		expect(sparkline([null, null])).toEqual({ path: '', dots: [] });
	});
});

describe('scale', () => {
	it('has round ends that hold every value', () => {
		expect(scaleFor(349, 575, 3)).toEqual({ min: 300, max: 600, interval: 100 });
		expect(scaleFor(0, 2e9, 4)).toEqual({ min: 0, max: 2e9, interval: 5e8 });
		expect(scaleFor(5, 5, 3).max).toBeGreaterThanOrEqual(5);
	});

	it('moves words apart without changing their order', () => {
		const moved = apart([100, 104, 10], 20);
		expect(moved[2]).toBe(10);
		expect(moved[1]! - moved[0]!).toBe(20);
		expect(moved[0]! + moved[1]!).toBe(204);
	});
});

describe('season', () => {
	const year = Array.from({ length: 12 }, (_, i) => `2019${String(i + 1).padStart(2, '0')}`);

	it('lies on its days, also where they cross a month', () => {
		expect(seasonSpan({ from: '07-01', to: '07-31' }, year)).toEqual([6, 7]);
		const [from, to] = seasonSpan({ from: '10-17', to: '11-18' }, year)!;
		expect(from).toBeCloseTo(9 + 16 / 31);
		expect(to).toBeCloseTo(10 + 18 / 30);
	});

	it('is left out of months that do not have it, and cut where they end', () => {
		expect(seasonSpan({ from: '10-17', to: '11-18' }, year.slice(0, 9))).toBeNull();
		expect(seasonSpan({ from: '10-17', to: '11-18' }, year.slice(0, 10))![1]).toBe(10);
	});
});

describe('size', () => {
	it('chooses the drawing that the style sheet chooses', () => {
		const half = shapes('trend', sample.trend, 'half');
		expect([300, 399, 400, 559, 560, 900].map((width) => shapeFor(half, 'half', width).name)).toEqual([
			'narrow',
			'narrow',
			'middle',
			'middle',
			'wide',
			'wide'
		]);
	});

	it('grows with the rows', () => {
		const few = shapes('ranking', sample.ranking, 'half')[0]!.height;
		const rows = [...sample.ranking.rows, ...sample.ranking.rows];
		expect(shapes('ranking', { rows }, 'half')[0]!.height).toBeGreaterThan(few);
	});
});

describe('text width', () => {
	it('counts letters, not their accents', () => {
		expect(textWidth('Ngọc Thụy', 13)).toBe(textWidth('Ngoc Thuy', 13));
		expect(textWidth('MMM', 13)).toBeGreaterThan(textWidth('iii', 13));
	});
});

describe('tiles', () => {
	it('have words of at least 4.5 : 1 everywhere on the ramp, in both themes', () => {
		for (const theme of ['light', 'dark'] as const) {
			for (let share = 0; share <= 1; share += 0.01) {
				const fill = luminance(rampColour(theme, share));
				const contrast = whiteReads(theme, share) ? 1.05 / (fill + 0.05) : (fill + 0.05) / 0.05;
				expect(contrast).toBeGreaterThanOrEqual(4.5);
			}
		}
	});

	it('place values between the ends of the scale', () => {
		expect([shareOf(50, 0, 100), shareOf(-1, 0, 100), shareOf(5, 5, 5)]).toEqual([0.5, 0, 0.5]);
	});
});
