import { personName } from './names';
import type { Rng } from './prng';
import type { SampleWard } from './reference';

export type DonorKind =
	'individual' | 'household' | 'business' | 'organisation' | 'agency' | 'residential_group' | 'unspecified';

export type Channel = 'cash' | 'transfer' | 'payroll' | 'in_kind';

type Choices<T> = readonly (readonly [T, number])[];

/** How many of a hundred contributions come from each kind. */
export const GIVERS: Choices<DonorKind> = [
	['individual', 68],
	['household', 21],
	['residential_group', 3.4],
	['business', 1],
	['organisation', 1.6],
	['agency', 1.5],
	['unspecified', 3.5]
];

/** Who makes a pledge at a launch. */
export const PLEDGERS: Choices<DonorKind> = [
	['business', 34],
	['organisation', 18],
	['agency', 18],
	['residential_group', 20],
	['individual', 10]
];

/** How likely a donor of this kind gives at district level; residential groups are always of a ward. */
export function districtShare(kind: DonorKind): number {
	if (kind === 'residential_group') return 0;
	return kind === 'business' || kind === 'agency' ? 0.25 : 0.04;
}

const THOUSAND = 1_000;
const MILLION = 1_000_000;

const SMALL: Choices<number> = [
	[20, 3],
	[30, 2],
	[50, 26],
	[100, 30],
	[150, 5],
	[200, 18],
	[250, 2],
	[300, 6],
	[500, 8]
];

/** Whole đồng, mostly round sums. */
export function amountOf(rng: Rng, kind: DonorKind, channel: Channel): number {
	if (channel === 'payroll' && kind === 'individual') return rng.int(140, 420) * THOUSAND;
	switch (kind) {
		case 'individual':
			if (rng.chance(0.03)) return rng.int(1, 3) * MILLION;
			return rng.chance(0.03) ? rng.int(31, 480) * THOUSAND : rng.weighted(SMALL) * THOUSAND;
		case 'household':
		case 'unspecified':
			return Math.min(300, rng.weighted(SMALL)) * THOUSAND;
		case 'residential_group':
			return rng.int(6, 50) * 100 * THOUSAND;
		case 'organisation':
			return rng.int(5, 40) * 100 * THOUSAND;
		case 'agency':
			// A day's pay of all who work there, seldom a round sum.
			return channel === 'payroll' ? rng.int(2_400, 11_500) * THOUSAND : rng.int(2, 8) * MILLION;
		case 'business':
			return (
				rng.weighted([
					[2, 24],
					[3, 18],
					[5, 28],
					[10, 18],
					[20, 8],
					[30, 3],
					[50, 1]
				]) * MILLION
			);
	}
}

const CHANNELS: Readonly<Record<DonorKind, Choices<Channel>>> = {
	individual: [
		['cash', 62],
		['transfer', 24],
		['payroll', 12],
		['in_kind', 2]
	],
	household: [
		['cash', 90],
		['transfer', 6],
		['in_kind', 4]
	],
	residential_group: [
		['cash', 70],
		['transfer', 30]
	],
	business: [
		['transfer', 76],
		['cash', 12],
		['in_kind', 12]
	],
	organisation: [
		['cash', 45],
		['transfer', 50],
		['in_kind', 5]
	],
	agency: [
		['payroll', 72],
		['transfer', 28]
	],
	unspecified: [
		['cash', 92],
		['transfer', 8]
	]
};

export const channelOf = (rng: Rng, kind: DonorKind): Channel => rng.weighted(CHANNELS[kind]);

const ORGANISATIONS = [
	'Hội Liên hiệp Phụ nữ',
	'Hội Cựu chiến binh',
	'Hội Người cao tuổi',
	'Hội Chữ thập đỏ',
	'Đoàn Thanh niên'
];
const AGENCIES = [
	'Trường Tiểu học',
	'Trường Trung học cơ sở',
	'Trường Mầm non',
	'Trạm Y tế',
	'Ủy ban nhân dân'
];
const DISTRICT_AGENCIES = [
	'Phòng Giáo dục và Đào tạo',
	'Phòng Tài chính - Kế hoạch',
	'Trung tâm Y tế',
	'Văn phòng Ủy ban nhân dân'
];

/**
 * Who gave, as a register would have it; blank for an unspecified donor. People are chance combinations of common
 * names, and businesses say that they are examples, so that no real one is credited with anything.
 */
export function donorName(rng: Rng, kind: DonorKind, ward: SampleWard | null): string {
	const place = ward ? `phường ${ward.name}` : 'quận';
	switch (kind) {
		case 'individual':
			return personName(rng);
		case 'household':
			return `Hộ ${rng.chance(0.5) ? 'ông' : 'bà'} ${personName(rng)}`;
		case 'business':
			return `${rng.chance(0.6) ? 'Công ty TNHH' : 'Công ty cổ phần'} Ví dụ ${rng.int(1, 240)}`;
		case 'organisation':
			return `${rng.pick(ORGANISATIONS)} ${place}`;
		case 'agency':
			return `${rng.pick(ward ? AGENCIES : DISTRICT_AGENCIES)} ${place}`;
		case 'residential_group':
			return `Tổ dân phố số ${rng.int(1, 28)} ${place}`;
		case 'unspecified':
			return '';
	}
}
