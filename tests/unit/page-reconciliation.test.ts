import { describe, expect, it } from 'vitest';
import type { FundReconciliation, Outcome } from '../../src/lib/server/measures/reconciliation';
import { reconciliationLead } from '../../src/routes/funds/reconciliation/lead';
import { byMonth, byStatus } from '../../src/routes/funds/reconciliation/sums';

const outcome = (period: string, status: Outcome['status'], entries: number, bankVnd: bigint | null) => ({
	...{ fundCode: 'A', period, status, entries, ledgerVnd: 100n, bankVnd },
	differenceVnd: bankVnd === null ? null : bankVnd - 100n
});
const outcomes: Outcome[] = [
	outcome('201910', 'only_bank', 2, 130n),
	outcome('201910', 'matched', 5, 100n),
	outcome('201911', 'matched', 1, 100n),
	outcome('201911', 'no_statement', 3, null)
];

describe('outcomes added up', () => {
	it('over the months, in the order a person looks at them, what no statement covers staying unknown', () => {
		expect(byStatus(outcomes, ['A', 'B'])).toEqual([
			sum('matched', 6, 200n, 200n),
			sum('only_bank', 2, 100n, 130n),
			sum('no_statement', 3, 100n, null)
		]);
	});

	it('by month, the latest first, with the difference of what a statement covers', () => {
		expect(byMonth(outcomes)).toMatchObject([
			{ period: '201911', entries: { matched: 1, only_bank: 0, no_statement: 3 }, differenceVnd: 0n },
			{ period: '201910', entries: { matched: 5, only_bank: 2, no_statement: 0 }, differenceVnd: 30n }
		]);
		expect(byMonth([outcome('201911', 'no_statement', 3, null)])).toMatchObject([{ differenceVnd: null }]);
	});
});

describe('the sentence of the page', () => {
	const fund = (part: Partial<FundReconciliation>) => ({
		...{
			fundCode: 'A',
			firstOn: '2019-10-01',
			lastOn: '2019-10-31',
			days: 31,
			openDays: 0,
			unverifiableDays: 0
		},
		...{ brokenDays: 0, entries: 1_000, matched: 1_000, reconciledTo: '2019-10-31', daysOpen: 0 },
		...{ ledgerIn: 0n, bankIn: 0n, ledgerOut: 0n, bankOut: 0n },
		...part
	});
	const lead = (funds: FundReconciliation[], asked = ['A']) =>
		reconciliationLead(
			funds,
			asked,
			{ named: (code) => `Quỹ ${code}`, behind: (code) => `/behind/${code}` },
			'vi'
		);

	it('never says 100 % while an entry is open', () => {
		expect(lead([fund({ matched: 9_999, entries: 10_000, openDays: 1 })])).toEqual([
			{ text: 'Quỹ A: 9.999 trên ' },
			{ text: '10.000', href: '/behind/A' },
			{ text: ' khoản khớp giữa sổ và sao kê (99,99%), ' },
			{ text: '1 trên 31 ngày chưa đối chiếu xong', wrong: true },
			{ text: '.' }
		]);
		expect(lead([fund({})]).some(({ wrong }) => wrong)).toBe(false);
	});

	it('names a fund without a statement beside one that has some', () => {
		expect(lead([fund({})], ['A', 'B']).at(-1)).toEqual({
			text: 'Quỹ B: chưa có sao kê nên không thể đối chiếu.'
		});
		expect(lead([], ['A', 'B'])).toHaveLength(1);
	});
});

const sum = (status: string, entries: number, ledgerVnd: bigint, bankVnd: bigint | null) => ({
	...{ fundCode: 'A', status, entries, ledgerVnd, bankVnd },
	differenceVnd: bankVnd === null ? null : bankVnd - ledgerVnd
});
