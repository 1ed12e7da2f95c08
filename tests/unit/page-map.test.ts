import { describe, expect, it } from 'vitest';
import type { MapCell, MapFigures } from '../../src/lib/server/measures/map-months';
import { classOf, mapClasses } from '../../src/routes/map/classes';
import { mapText } from '../../src/routes/map/words';

const figures = (values: number[], more: Partial<MapFigures> = {}): MapFigures =>
	({
		measure: 'poor_end',
		unit: 'household',
		scale: 'sequential',
		cells: values.map((value) => ({ value }) as MapCell),
		...more
	}) as MapFigures;
const classes = (shown: MapFigures) => mapClasses(shown, (value) => mapText(value, shown, 'vi'), 'vi');

describe('the classes of a map', () => {
	it('name no number of households twice', () => {
		const shown = classes(figures([14, 28, 37, 44, 58]));
		expect(shown.map(({ words }) => words)).toEqual(['10 – 19', '20 – 29', '30 – 39', '40 – 49', '50 – 59']);
		expect(classOf({ value: 20 } as MapCell, shown)?.words).toBe('20 – 29');
		// an estimate is written as the whole number below it
		expect(classOf({ value: 19.7 } as MapCell, shown)?.words).toBe('10 – 19');
	});

	it('end with the highest number when it is a round one', () => {
		const shown = classes(figures([10, 60]));
		expect(shown.at(-1)?.words).toBe('50 – 60');
		expect(classOf({ value: 60 } as MapCell, shown)).toBe(shown.at(-1));
	});

	it('are of whole households where there are few', () => {
		expect(classes(figures([1, 2, 3])).map(({ words }) => words)).toEqual(['1', '2 – 3']);
	});
});
