import { beforeAll, describe, expect, it } from 'vitest';
import { formatDayMonth } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { Way } from '$lib/server/measures/boundary';
import type { ThenAndNow } from '$lib/server/measures/then-and-now';
import type { UnitFigure } from '$lib/server/measures/unit-figures';
import { layWays, waySizes } from '../../src/routes/then-and-now/lay-ways';
import { waysSubtitle } from '../../src/routes/then-and-now/words';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const unit = (code: string, value: number | null): UnitFigure => ({
	...{ code, name: code, validFrom: '2003-11-06', inArea: true, period: '201912', value },
	...{ lastValue: null, knownValue: null, state: 'exact', wardsUnknown: 0, wardsWithoutShare: 0 }
});
const way = (wardCode: string, unitCode: string, share: number | null): Way => ({
	...{ wardCode, wardName: wardCode, unitCode, unitName: unitCode, unitValidFrom: '2003-11-06' },
	...{ inArea: true, whole: share === 1, share, source: null }
});
/** The small ward went whole, the large one was divided, and of the last one nobody knows how. */
const ways = [way('small', 'U', 1), way('large', 'U', 0.75), way('large', 'V', 0.25), way('silent', 'V', 1)];
const wards = [unit('small', 16), unit('large', 64), unit('silent', null)];
const thick = (counted: boolean) =>
	layWays(ways, wards, [unit('U', 64), unit('V', 16)], { ...waySizes[2]!, counted }).bands.map(
		({ thickness }) => thickness
	);

describe('where each ward went', () => {
	it('is drawn by bands as thick as what their part counts, so that the smallest ward is not the thickest', () => {
		const [small, most, least, silent] = thick(true);
		expect([small! / most!, least! / most!]).toEqual([16 / 48, 16 / 48]);
		expect(silent).toBeLessThan(small!);
	});

	it('is drawn by the part alone where a rate counts nothing', () => {
		const [small, most] = thick(false);
		expect(most! / small!).toBe(0.75);
	});

	it('says what the thickness is', () => {
		const boundary = { units: 7, on: '2025-07-01', asReported: false, unitsOutside: 0, wardsWithoutShare: 0 };
		const said = (figure: ThenAndNow['figure'], of: ThenAndNow['unit']) =>
			waysSubtitle({ boundary, unit: of, figure } as ThenAndNow, 'vi');
		expect(said('poor_end', 'household')).toContain('Dải càng dày thì hộ nghèo của phần đó càng nhiều');
		expect(said('dossiers', 'ratio')).toContain('Bề dày mỗi dải là phần của phường');
	});
});

describe('English words', () => {
	it('have one ward in the singular, no space before a per cent and no day that reads as a month', () => {
		const en = { locale: 'en' } as const;
		expect(m.conversion_unshared({ n: 1, count: 1 }, en)).toBe('1 ward without weights');
		expect(m.conversion_unshared({ n: 2, count: 2 }, en)).toBe('2 wards without weights');
		expect(m.trend_ahead({}, en)).toBe('Projected, 80%');
		expect(m.target_met_on({ on: '4 May 2019' }, en)).toBe('expected about 4 May 2019');
		expect(formatDayMonth('2019-02-01', 'en')).toBe('1 Feb');
		expect(formatDayMonth('2019-02-01', 'vi')).toBe('01/02');
	});
});
