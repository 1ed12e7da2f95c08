import type { Ask } from './ask';

/** A division of the territory that figures can be shown on. */
export interface Boundary {
	/** The first day it was in force. */
	on: string;
	/** The wards as they stand in the reports. */
	asReported: boolean;
	units: number;
	/** Units that lie beyond the district's territory and got a part of a ward. */
	unitsOutside: number;
	/** Wards that were divided on the way there and have no weights. */
	wardsWithoutShare: number;
}

/** The divisions in order of day, the reporting wards' own first. From the view ward_conversion. */
export function boundaries(ask: Ask): Promise<Boundary[]> {
	return ask.query<Boundary>(
		`SELECT b.boundary_on AS "on", b.as_reported AS asReported,
			count(DISTINCT (c.unit_code, c.unit_valid_from))::INTEGER AS units,
			count(DISTINCT (c.unit_code, c.unit_valid_from)) FILTER (NOT c.in_area)::INTEGER AS unitsOutside,
			count(DISTINCT (c.ward_code, c.ward_valid_from)) FILTER (c.share IS NULL)::INTEGER AS wardsWithoutShare
		FROM boundary_version b JOIN ward_conversion c USING (boundary_on)
		GROUP BY b.boundary_on, b.as_reported ORDER BY b.boundary_on`
	);
}

/** The way of a ward, or a part of it, into a unit. */
export interface Way {
	wardCode: string;
	wardName: string;
	unitCode: string;
	unitName: string;
	unitValidFrom: string;
	inArea: boolean;
	whole: boolean;
	/** Ratio; null: divided, and nobody has said how. */
	share: number | null;
	source: string | null;
}

/** Where each ward went, wards and units in Vietnamese order. */
export function wardWays(ask: Ask, on: string): Promise<Way[]> {
	return ask.query<Way>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, unit_code AS unitCode, unit_name AS unitName,
			unit_valid_from AS unitValidFrom, in_area AS inArea, whole, share, source
		FROM ward_conversion WHERE boundary_on = $on::DATE
		ORDER BY ward_name COLLATE vi, in_area DESC, unit_name COLLATE vi`,
		{ on }
	);
}

/** Every unit of every division, known by code and the day it came into force. */
export function divisionUnits(ask: Ask): Promise<{ on: string; code: string; validFrom: string }[]> {
	return ask.query(
		`SELECT DISTINCT boundary_on AS "on", unit_code AS code, unit_valid_from AS validFrom FROM ward_conversion`
	);
}
