import { csv } from './csv';
import type { SampleReference } from './reference';
import type { WardYear } from './ward-year';
import { DISTRICT_TARGET, nearPoorOf, profileOf } from './ward-profile';

const COLUMNS = ['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'];

/** Targets of every ward and, with a blank ward code, of the district. */
export function targetText(reference: SampleReference, years: readonly WardYear[]): string {
	const { plan_year, target_due, dossier_deadline } = reference.district;
	const aims = [
		{ indicator: 'poor_end', due_on: target_due, districtAim: DISTRICT_TARGET, of: poorAim },
		{ indicator: 'near_poor_end', due_on: target_due, districtAim: null, of: nearPoorAim },
		{ indicator: 'dossiers_complete', due_on: dossier_deadline, districtAim: null, of: dossierAim }
	];
	const rows = aims.flatMap(({ indicator, due_on, districtAim, of }) => {
		const wards = years.map((one) => ({ ward_code: one.ward.code, ...of(one) }));
		const district = {
			ward_code: null,
			baseline: wards.reduce((sum, row) => sum + row.baseline, 0),
			value: districtAim ?? wards.reduce((sum, row) => sum + row.value, 0)
		};
		return [district, ...wards].map((row) => ({
			...row,
			indicator,
			baseline_on: `${plan_year - 1}-12-31`,
			due_on
		}));
	});
	return csv(COLUMNS, rows);
}

type Aim = { baseline: number; value: number };

function poorAim({ ward }: WardYear): Aim {
	const { poor, target } = profileOf(ward.code);
	return { baseline: poor, value: target };
}

function nearPoorAim({ ward }: WardYear): Aim {
	const { start, target } = nearPoorOf(profileOf(ward.code));
	return { baseline: start, value: target };
}

const dossierAim = ({ dossiersTotal }: WardYear): Aim => ({ baseline: 0, value: dossiersTotal });
