import type { Dataset } from '../../../../domain/dataset';
import type { Writer } from '../../../warehouse/reader';
import type { RuleSet } from '../../rule-sets';

/** What a rule may look at beside the staged rows. */
export interface RuleContext {
	dataset: Dataset;
	/** The table behind the view `stage`, where rows are found by their place (`rowid`, a record's number less one). */
	table: string;
	today: string;
	/** The one ward the sender speaks for; null when it may speak for all. */
	ownWard: string | null;
	/** The rules of the data, for ward reports and for ledgers. */
	ruleSet: RuleSet;
	/** Whether the kept tables show all that counts. */
	current: boolean;
}

/**
 * A rule over staged rows. It adds to the temporary table `finding (record, "column", code, severity, value, params)`
 * and changes nothing else. Rows already flawed are not its business.
 */
export interface Rule {
	name: string;
	applies(context: RuleContext): boolean;
	find(writer: Writer, context: RuleContext): Promise<void>;
}

/** The head of every rule's statement. */
export const INTO_FINDING = 'INSERT INTO finding (record, "column", code, severity, value, params)';

/** The rows of a JSON parameter, of columns with these types, as something to select from. */
export const listSql = (name: string, shape: Record<string, string | string[]>) =>
	`(SELECT unnest(from_json_strict($${name}::VARCHAR, '${JSON.stringify([shape])}'), max_depth := 2))`;

/** A month of a column as people write it: 04/2019. */
export const shownPeriod = (period: string) => `right(${period}, 2) || '/' || left(${period}, 4)`;

export function hasField(dataset: Dataset, name: string): boolean {
	return dataset.fields.some((field) => field.name === name);
}
