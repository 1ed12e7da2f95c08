import type { Directive, DirectiveTask, District, Fund, Indicator, Purpose, Ward } from '../domain/reference';

/** What the generator needs of `data/reference`; the files hold more. */
export interface SampleReference {
	wards: readonly SampleWard[];
	funds: readonly Pick<Fund, 'code' | 'name' | 'season_from' | 'season_to'>[];
	purposes: readonly Pick<Purpose, 'code' | 'fund_code'>[];
	indicators: readonly Pick<Indicator, 'code'>[];
	directives: readonly (Pick<Directive, 'issued_on'> & { tasks: readonly SampleTask[] })[];
	district: Pick<District, 'plan_year' | 'dossier_deadline' | 'target_due'>;
}

export type SampleWard = Pick<Ward, 'code' | 'name' | 'valid_from' | 'valid_to' | 'in_district'>;

export type SampleTask = Pick<
	DirectiveTask,
	'task_id' | 'text' | 'agency' | 'ward_code' | 'due_on' | 'milestones'
>;

/** The district's own wards that existed all through the plan year. */
export function wardsOf(reference: SampleReference): SampleWard[] {
	const { plan_year } = reference.district;
	return reference.wards.filter(
		(ward) =>
			ward.in_district &&
			ward.valid_from <= `${plan_year}-01-01` &&
			(ward.valid_to === null || ward.valid_to >= `${plan_year}-12-31`)
	);
}
