import type { Locale } from '../../domain/locale';
import { addMonths, monthOf, monthsBetween, periodLabel, type Period } from '../../domain/period';
import { dayIn } from '../../domain/format';
import type { Store } from '../store';

/** How far back a report that comes late may be, and one that comes after the last. */
const BACK = 24;

/**
 * The months that a report may be for, the latest first: two years up to today, and two years up to the month after the
 * last that was reported.
 */
export async function monthChoices({ answers, ingest }: Store, locale: Locale) {
	const { timezone } = ingest.reference.district;
	const now = monthOf(dayIn(ingest.clock(), timezone));
	const [row] = await answers.query<{ period: Period | null }>(
		'SELECT max(period) AS period FROM report_month WHERE reported'
	);
	const last = row?.period ? addMonths(row.period, 1) : now;
	const months = new Set(
		[now, last < now ? last : now].flatMap((to) => monthsBetween(addMonths(to, -BACK), to))
	);
	return [...months]
		.sort()
		.reverse()
		.map((code) => ({ code, words: periodLabel(code, locale) }));
}
