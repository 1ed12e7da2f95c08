import { dayOfYear, daysOf, monthOf } from './calendar';
import {
	amountOf,
	channelOf,
	districtShare,
	donorName,
	GIVERS,
	type Channel,
	type DonorKind
} from './donors';
import { unaccented } from './names';
import type { Rng } from './prng';
import type { SampleReference, SampleWard } from './reference';
import { dayWeight, shapeOf } from './season';
import { profileOf } from './ward-profile';

export const CONTRIBUTION_COLUMNS = [
	'contribution_id',
	'fund_code',
	'ward_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel',
	'donor_name',
	'anonymous',
	'reference',
	'note'
];

export type Contribution = {
	contribution_id: string;
	fund_code: string;
	/** Null when received at district level. */
	ward_code: string | null;
	received_on: string;
	amount_vnd: number;
	donor_kind: DonorKind;
	channel: Channel;
	donor_name: string;
	anonymous: boolean;
	reference: string;
	note: string;
};

/** Larger and readier wards give more often. */
export const wardWeight = (ward: SampleWard): number => {
	const { households, generosity } = profileOf(ward.code);
	return households * generosity;
};

/** All contributions of the year to every fund, by day; ids count up within a month. */
export function contributionsOf(
	rng: Rng,
	reference: SampleReference,
	wards: readonly SampleWard[]
): Contribution[] {
	const year = reference.district.plan_year;
	const all = reference.funds.flatMap((fund) => ofFund(rng.fork(fund.code), fund, wards, year));
	all.sort((a, b) => (a.received_on < b.received_on ? -1 : a.received_on > b.received_on ? 1 : 0));
	const counted = new Map<number, number>();
	return all.map((one) => {
		const month = monthOf(one.received_on);
		const number = (counted.get(month) ?? 0) + 1;
		counted.set(month, number);
		const period = one.received_on.slice(0, 7).replace('-', '');
		return { ...one, contribution_id: `UH-${period}-${String(number).padStart(6, '0')}` };
	});
}

function ofFund(
	rng: Rng,
	fund: SampleReference['funds'][number],
	wards: readonly SampleWard[],
	year: number
): Contribution[] {
	const shape = shapeOf(fund.code);
	const season = { from: fund.season_from, to: fund.season_to };
	const drawDay = rng.sampler(daysOf(year).map((on) => [on, dayWeight(shape, season, on)] as const));
	const drawWard = rng.sampler(wards.map((ward) => [ward, wardWeight(ward)] as const));
	return Array.from({ length: shape.contributions }, () => {
		const received_on = drawDay();
		const donor_kind = rng.weighted(GIVERS);
		const channel = channelOf(rng, donor_kind);
		const ward = rng.chance(districtShare(donor_kind)) ? null : drawWard();
		const name = donorName(rng, donor_kind, ward);
		const anonymous = (donor_kind === 'individual' || donor_kind === 'household') && rng.chance(0.04);
		return {
			contribution_id: '',
			fund_code: fund.code,
			ward_code: ward ? ward.code : null,
			received_on,
			amount_vnd: amountOf(rng, donor_kind, channel),
			donor_kind,
			channel,
			// Half of those who stay unnamed gave no name at all.
			donor_name: anonymous && rng.chance(0.5) ? '' : name,
			anonymous,
			reference: channel === 'transfer' && rng.chance(0.95) ? bankReference(rng, received_on) : '',
			note: noteOf(rng, channel, name, fund.name)
		};
	});
}

/** The shape of a core-banking reference: FT, two digits of the year, day of the year, a number. */
const bankReference = (rng: Rng, on: string): string =>
	`FT${on.slice(2, 4)}${String(dayOfYear(on)).padStart(3, '0')}${String(rng.int(0, 999_999)).padStart(6, '0')}`;

const GOODS = ['Gạo', 'Gạo, mì tôm, dầu ăn', 'Chăn ấm', 'Sách vở, đồ dùng học tập', 'Xe đạp', 'Quần áo mới'];

function noteOf(rng: Rng, channel: Channel, name: string, fundName: string): string {
	switch (channel) {
		case 'transfer':
			return rng.chance(0.6) ? unaccented(`${name} ung ho ${fundName}`).trim() : '';
		case 'in_kind':
			return rng.pick(GOODS);
		case 'payroll':
			return 'Một ngày lương';
		case 'cash':
			return rng.chance(0.02) ? 'Nộp tại hội nghị phát động, đã nhận biên nhận' : '';
	}
}
