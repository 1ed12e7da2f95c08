import { addMonths, isMonth, type Period } from '../../domain/period';
import type { Ask } from './ask';

/** What a briefing is compared with: a month's figures, and what has arrived since a day or a version of the data. */
export interface Since {
	/** The month whose figures stand beside the present ones; null when there is none before. */
	period: Period | null;
	/** What arrived after this day counts as new. */
	day: string | null;
	/** Named instead of a day: what came after this version of the data counts as new. */
	version: number | null;
	/** What was asked for was not understood, so the month before is taken. */
	bad: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `since`: a month `201906`, a day `2019-07-03` or a version `v318`. Of a month the new counts from the day its
 * reports were due; of a day or version the month compared with is the last whose reports were due by then. Without
 * any it is the month before.
 */
export async function readSince(ask: Ask, text: string | null, now: Period | null): Promise<Since> {
	const nothing: Since = { period: null, day: null, version: null, bad: Boolean(text) };
	if (now === null) return nothing;
	const before = addMonths(now, -1);
	if (!text) return ofMonth(ask, before, false);
	if (isMonth(text) && text < now) return ofMonth(ask, text, false);
	if (isDay(text)) return ofDay(ask, text, now);
	const version = /^v(\d{1,9})$/.exec(text)?.[1];
	if (version === undefined) return ofMonth(ask, before, true);
	const [row] = await ask.query<{ day: string | null }>(
		`SELECT max(((received_at AT TIME ZONE 'UTC') AT TIME ZONE timezone)::DATE) AS day
		FROM (SELECT s.received_at, a.timezone FROM live_submission s, data_as_of a WHERE s.data_version <= $version)`,
		{ version: Number(version) }
	);
	return { ...(row?.day ? await ofDay(ask, row.day, now) : nothing), version: Number(version), bad: false };
}

const isDay = (text: string) =>
	DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

async function ofMonth(ask: Ask, period: Period, bad: boolean): Promise<Since> {
	const [row] = await ask.query<{ day: string }>(
		'SELECT due_on AS day FROM report_month WHERE period = $period',
		{
			period
		}
	);
	return { period: row ? period : null, day: row?.day ?? null, version: null, bad };
}

async function ofDay(ask: Ask, day: string, now: Period): Promise<Since> {
	const [row] = await ask.query<{ period: Period | null }>(
		'SELECT max(period) AS period FROM report_month WHERE due_on <= $day::DATE AND period < $now',
		{ day, now }
	);
	return { period: row?.period ?? null, day, version: null, bad: false };
}
