import type { Dataset } from '../../../../domain/dataset';
import type { ReportRule } from '../../../../domain/report-rule';
import type { Writer } from '../../../warehouse/reader';

/** What a rule may look at beside the staged rows. */
export interface RuleContext {
	dataset: Dataset;
	today: string;
	/** The one ward the sender speaks for; null when it may speak for all. */
	ownWard: string | null;
	/** The rules of the data, for ward reports. */
	reportRules: readonly ReportRule[];
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

export function hasField(dataset: Dataset, name: string): boolean {
	return dataset.fields.some((field) => field.name === name);
}
