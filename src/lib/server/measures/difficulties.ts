import type { Ask } from './ask';

/** What of the register is asked for; `''` means all. `year` is that of the day it was raised. */
export interface DifficultyFilter {
	year: string;
	ward: string;
	category: string;
	status: string;
}

export interface DifficultyLine {
	difficultyId: string;
	wardCode: string;
	wardName: string | null;
	raisedOn: string;
	category: string;
	/** What officers wrote; null for those who may not read it, for it may name people. */
	summary: string | null;
	answer: string | null;
	status: 'open' | 'answered';
	answeredOn: string | null;
	/** Days to the answer, of an open one to the day of the data. */
	daysWaited: number;
}

/** Difficulties of one ward and kind. From the view difficulty_summary. */
export interface DifficultySum {
	wardCode: string;
	wardName: string | null;
	category: string;
	raised: number;
	answered: number;
	open: number;
	/** Null when none is open. */
	oldestDays: number | null;
	/** Days from raised to answered, added up; null while none is answered. */
	answerDays: number | null;
}

const WHERE = `($ward = '' OR ward_code = $ward) AND ($category = '' OR category = $category)`;

/**
 * The register under a filter: unanswered ones first, the oldest of them on top, then the newest answers. Only `staff`
 * reads what officers wrote freely.
 */
export async function difficultyLines(
	ask: Ask,
	filter: DifficultyFilter,
	{ staff, limit, offset }: { staff: boolean; limit: number; offset: number }
): Promise<{ lines: DifficultyLine[]; total: number }> {
	const where = `${WHERE} AND ($year = '' OR left(period, 4) = $year) AND ($status = '' OR status = $status)`;
	const lines = await ask.query<DifficultyLine>(
		`SELECT difficulty_id AS difficultyId, ward_code AS wardCode, ward_name AS wardName, raised_on AS raisedOn, category,
			CASE WHEN $staff THEN summary END AS summary, CASE WHEN $staff THEN answer END AS answer, status,
			answered_on AS answeredOn, days_waited AS daysWaited
		FROM difficulty WHERE ${where}
		ORDER BY status = 'open' DESC, CASE WHEN status = 'open' THEN raised_on END, answered_on DESC, difficulty_id
		LIMIT $limit OFFSET $offset`,
		{ ...filter, staff, limit, offset }
	);
	const [count] = await ask.query<{ total: number }>(
		`SELECT count(*)::INTEGER AS total FROM difficulty WHERE ${where}`,
		{ ...filter }
	);
	return { lines, total: count?.total ?? 0 };
}

/** The counts behind a filter, whether answered or not; wards in Vietnamese order. */
export function difficultySums(
	ask: Ask,
	{ year, ward, category }: DifficultyFilter
): Promise<DifficultySum[]> {
	return ask.query<DifficultySum>(
		`SELECT ward_code AS wardCode, arg_max(ward_name, year) AS wardName, category, sum(raised)::INTEGER AS raised,
			sum(answered)::INTEGER AS answered, sum(open)::INTEGER AS open, max(oldest_days) AS oldestDays,
			sum(answer_days)::INTEGER AS answerDays
		FROM difficulty_summary WHERE ${WHERE} AND ($year = '' OR year = $year)
		GROUP BY ward_code, category ORDER BY arg_max(ward_name, year) COLLATE vi, ward_code, category`,
		{ year, ward, category }
	);
}

/** Years in which anything was raised, planned or proposed, the latest first. */
export async function registerYears(ask: Ask): Promise<string[]> {
	const rows = await ask.query<{ year: string }>(
		`SELECT DISTINCT year FROM (
			SELECT year FROM difficulty_summary UNION ALL SELECT year FROM exit_plan_summary
			UNION ALL SELECT year FROM proposal_summary
		) ORDER BY year DESC`
	);
	return rows.map(({ year }) => year);
}
