import { describe, expect, it } from 'vitest';
import { advantage } from '../../src/lib/domain/compared-figure';
import { formatNumber, formatPercent, formatPoints, formatVndSums } from '../../src/lib/domain/format';

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
		[-0.1, 0, '−10%']
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

describe('the head of a ledger', () => {
	const read = (received: bigint, spent: bigint, balance: bigint) => {
		const sums = formatVndSums({ received, spent, balance }, 'vi');
		const units = new Set(Object.values(sums).map(({ unit }) => unit));
		expect(units.size).toBe(1);
		return [...Object.values(sums).map(({ value }) => value), ...units];
	};

	it.each([
		// 9,14 − 5,12 would read as 4,02
		[9_143_100_000n, 5_115_800_000n, 4_027_300_000n, ['9,143', '5,116', '4,027', 'tỷ ₫']],
		[3_000_000_000n, 1_200_000_000n, 1_800_000_000n, ['3,00', '1,20', '1,80', 'tỷ ₫']],
		// to the đồng, where nothing less adds up; more digits than a double has
		[
			9_007_199_254_740_993n,
			9_007_199_254_740_992n,
			1n,
			['9.007.199,254740993', '9.007.199,254740992', '0,000000001', 'tỷ ₫']
		],
		[1_500_000n, 2_000_000n, -500_000n, ['1,5', '2,0', '−0,5', 'triệu ₫']],
		// what was there before makes the balance more than the difference: each is rounded alone
		[1_004_000_000n, 2_000_000n, 9_000_000_000n, ['1,004', '0,002', '9,000', 'tỷ ₫']],
		[0n, 0n, 0n, ['0', '0', '0', '₫']]
	])('%d − %d = %d adds up as it is read', (received, spent, balance, said) => {
		expect(read(received, spent, balance)).toEqual(said);
	});
});

describe('ledgers beside each other', () => {
	it('have the same decimals in the same unit, and both add up', () => {
		const one = { received: 4_020_000_000n, spent: 2_520_000_000n, balance: 1_500_000_000n };
		const other = { received: 9_143_100_000n, spent: 5_115_800_000n, balance: 4_027_300_000n };
		expect(formatVndSums(other, 'vi').received.value).toBe('9,143');
		expect(formatVndSums(one, 'vi').received.value).toBe('4,02');
		expect(formatVndSums(one, 'vi', [one, other]).received.value).toBe('4,020');
		expect(formatVndSums(other, 'vi', [one, other]).received.value).toBe('9,143');
	});

	it('of another unit keep their own', () => {
		const small = { received: 301_100_000n, spent: 289_400_000n, balance: 11_700_000n };
		const large = { received: 5_123_600_000n, spent: 2_594_700_000n, balance: 2_528_900_000n };
		expect(formatVndSums(small, 'vi', [large]).received).toEqual({ value: '301,1', unit: 'triệu ₫' });
	});
});
