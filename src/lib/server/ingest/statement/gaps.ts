import { formatDate } from '../../../domain/format';
import type { Locale } from '../../../domain/locale';
import type { Problem } from '../../../domain/problem';
import type { BalanceCheck } from '../../../domain/running-balance';
import { definitions } from '../../warehouse/kept';
import type { Writer } from '../../warehouse/reader';
import { toldAmounts } from './told-amounts';

/** The number of the statement that is being read, which has none yet and comes after all others: the greatest there is. */
const NEW = 2_147_483_647;

/** What the view statement_end says of a statement and the one before it. */
interface Gap {
	submission: number;
	first_on: string;
	opening_vnd: string;
	before_submission: number;
	before_on: string;
	before_vnd: string;
}

/**
 * What is missing between the staged statement and those of the same fund and bank that count: before its first day, and
 * after its last one, where a later statement was sent first. Warnings on its first or last record in time. The views
 * that say so of counted statements are asked as if it were one of them.
 */
export async function gapProblems(
	writer: Writer,
	{ fund, bank }: { fund: string | null; bank: string | null },
	check: BalanceCheck,
	lines: readonly number[]
): Promise<Problem[]> {
	if (fund === null || bank === null || (check.opening === null && check.closing === null)) return [];
	const found = await writer.query<Gap>(
		`${AS_IF_COUNTED}
		SELECT submission, first_on::VARCHAR AS first_on, opening_vnd::VARCHAR AS opening_vnd, before_submission,
			before_on::VARCHAR AS before_on, before_vnd::VARCHAR AS before_vnd
		FROM statement_end e
		WHERE before_vnd <> opening_vnd AND ${NEW} IN (submission, before_submission)
		ORDER BY e.first_on, submission`,
		{ fund, bank }
	);
	const ends = await writer.one<{ top: number; bottom: number }>(
		'SELECT min(record)::DOUBLE AS top, max(record)::DOUBLE AS bottom FROM stage WHERE NOT flawed'
	);
	const { top = 0, bottom = 0 } = ends ?? {};
	const [first, last] = check.newestFirst ? [bottom, top] : [top, bottom];
	const at = (record: number) => ({ record, line: lines[record - 1] ?? null });
	const before = found.find(({ submission }) => submission === NEW);
	const after = found.find(({ before_submission }) => before_submission === NEW);
	return [
		...(before ? [gapProblem(before, before.before_submission, at(first))] : []),
		...(after ? [gapProblem(after, after.submission, at(last))] : [])
	];
}

const viewSql = (name: string) => definitions.find((view) => view.name === name)?.query ?? '';

/**
 * The staged statement beside those of its fund and bank that statement_end may look at: as many that ended before it
 * began as that view does, those that end later, and of these none that begin after the next.
 */
const AS_IF_COUNTED = `WITH
	staged AS (SELECT min(posted_on) AS first_on, max(posted_on) AS last_on FROM stage WHERE NOT flawed),
	other AS (
		SELECT b.submission, min(b.posted_on) AS first_on, max(b.posted_on) AS last_on
		FROM main.fact_bank_statement b
		JOIN main.live_submission s ON s.id = b.submission
		JOIN main.submission m ON m.id = b.submission
		WHERE s.fund_code = $fund AND m.bank = $bank GROUP BY b.submission
	),
	next AS (SELECT min(o.first_on) AS first_on FROM other o JOIN staged g ON o.first_on > g.last_on),
	near AS (
		SELECT o.submission FROM other o JOIN staged g ON o.last_on >= g.first_on JOIN next n
			ON coalesce(o.first_on <= n.first_on, true)
		UNION ALL
		(SELECT o.submission FROM other o JOIN staged g ON o.last_on < g.first_on
			ORDER BY o.last_on DESC, o.submission DESC LIMIT 4)
	),
	fact_bank_statement AS (
		SELECT submission, record, posted_on, debit_vnd, credit_vnd, balance_vnd
		FROM main.fact_bank_statement SEMI JOIN near USING (submission)
		UNION ALL
		SELECT ${NEW}, record, posted_on, debit_vnd, credit_vnd, balance_vnd FROM stage WHERE NOT flawed
	),
	live_submission AS (SELECT submission AS id FROM near UNION ALL SELECT ${NEW}),
	submission AS (SELECT id, $fund AS fund_code, $bank AS bank FROM live_submission),
	statement_check AS (${viewSql('statement_check')}),
	statement_end AS (${viewSql('statement_end')})`;

function gapProblem(gap: Gap, submission: number, place: Pick<Problem, 'record' | 'line'>): Problem {
	const { before_on: last, first_on: first } = gap;
	const [closing, opening] = [BigInt(gap.before_vnd), BigInt(gap.opening_vnd)];
	const days = (locale: Locale) => [
		[`last_${locale}`, formatDate(last, locale)],
		[`first_${locale}`, formatDate(first, locale)]
	];
	const told = Object.fromEntries([...days('vi'), ...days('en')]) as Record<string, string>;
	const params = {
		...{ submission, last, first, ...told },
		...toldAmounts({ closing, opening, difference: opening - closing })
	};
	const value = null;
	return { ...place, code: 'statement_gap', column: 'balance_vnd', value, params, severity: 'warning' };
}
