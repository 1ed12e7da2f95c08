import type { Writer } from '../../../warehouse/reader';
import { datesOutOfOrder } from './dates-out-of-order';
import { duplicateId } from './duplicate-id';
import { duplicateInFile } from './duplicate-in-file';
import { noFigure } from './no-figure';
import { ofAnotherWard } from './of-another-ward';
import { partsExceed } from './parts-exceed';
import { periodInFuture } from './period-in-future';
import { purposeNotOfFund } from './purpose-not-of-fund';
import { reportFigures } from './report-figures';
import { farAmount } from './far-amount';
import { identityInText } from './identity-in-text';
import { milestoneNotOfTask } from './milestone-not-of-task';
import { reversal } from './reversal';
import type { Rule, RuleContext } from './rule';
import { totalTooLarge } from './total-too-large';
import { taskOfAnotherWard } from './task-of-another-ward';
import { wardNotWhole } from './ward-not-whole';
import { wardNotYours } from './ward-not-yours';

/**
 * Every rule over several cells or rows, in the order they are applied: the last looks only at what the others left.
 */
export const rules: readonly Rule[] = Object.freeze([
	wardNotYours,
	ofAnotherWard,
	periodInFuture,
	noFigure,
	purposeNotOfFund,
	taskOfAnotherWard,
	milestoneNotOfTask,
	datesOutOfOrder,
	partsExceed,
	duplicateInFile,
	duplicateId,
	reversal,
	totalTooLarge,
	farAmount,
	identityInText,
	reportFigures,
	wardNotWhole
]);

/** Applies every rule that concerns the staged dataset; what they find is in the temporary table `finding`. */
export async function applyRules(writer: Writer, context: RuleContext): Promise<void> {
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE finding
		(record BIGINT, "column" VARCHAR, code VARCHAR, severity VARCHAR, value VARCHAR, params VARCHAR)`
	);
	for (const rule of rules) if (rule.applies(context)) await rule.find(writer, context);
}
