import type { Writer } from '../../../warehouse/reader';
import { duplicateId } from './duplicate-id';
import { duplicateInFile } from './duplicate-in-file';
import { flowNotBalanced } from './flow-not-balanced';
import { periodInFuture } from './period-in-future';
import type { Rule, RuleContext } from './rule';
import { wardNotYours } from './ward-not-yours';

/** Every rule over several cells or rows, in the order they are applied. */
export const rules: readonly Rule[] = Object.freeze([
	wardNotYours,
	periodInFuture,
	duplicateInFile,
	duplicateId,
	flowNotBalanced
]);

/** Applies every rule that concerns the staged dataset; what they find is in the temporary table `finding`. */
export async function applyRules(writer: Writer, context: RuleContext): Promise<void> {
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE finding
		(record BIGINT, "column" VARCHAR, code VARCHAR, severity VARCHAR, value VARCHAR, params VARCHAR)`
	);
	for (const rule of rules) if (rule.applies(context)) await rule.find(writer, context);
}
