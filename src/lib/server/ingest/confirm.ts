import type { Problem } from '../../domain/problem';
import type { Reader } from '../warehouse/reader';
import { fileProblem } from './read/problem';
import { confirmable, type RuleSet } from './rule-sets';

/** Warnings of one rule that wait for the sender's word. */
export interface OpenWarning {
	rule: string;
	count: number;
}

/**
 * The staged file's warnings that somebody has to confirm and the sender has not: those that name a rule which asks for
 * it. Warnings of refused rows need no word.
 */
export async function openWarnings(
	reader: Pick<Reader, 'query'>,
	ruleSet: RuleSet,
	confirmed: readonly string[] = []
): Promise<OpenWarning[]> {
	const asking = confirmable(ruleSet).filter((code) => !confirmed.includes(code));
	if (asking.length === 0) return [];
	return reader.query<OpenWarning>(
		`SELECT json_extract_string(params, '$.rule') AS rule, count(*)::INTEGER AS count FROM finding
		WHERE severity = 'warning'
			AND json_extract_string(params, '$.rule') IN (SELECT unnest(from_json_strict($asking::VARCHAR, '["VARCHAR"]')))
			AND record NOT IN (SELECT record FROM finding WHERE severity = 'error')
		GROUP BY rule ORDER BY rule`,
		{ asking: JSON.stringify(asking) }
	);
}

/** The same as problems of the file, each before the rows it is about. */
export const openProblems = (open: readonly OpenWarning[]): Problem[] =>
	open.map(({ rule, count }) => ({
		...fileProblem('to_confirm', { rule, count }),
		value: rule,
		severity: 'warning'
	}));
