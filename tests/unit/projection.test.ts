import { describe, expect, it } from 'vitest';
import { project } from '../../src/lib/server/measures/projection';

const months = ['201901', '201902', '201903', '201904', '201905'];
const points = (...values: (number | null)[]) =>
	values.map((value, i) => ({ period: months[i] ?? '201906', value }));

describe('a projection', () => {
	it('continues a straight line exactly, with no width', () => {
		expect(project(points(50, 48, 46, 44, 42), '201907')).toEqual([
			{ period: '201906', mid: 40, low: 40, high: 40 },
			{ period: '201907', mid: 38, low: 38, high: 38 }
		]);
	});

	it('has the least-squares line and its 80 % prediction interval', () => {
		// x 1…5, y 10 9 9 7 5: mean x 3, mean y 8, Sxx 10, Sxy −12, slope −1.2; at x = 6: 8 − 1.2 × 3 = 4.4.
		// residuals −0.4 −0.2 1 0.2 −0.6 (line 10.4 9.2 8 6.8 5.6): sum of squares 1.6, s = √(1.6/3) = 0.7303.
		// half width = t(3 df, 90 %) 1.638 × 0.7303 × √(1 + 1/5 + 9/10) = 1.7335
		const [next] = project(points(10, 9, 9, 7, 5), '201906') ?? [];
		expect(next?.mid).toBeCloseTo(4.4, 10);
		expect(next?.low).toBeCloseTo(4.4 - 1.7335, 3);
		expect(next?.high).toBeCloseTo(4.4 + 1.7335, 3);
	});

	it('leaves a gap out without taking it for zero', () => {
		const [next] =
			project([...points(50, 48, null, 44, 42), { period: '201906', value: 40 }], '201907') ?? [];
		expect(next?.period).toBe('201907');
		for (const value of [next?.low, next?.mid, next?.high]) expect(value).toBeCloseTo(38, 6);
	});

	it('is not made of fewer than five months, nor into the past, and never falls below zero', () => {
		expect(project(points(50, 48, 46, 44), '201912')).toBeNull();
		expect(project(points(50, 48, 46, 44, 42), '201905')).toBeNull();
		expect(project(points(8, 6, 4, 2, 0), '201906')).toEqual([{ period: '201906', mid: 0, low: 0, high: 0 }]);
	});
});
