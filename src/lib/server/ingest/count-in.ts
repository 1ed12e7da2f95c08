import { factTable, identifier } from '../warehouse/tables';
import type { Writer } from '../warehouse/reader';
import type { Job } from './job';

/** Staged rows that are right, as a condition over `stage`. */
const RIGHT = 'NOT flawed AND rowid + 1 NOT IN (SELECT record FROM rejected)';
const RIGHT_ALL = 'NOT flawed';

/** Moves the staged rows that are right into their table and brings the rollups up to date, in the caller's transaction. */
export async function countIn(writer: Writer, job: Job, submission: number): Promise<void> {
	const rejected = await writer.one<{ any: boolean }>('SELECT count(*) > 0 AS any FROM rejected');
	const right = rejected?.any ? RIGHT : RIGHT_ALL;
	if (job.dataset.columnsFrom === 'indicator') {
		await writer.run(
			`INSERT INTO fact_ward_report (ward_code, period, indicator, value, submission, record)
			SELECT ward_code, period, indicator, value, $submission, record FROM (
				UNPIVOT (SELECT rowid + 1 AS record, * EXCLUDE (flawed) FROM stage WHERE ${right})
				ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value)`,
			{ submission }
		);
		return;
	}
	const names = job.dataset.fields.map((field) => identifier(field.name)).join(', ');
	await writer.run(
		`INSERT INTO ${factTable(job.dataset)} (${names}, submission, record)
		SELECT ${names}, $submission, rowid + 1 FROM stage WHERE ${right}`,
		{ submission }
	);
	if (job.dataset.name === 'bank_statement') await creditsIn(writer, job, submission, right);
	if (job.dataset.name === 'contribution') await rollUp(writer, submission, 'stage', right);
}

/** The credits of a statement are contributions to the chosen fund, received at district level by transfer. */
async function creditsIn(writer: Writer, job: Job, submission: number, right: string): Promise<void> {
	await writer.run(
		`INSERT INTO fact_contribution (contribution_id, fund_code, ward_code, received_on, amount_vnd, donor_kind, channel,
			donor_name, anonymous, reference, note, submission, record)
		SELECT contribution_id, $fund, NULL, posted_on, credit_vnd, 'unspecified', 'transfer', counterparty, false, reference,
			note, $submission, rowid + 1
		FROM stage WHERE ${right} AND credit_vnd > 0 AND contribution_id IS NOT NULL
			AND rowid + 1 NOT IN (SELECT record FROM finding WHERE code = 'already_recorded')`,
		{ fund: job.fund, submission }
	);
	await rollUp(writer, submission, 'fact_contribution', `submission = ${submission}`);
}

async function rollUp(writer: Writer, submission: number, source: string, where: string): Promise<void> {
	await writer.run(
		`INSERT INTO contribution_day
		SELECT $submission, fund_code, ward_code, received_on, donor_kind, channel, count(*), sum(amount_vnd)
		FROM ${source} WHERE ${where} GROUP BY fund_code, ward_code, received_on, donor_kind, channel`,
		{ submission }
	);
}
