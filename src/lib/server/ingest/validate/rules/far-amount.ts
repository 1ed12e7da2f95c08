import type { AmountRule } from '../../../../domain/amount-rule';
import { factTable, identifier } from '../../../warehouse/tables';
import { INTO_FINDING, listSql, type Rule, type RuleContext } from './rule';

/** What the amounts of a ledger are compared within, beside the fund. */
const KINDS: Readonly<Record<AmountRule['ledgers'][number], string>> = {
	contribution: 'donor_kind',
	disbursement: 'purpose_code'
};

const shape = { rule: 'VARCHAR', times: 'BIGINT', needed: 'BIGINT', least: 'BIGINT' };

const rulesOf = ({ dataset, ruleSet: { amounts = [] } }: RuleContext) =>
	amounts.filter(({ ledgers }) => ledgers.some((name) => name === dataset.name));

/**
 * The rules of `amount.json`: an amount far beyond the greatest that the same fund has on record from such donors, or
 * for such a purpose. What was reversed is no measure, nor is what was returned or withdrawn. The ledger is looked
 * through only for a file that has an amount large enough to be told.
 */
export const farAmount: Rule = {
	name: 'amount_far',
	applies: (context) => rulesOf(context).length > 0,
	async find(writer, context) {
		const rules = rulesOf(context).map(({ code: rule, times, needed, least }) => ({
			rule,
			times,
			needed,
			least
		}));
		const least = Math.min(...rules.map((rule) => rule.least));
		const { dataset } = context;
		const large = await writer.one('SELECT 1 FROM stage WHERE amount_vnd >= $least AND NOT flawed LIMIT 1', {
			least
		});
		if (!large) return;
		const kind = KINDS[dataset.name as keyof typeof KINDS];
		const ledger = factTable(dataset);
		const id = identifier(dataset.primaryKey?.[0] ?? '');
		await writer.run(
			`${INTO_FINDING}
			WITH rule AS ${listSql('rules', shape)},
			reversed AS (
				SELECT f.reverses AS id FROM ${ledger} f SEMI JOIN live_submission s ON s.id = f.submission
				WHERE f.reverses IS NOT NULL
			),
			before AS (
				SELECT f.fund_code, f.${kind} AS kind, max(f.amount_vnd) AS greatest, count(*) AS entries
				FROM ${ledger} f SEMI JOIN live_submission s ON s.id = f.submission
				ANTI JOIN reversed r ON r.id = f.${id}
				WHERE f.amount_vnd > 0
				GROUP BY ALL
			)
			SELECT s.record, 'amount_vnd', 'amount_far', 'warning', s.amount_vnd::VARCHAR,
				json_object('rule', r.rule, 'fund', b.fund_code, 'kind', b.kind, 'amount', s.amount_vnd,
					'greatest', b.greatest, 'entries', b.entries)
			FROM stage s
			JOIN before b ON b.fund_code = s.fund_code AND b.kind = s.${kind}
			JOIN rule r ON b.entries >= r.needed AND s.amount_vnd >= r.least AND s.amount_vnd >= b.greatest::DOUBLE * r.times
			WHERE NOT s.flawed AND s.amount_vnd >= $least
			QUALIFY row_number() OVER (PARTITION BY s.record ORDER BY r.times) = 1`,
			{ least, rules: JSON.stringify(rules) }
		);
	}
};
