import type { Writer } from './reader';

/** How many days a ledger and a bank may lie apart about the same transfer: a week-end and the day after. */
export const TOLERANCE_DAYS = 3;

/** One way of telling that a ledger entry and a transfer are the same money; the surer ways come first. */
interface MatchRule {
	name: string;
	/** What has to be equal on both sides, as pairs of a ledger's and a credit's expression. */
	equal: readonly [ledger: string, credit: string][];
	/** What more has to hold of the two sides, on `l` and `c`. */
	when?: string;
	/** Only where neither side could be anything else. */
	alone?: true;
}

const fund = ['fund_code', 'fund_code'] as const;
const amount = ['amount_vnd', 'amount_vnd'] as const;
const day = ['received_on', 'posted_on'] as const;
const reference = ["upper(nullif(trim(reference), ''))", "upper(nullif(trim(reference), ''))"] as const;
const near = `abs(l.received_on - c.posted_on) <= ${TOLERANCE_DAYS}`;
/** Two references that differ are two gifts; where one side has none, nothing speaks against it. */
const oneIsBlank = "(coalesce(trim(l.reference), '') = '' OR coalesce(trim(c.reference), '') = '')";

const rule = (
	name: string,
	equal: readonly (readonly [string, string])[],
	more: Pick<MatchRule, 'when' | 'alone'> = {}
): MatchRule => ({ name, equal: equal.map(([ledger, credit]) => [ledger, credit]), ...more });

/** A day so many days after the ledger's: the n-th alike of one day go with the n-th alike of the other. */
const shifted = (days: number) => [`received_on + ${days}`, 'posted_on'] as const;
const away = Array.from({ length: TOLERANCE_DAYS }, (_, index) => [index + 1, -index - 1]).flat();

/**
 * Every rule, in the order in which they are tried on what is still open. See view reconciliation for what each means.
 */
export const matchRules: readonly MatchRule[] = Object.freeze([
	rule('same_id', [['contribution_id', 'credit_id']]),
	rule('reference', [fund, reference, amount, day]),
	rule('reference_near', [fund, reference, amount], { when: near }),
	rule('amount_differs', [fund, reference], { when: near }),
	rule('amount_day', [fund, amount, day, ["coalesce(trim(reference), '') = ''", 'true']]),
	rule('amount_day', [fund, amount, day, ['true', "coalesce(trim(reference), '') = ''"]]),
	rule('amount_near', [fund, amount], { when: `${near} AND ${oneIsBlank}`, alone: true }),
	rule('unclear', [fund, amount, day]),
	...away.map((days) => rule('unclear', [fund, amount, shifted(days)]))
]);

/**
 * Finds anew, in the writer's transaction, which ledger entries by transfer are which transfers of the statements that
 * count, one to one. What comes out hangs on nothing but the submissions that count and what people decided.
 */
export async function matchTransfers(writer: Writer): Promise<void> {
	await writer.run('DELETE FROM ledger_transfer');
	const credits = await writer.one<{ any: boolean }>('SELECT count(*) > 0 AS any FROM live_credit');
	if (!credits?.any) return;
	await writer.run(TRANSFERS);
	await writer.run(OPEN_CREDITS);
	await settle(writer, DECIDED);
	for (const each of matchRules) {
		const left = await writer.one<{ any: boolean }>(
			`SELECT EXISTS (SELECT 1 FROM ledger_transfer WHERE credit_id IS NULL) AND EXISTS (FROM open_credit) AS any`
		);
		if (!left?.any) break;
		await settle(writer, matchSql(each));
	}
	await writer.run('DROP TABLE open_credit');
}

/**
 * Ledger entries by transfer on days that a live statement of their fund covers, and a few days around; none
 * that was taken back.
 */
const TRANSFERS = `INSERT INTO ledger_transfer
	WITH span AS (
		SELECT s.fund_code, min(b.posted_on) AS first_on, max(b.posted_on) AS last_on
		FROM fact_bank_statement b JOIN live_submission s ON s.id = b.submission GROUP BY b.submission, s.fund_code
	),
	near AS (
		SELECT fund_code, unnest(generate_series(first_on - ${TOLERANCE_DAYS}, last_on + ${TOLERANCE_DAYS}, INTERVAL 1 DAY))::DATE
			AS day, false AS covered FROM span
		UNION ALL
		SELECT fund_code, unnest(generate_series(first_on, last_on, INTERVAL 1 DAY))::DATE, true FROM span
	),
	reached AS (SELECT fund_code, day, bool_or(covered) AS covered FROM near GROUP BY ALL)
	SELECT c.submission, c.record, c.contribution_id, c.fund_code, c.ward_code, c.received_on, c.amount_vnd, c.reference,
		c.donor_kind, c.donor_name, c.anonymous, r.covered, NULL, NULL
	FROM fact_contribution c
	JOIN reached r ON r.fund_code = c.fund_code AND r.day = c.received_on
	SEMI JOIN live_submission s ON s.id = c.submission
	WHERE c.channel = 'transfer' AND c.reverses IS NULL AND NOT EXISTS (
		SELECT 1 FROM fact_contribution b SEMI JOIN live_submission t ON t.id = b.submission
		WHERE b.reverses = c.contribution_id)`;

const OPEN_CREDITS = `CREATE OR REPLACE TEMP TABLE open_credit AS
	SELECT credit_id, fund_code, posted_on, amount_vnd, reference, submission, record FROM live_credit`;

/** Takes what a query found (submission, record, credit_id, rule) into the table and out of what is open. */
async function settle(writer: Writer, found: string): Promise<void> {
	await writer.run(`CREATE OR REPLACE TEMP TABLE settled AS ${found}`);
	await writer.run(`UPDATE ledger_transfer l SET credit_id = s.credit_id, rule = s.rule FROM settled s
		WHERE s.submission = l.submission AND s.record = l.record`);
	await writer.run('DELETE FROM open_credit WHERE credit_id IN (SELECT credit_id FROM settled)');
	await writer.run('DROP TABLE settled');
}

/** The last word a person said about each pair. */
const SAID = `SELECT contribution_id, credit_id, arg_max(same, decided_at) AS same FROM pair_decision GROUP BY ALL`;

const DECIDED = `SELECT l.submission, l.record, c.credit_id, 'confirmed' AS rule
	FROM (${SAID}) p
	JOIN ledger_transfer l ON l.contribution_id = p.contribution_id
	JOIN open_credit c ON c.credit_id = p.credit_id
	WHERE p.same
	QUALIFY row_number() OVER (PARTITION BY l.contribution_id ORDER BY c.credit_id) = 1
		AND row_number() OVER (PARTITION BY c.credit_id ORDER BY l.contribution_id) = 1`;

const NOT_PARTED = `NOT EXISTS (
	SELECT 1 FROM (${SAID}) p WHERE NOT p.same AND p.contribution_id = l.contribution_id AND p.credit_id = c.credit_id)`;

const matchSql = (rule: MatchRule) => (rule.alone ? aloneSql(rule) : pairedSql(rule));

/** Everything that is asked of ledgers and statements to find what is the same money: what the matches hang on. */
export const matchingSql = (): string[] => [TRANSFERS, OPEN_CREDITS, DECIDED, ...matchRules.map(matchSql)];

/** The n-th open ledger entry with the n-th open transfer among those that a rule holds to be alike. */
function pairedSql({ name, equal, when = 'true' }: MatchRule): string {
	const side = (table: string, which: 0 | 1, order: string) => {
		const keys = equal.map((pair, index) => `${pair[which]} AS k${index}`).join(', ');
		const parts = equal.map((_, index) => `k${index}`).join(', ');
		return `(SELECT *, row_number() OVER (PARTITION BY ${parts} ORDER BY ${order}) AS nth FROM (SELECT *, ${keys} FROM ${table}))`;
	};
	const same = equal.map((_, index) => `l.k${index} = c.k${index}`).join(' AND ');
	return `SELECT l.submission, l.record, c.credit_id, '${name}' AS rule
		FROM ${side('(FROM ledger_transfer WHERE credit_id IS NULL)', 0, 'received_on, contribution_id')} l
		JOIN ${side('open_credit', 1, 'posted_on, credit_id')} c ON ${same} AND c.nth = l.nth
		WHERE ${when} AND ${NOT_PARTED}`;
}

/** Open entries and transfers alike by a rule where each has just the one counterpart. */
function aloneSql({ name, equal, when = 'true' }: MatchRule): string {
	const same = equal.map(([ledger, credit]) => `l.${ledger} = c.${credit}`).join(' AND ');
	return `SELECT l.submission, l.record, c.credit_id, '${name}' AS rule
		FROM ledger_transfer l JOIN open_credit c ON ${same}
		WHERE l.credit_id IS NULL AND ${when} AND ${NOT_PARTED}
		QUALIFY count(*) OVER (PARTITION BY l.submission, l.record) = 1 AND count(*) OVER (PARTITION BY c.credit_id) = 1`;
}
