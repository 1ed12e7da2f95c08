import { RATE_OF, STANDING } from './reports';
import { same, type Trail } from './trail';

/** A ward's records are behind every unit that it, or a part of it, went to. */
const part = (rows: string, more = '') => `SELECT r.*, c.boundary_on, c.unit_code, c.unit_valid_from${more}
	FROM (${rows}) r
	JOIN ward_conversion c ON c.ward_code = r.ward_code AND r.period BETWEEN c.first_period AND c.last_period`;

const columns = { wards: 'ward_code', periods: 'period', indicators: 'indicator' } as const;
const unit = ['boundary_on', 'unit_code', 'unit_valid_from'];

/** What is made of wards' figures on another division of the territory. */
export const unitTrails = {
	unit_indicator: [{ records: part(STANDING), columns, by: same(...unit) }],
	unit_rate: [
		{
			records: `${part(STANDING, ', q.rate')} JOIN ${RATE_OF} ON q.indicator = r.indicator`,
			columns,
			by: same(...unit, 'rate')
		}
	]
} as const satisfies Record<string, readonly Trail[]>;

/** Gifts or payments on another division: those of no ward stand in every division without a unit. */
export const unitEntries = ({ records, counts, columns: filter, by, countedBy, empty }: Trail): Trail => {
	const placed = (rows: string) => `SELECT r.*, b.boundary_on, c.unit_code, c.unit_valid_from
		FROM (SELECT *, strftime(day, '%Y%m') AS month FROM (${rows})) r
		CROSS JOIN boundary_version b
		LEFT JOIN ward_conversion c ON c.boundary_on = b.boundary_on AND c.ward_code = r.ward_code
			AND r.month BETWEEN c.first_period AND c.last_period
		WHERE c.ward_code IS NOT NULL OR r.ward_code IS NULL`;
	return {
		records: placed(records),
		...(counts && { counts: placed(counts) }),
		columns: filter,
		by: { ...by, ...same(...unit) },
		countedBy: [...(countedBy ?? []), ...unit],
		empty: [...(empty ?? []), 'unit_code', 'unit_valid_from']
	};
};
