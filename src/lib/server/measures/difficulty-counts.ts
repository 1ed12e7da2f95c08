import type { Ask } from './ask';

/** Difficulties of one kind as they stood on a day. */
export interface DifficultyCount {
	category: string;
	raised: number;
	open: number;
	/** Days the oldest open one had waited; null when all were answered. */
	oldestDays: number | null;
	/** Wards with an open one, in Vietnamese order. */
	wards: string[];
}

/** Difficulties raised by a day, by category, most open first. An answer that came later had not come yet. */
export function difficultyCounts(ask: Ask, asOf: string | null): Promise<DifficultyCount[]> {
	return ask.query<DifficultyCount>(
		`WITH known AS (
			SELECT category, ward_name, raised_on, (answered_on IS NULL OR answered_on > $asOf::DATE) AS open
			FROM difficulty WHERE raised_on <= $asOf::DATE
		)
		SELECT category, count(*)::INTEGER AS raised, (count(*) FILTER (open))::INTEGER AS open,
			($asOf::DATE - min(raised_on) FILTER (open))::INTEGER AS oldestDays,
			coalesce(list(DISTINCT ward_name ORDER BY ward_name COLLATE vi) FILTER (open), []) AS wards
		FROM known GROUP BY category ORDER BY open DESC, raised DESC, category`,
		{ asOf }
	);
}
