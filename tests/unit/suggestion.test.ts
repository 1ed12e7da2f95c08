import { describe, expect, it } from 'vitest';
import { plainInteger, plainMonth } from '../../src/lib/domain/suggestion';

describe('what a cell probably means', () => {
	it('is asked only of texts as long as a number or a month can be', () => {
		const apart = (length: number) => `${'7'.padEnd(length - 5)}/2019`;
		expect([plainMonth(apart(100)), plainMonth(apart(101))]).toEqual(['201907', null]);
		const amount = (length: number) => `${'7'.padEnd(length - 4)}đồng`;
		expect([plainInteger(amount(100)), plainInteger(amount(101))]).toEqual(['7', null]);
	});
});
