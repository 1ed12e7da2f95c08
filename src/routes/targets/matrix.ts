import type { Status } from '$lib/charts/status';
import { capital, countWord, listed, periodInside, type Part, type Sentence } from '$lib/components/sentence';
import type { Spoken } from '$lib/components/standing';
import type { Locale } from '$lib/domain/locale';
import type { TargetCell, Targets } from '$lib/server/measures/targets';
import { m } from '$lib/paraglide/messages';

/** The district or a ward with its targets, one place for each indicator of the matrix; null where none is set. */
export interface MatrixRow {
	code: string | null;
	name: string;
	cells: (TargetCell | null)[];
}

export interface Matrix {
	/**
	 * Indicators that anyone has a target for, in the order of the reference list, with their due
	 * day and closing month.
	 */
	columns: (Spoken & { dueOn: string; closed: boolean })[];
	district: MatrixRow | null;
	wards: MatrixRow[];
}

/** How much a status calls for attention. */
const concern: Record<Status, number> = {
	missed: 100,
	at_risk: 10,
	no_data: 1,
	on_course: 0,
	met: 0,
	exceeded: 0
};

/** The cells as rows and columns; wards that call for most attention first, or by name. */
export function matrixOf({ period, cells }: Targets, spoken: readonly Spoken[], sort: string): Matrix {
	const columns = spoken.flatMap((indicator) => {
		const cell = cells.find((each) => each.indicator === indicator.code);
		return cell ? [{ ...indicator, dueOn: cell.dueOn, closed: cell.period !== period }] : [];
	});
	const row = (code: string | null): MatrixRow => {
		const own = cells.filter((cell) => cell.wardCode === code);
		return {
			code,
			name: own[0]?.wardName ?? m.wards_total(),
			cells: columns.map((column) => own.find((cell) => cell.indicator === column.code) ?? null)
		};
	};
	const codes = [...new Set(cells.flatMap(({ wardCode }) => wardCode ?? []))];
	const weight = ({ cells: own }: MatrixRow) =>
		own.reduce((sum, cell) => sum + (cell ? concern[cell.status] : 0), 0);
	const wards = codes.map(row);
	return {
		columns,
		district: cells.some(({ wardCode }) => wardCode === null) ? row(null) : null,
		wards: sort === 'name' ? wards : wards.sort((a, b) => weight(b) - weight(a))
	};
}

const counted = (cells: readonly TargetCell[], ...statuses: Status[]) =>
	cells.filter(({ status }) => statuses.includes(status));

/** The district's targets in a sentence, and how many of the wards' stand where. */
export function targetsLead({ period, cells }: Targets, spoken: readonly Spoken[], locale: Locale): Sentence {
	const own = cells.filter(({ wardCode }) => wardCode === null);
	const wards = cells.filter(({ wardCode }) => wardCode !== null);
	if (period === null) return [{ text: `${m.lead_no_data()}.` }];
	if (cells.length === 0) return [{ text: m.targets_empty() }];
	const names = (...statuses: Status[]) =>
		listed(
			counted(own, ...statuses).map(
				({ indicator }) =>
					spoken.find(({ code }) => code === indicator)?.name.toLocaleLowerCase(locale) ?? indicator
			),
			m.lead_and()
		);
	const month = periodInside(period, locale);
	const met = counted(own, 'met', 'exceeded').length;
	const known = own.length - counted(own, 'no_data').length;
	const total = own.length;
	// A target that nobody can judge yet is no target that is not met.
	const beginning =
		known === total
			? [{ text: m.targets_lead_district({ month, met, total }) }]
			: known === 0
				? [{ text: m.targets_lead_district_unknown({ n: total, month, total }) }]
				: [
						{ text: m.targets_lead_district_known({ month, known, total }) },
						...(met > 0 ? [{ text: m.targets_lead_met({ names: names('met', 'exceeded') }) }] : [])
					];
	const course = counted(own, 'on_course').length;
	const district: Part[] = [
		...beginning,
		...(course > 0 ? [{ text: m.targets_lead_on_course({ count: countWord(course, locale) }) }] : []),
		...(names('at_risk') ? [{ text: m.targets_lead_at_risk({ names: names('at_risk') }), wrong: true }] : []),
		...(names('missed') ? [{ text: m.targets_lead_missed({ names: names('missed') }), wrong: true }] : []),
		...(known > 0 && names('no_data') ? [{ text: m.targets_lead_unknown({ names: names('no_data') }) }] : [])
	];
	const count = (...statuses: Status[]) => counted(wards, ...statuses).length;
	const ofWards: Part[] = [
		{ text: m.targets_lead_wards_met({ count: count('met', 'exceeded') }) },
		...(count('at_risk') > 0
			? [{ text: m.targets_lead_wards_at_risk({ count: count('at_risk') }), wrong: true }]
			: []),
		...(count('missed') > 0
			? [{ text: m.targets_lead_wards_missed({ count: count('missed') }), wrong: true }]
			: []),
		...(count('no_data') > 0 ? [{ text: m.targets_lead_wards_silent({ count: count('no_data') }) }] : [])
	];
	const joined = (parts: readonly Part[], joint: string): Sentence =>
		parts.flatMap((part, i) => (i === 0 ? [part] : [{ text: joint }, part]));
	return [
		...(own.length > 0 ? [...joined(district, '; '), { text: '. ' }] : []),
		...(wards.length > 0
			? [
					{ text: `${capital(m.targets_lead_wards({ total: wards.length }))}, ` },
					...joined(ofWards, ', '),
					{ text: '.' }
				]
			: [])
	];
}

/** How many of the wards' targets stand where, for the key under the sentence. */
export function standingCounts({ cells }: Targets): { status: Status; count: number }[] {
	const wards = cells.filter(({ wardCode }) => wardCode !== null);
	const order: Status[] = ['exceeded', 'met', 'on_course', 'at_risk', 'missed', 'no_data'];
	return order.map((status) => ({ status, count: counted(wards, status).length }));
}
