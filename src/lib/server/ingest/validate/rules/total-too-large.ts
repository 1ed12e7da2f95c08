import { factTable, identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** Totals are kept in 64 bits, which hold nine times this: a hundred times the yearly output of Vietnam in đồng. */
const LIMIT = 10n ** 18n;

/** The columns of ledgers and registers that are added up. */
const summed: Readonly<Record<string, readonly string[]>> = {
	contribution: ['amount_vnd'],
	pledge: ['amount_vnd'],
	disbursement: ['amount_vnd', 'households'],
	campaign: ['target_vnd'],
	bank_statement: ['credit_vnd', 'debit_vnd'],
	exit_plan: ['households'],
	proposal: ['beneficiaries']
};

/**
 * A record that would bring the total of its ledger beyond any sum there can be: a slip of the keyboard
 * or of a program.
 */
export const totalTooLarge: Rule = {
	name: 'total_too_large',
	applies: ({ dataset }) => dataset.name in summed,
	async find(writer, { dataset }) {
		// What a contribution ledger holds is known from its rollup, without reading it.
		const kept = dataset.name === 'contribution' ? 'contribution_month' : factTable(dataset);
		for (const column of (summed[dataset.name] ?? []).map(identifier)) {
			const sums = await writer.one<{ staged: bigint; before: bigint }>(
				`SELECT (SELECT coalesce(sum(${column}), 0) FROM stage WHERE NOT flawed)::HUGEINT AS staged,
					(SELECT coalesce(sum(${column}), 0) FROM ${kept})::HUGEINT AS before`
			);
			const room = LIMIT - (sums?.before ?? 0n);
			if ((sums?.staged ?? 0n) <= room) continue;
			await writer.run(
				`${INTO_FINDING}
				SELECT record, $column, 'total_too_large', 'error', amount::VARCHAR, json_object('limit', $limit::VARCHAR)
				FROM (
					SELECT record, ${column} AS amount, sum(${column}::HUGEINT) OVER (ORDER BY record) AS total
					FROM stage WHERE NOT flawed
				) WHERE amount > 0 AND total > $room::HUGEINT`,
				{ column: column.replaceAll('"', ''), limit: String(LIMIT), room: String(room) }
			);
		}
	}
};
