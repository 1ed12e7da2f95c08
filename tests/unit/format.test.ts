import { describe, expect, it } from 'vitest';
import { advantage } from '../../src/lib/domain/compared-figure';
import { formatNumber, formatPercent, formatPoints } from '../../src/lib/domain/format';

describe('a share', () => {
	it.each([
		[0.5678, 0, '57%'],
		[0.986, 1, '98,6%'],
		[1, 0, '100%'],
		[1, 1, '100%'],
		[0.996, 0, '99,6%'],
		[0.9996, 1, '99,96%'],
		// three billion less one đồng
		[2_999_999_999 / 3_000_000_000, 0, '99,99%'],
		[1.005, 0, '100,5%'],
		[1.0004, 1, '100,04%'],
		[1.000001, 0, '100,01%'],
		// what is lost in adding thirds up is no share
		[1 / 3 + 1 / 3 + 1 / 3 - Number.EPSILON, 0, '100%'],
		[1.06, 0, '106%'],
		[-0.1, 0, '-10%']
	])('of %d with %i decimals reads 100%% only when it is the whole: %s', (ratio, digits, said) => {
		expect(formatPercent(ratio, 'vi', digits)).toBe(said);
	});

	it('stands under the others of its column with the same decimals', () => {
		const column = [0.98, 0.986, 1].map((ratio) => formatPercent(ratio, 'en', 1, 'even'));
		expect(column).toEqual(['98.0%', '98.6%', '100.0%']);
		expect(formatPoints(0.9996, 'vi')).toBe('99,96');
		expect([12, 12.34].map((value) => formatNumber(value, 'vi', 1))).toEqual(['12,0', '12,3']);
	});

	it('differs from another as much as the two read', () => {
		expect(advantage('dossiers', 0.9996, 1)).toBeCloseTo(-0.0004, 10);
		expect(advantage('dossiers', 0.9871, 0.9874)).toBe(0);
	});
});
