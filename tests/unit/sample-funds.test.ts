import { describe, expect, it } from 'vitest';
import { reference } from './reference-files';
import { manifest, parsed, rowsOf, sum } from './sample-files';

const contributions = rowsOf('contribution');
const disbursements = rowsOf('disbursement');
const ofFund = (code: string) => contributions.filter((row) => row.fund_code === code);
const within = (from: string, to: string) => (row: Record<string, string>) =>
	(row.received_on ?? '') >= from && (row.received_on ?? '') <= to;

describe('contributions', () => {
	it('are about 20,000, each with an id of its own, in the file of their month', () => {
		expect(contributions.length).toBeGreaterThan(19_000);
		expect(contributions.length).toBeLessThan(21_000);
		expect(new Set(contributions.map((row) => row.contribution_id)).size).toBe(contributions.length);
		for (const file of manifest.files.filter((one) => one.dataset === 'contribution')) {
			const months = new Set(
				parsed(file.path).data.map((row) => row.received_on?.slice(0, 7).replace('-', ''))
			);
			expect([...months].map((month) => `contributions/${month}.csv`)).toEqual([file.path]);
		}
	});

	it('come mostly in each fund’s season', () => {
		const gratitude = ofFund('GRATITUDE');
		const poor = ofFund('FOR_THE_POOR');
		const july = gratitude.filter(within('2019-07-01', '2019-07-31'));
		const poorMonth = poor.filter(within('2019-10-17', '2019-11-18'));
		expect(sum(july, 'amount_vnd') / sum(gratitude, 'amount_vnd')).toBeGreaterThan(0.5);
		expect(sum(poorMonth, 'amount_vnd') / sum(poor, 'amount_vnd')).toBeGreaterThan(0.5);
		expect(poor.filter(within('2019-07-01', '2019-07-31')).length).toBeLessThan(july.length / 10);
	});

	it('come from every kind of donor, by every channel, to every ward and the district', () => {
		const values = (column: string) => new Set(contributions.map((row) => row[column])).size;
		expect([values('donor_kind'), values('channel'), values('ward_code')]).toEqual([7, 4, 15]);
	});

	it('are sums such as people give', () => {
		const small = contributions
			.filter((row) => row.donor_kind === 'individual')
			.map((row) => Number(row.amount_vnd))
			.sort((a, b) => a - b);
		expect(small[Math.floor(small.length / 2)]).toBe(100_000);
		const businesses = contributions.filter((row) => row.donor_kind === 'business');
		expect(sum(businesses, 'amount_vnd') / businesses.length).toBeGreaterThan(2_000_000);
	});

	it('credit no real business: those named say that they are examples', () => {
		for (const row of contributions.filter((one) => one.donor_kind === 'business'))
			expect(row.donor_name).toMatch(/ Ví dụ \d+$/);
	});
});

describe('disbursements', () => {
	it('are about 800 and name a purpose of their own fund', () => {
		expect(disbursements.length).toBeGreaterThan(750);
		expect(disbursements.length).toBeLessThan(850);
		const fundOf = new Map(reference.purposes.map((purpose) => [purpose.code, purpose.fund_code]));
		for (const row of disbursements) expect(fundOf.get(row.purpose_code ?? '')).toBe(row.fund_code);
		expect(new Set(disbursements.map((row) => row.purpose_code))).toEqual(new Set(fundOf.keys()));
	});

	it('never exceed what the same ward had received for that fund', () => {
		type Entry = { key: string; on: string; amount: number };
		const entries: Entry[] = [
			// On one day what is paid counts first: money is spent the day after it came at the earliest.
			...disbursements.map((row) => ({
				key: `${row.fund_code} ${row.ward_code}`,
				on: row.paid_on ?? '',
				amount: -Number(row.amount_vnd)
			})),
			...contributions.map((row) => ({
				key: `${row.fund_code} ${row.ward_code}`,
				on: row.received_on ?? '',
				amount: Number(row.amount_vnd)
			}))
		].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
		const balance = new Map<string, number>();
		let lowest = 0;
		for (const { key, amount } of entries) {
			const now = (balance.get(key) ?? 0) + amount;
			balance.set(key, now);
			lowest = Math.min(lowest, now);
		}
		expect(balance.size).toBe(30);
		expect(lowest).toBe(0);
	});
});

it('campaigns: one of each fund in every ward, over its season', () => {
	const campaigns = rowsOf('campaign');
	expect(new Set(campaigns.map((row) => `${row.fund_code} ${row.ward_code}`)).size).toBe(28);
	for (const row of campaigns) {
		const fund = reference.funds.find((one) => one.code === row.fund_code);
		expect([row.starts_on, row.ends_on]).toEqual([`2019-${fund?.season_from}`, `2019-${fund?.season_to}`]);
	}
});

it('pledges: about 600, all made at a launch', () => {
	const pledges = rowsOf('pledge');
	expect(pledges).toHaveLength(600);
	for (const row of pledges) {
		const fund = reference.funds.find((one) => one.code === row.fund_code);
		expect((row.pledged_on ?? '') >= `2019-${fund?.season_from}`).toBe(true);
		expect((row.pledged_on ?? '') <= `2019-${fund?.season_to}`).toBe(true);
	}
});
