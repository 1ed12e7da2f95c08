import { describe, expect, it } from 'vitest';
import { contributionIds, isCredit, statementIdentity } from '../../src/lib/server/ingest/statement/identity';

const cells = {
	posted_on: '2019-10-17',
	posted_time: '',
	reference: '5213.45940',
	debit_vnd: '',
	credit_vnd: '50000',
	balance_vnd: '',
	counterparty: '',
	note: 'xxx ung ho'
};

describe('identity of a bank transaction', () => {
	it('is bank, reference, day, time and amount when there is a reference', () => {
		expect(statementIdentity({ ...cells, note: 'khác', balance_vnd: '9' }, 'VCB')).toEqual(
			statementIdentity(cells, 'VCB')
		);
	});

	it('takes in note and counterparty when there is none', () => {
		const bare = { ...cells, reference: '' };
		expect(statementIdentity({ ...bare, note: 'khác' }, 'VCB')).not.toEqual(statementIdentity(bare, 'VCB'));
	});

	it('gives an id that never changes', () => {
		expect(contributionIds('Vietcombank')({ cells })).toBe('BS-VUP4X5O2VY353QAKX74O');
	});

	it('differs by any part, and does not let one cell spill into the next', () => {
		const variants = [
			cells,
			{ ...cells, reference: '5213.4594' },
			{ ...cells, posted_on: '2019-10-18' },
			{ ...cells, posted_time: '10:00' },
			{ ...cells, credit_vnd: '500000' },
			{ ...cells, reference: '', note: 'ab', counterparty: 'c' },
			{ ...cells, reference: '', note: 'a', counterparty: 'bc' }
		];
		const ids = variants.map((variant) => contributionIds('VCB')({ cells: variant }));
		expect(new Set([...ids, contributionIds('Agribank')({ cells })]).size).toBe(variants.length + 1);
		expect(ids.every((id) => /^BS-[A-Z2-7]{20}$/.test(id))).toBe(true);
	});

	it('counts equal rows of one statement: two gifts alike are two, the same in the next statement', () => {
		const first = contributionIds('VCB');
		const second = contributionIds('VCB');
		const ids = [first({ cells }), first({ cells }), first({ cells })];
		expect(new Set(ids).size).toBe(3);
		expect([second({ cells }), second({ cells }), second({ cells })]).toEqual(ids);
	});

	it('is asked of credits only', () => {
		expect([cells, { ...cells, credit_vnd: '' }, { ...cells, credit_vnd: '0' }].map(isCredit)).toEqual([
			true,
			false,
			false
		]);
	});
});
