import { createFactView } from '../warehouse/parts';
import type { Writer } from '../warehouse/reader';
import { identifier, rowTable } from '../warehouse/tables';
import type { Checked } from './check';
import type { Job } from './job';

/** Staged rows that are right, as a condition over `stage`. */
const RIGHT = 'NOT flawed AND record NOT IN (SELECT record FROM rejected)';
const RIGHT_ALL = 'NOT flawed';

/** Moves the staged rows that are right into their table and brings the rollups up to date, in the caller's transaction. */
export async function countIn(
	writer: Writer,
	job: Job,
	checked: Pick<Checked, 'part' | 'records' | 'accepted'>,
	submission: number
): Promise<void> {
	const { dataset } = job;
	if (checked.part && checked.accepted === checked.records) {
		await createFactView(writer, dataset);
		if (dataset.name === 'contribution') await rollUp(writer, submission, checked.part, RIGHT_ALL);
		return;
	}
	const rejected = await writer.one<{ any: boolean }>('SELECT count(*) > 0 AS any FROM rejected');
	const right = rejected?.any ? RIGHT : RIGHT_ALL;
	if (dataset.columnsFrom === 'indicator') {
		await writer.run(
			`INSERT INTO ${rowTable(dataset)} (ward_code, period, indicator, value, submission, record)
			SELECT ward_code, period, indicator, value, $submission, record FROM (
				UNPIVOT (SELECT * EXCLUDE (flawed) FROM stage WHERE ${right})
				ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value)`,
			{ submission }
		);
		return;
	}
	const names = dataset.fields.map((field) => identifier(field.name)).join(', ');
	await writer.run(
		`INSERT INTO ${rowTable(dataset)} (${names}, submission, record)
		SELECT ${names}, $submission, record FROM stage WHERE ${right}`,
		{ submission }
	);
	if (dataset.name === 'bank_statement') await creditsIn(writer, job, submission, right);
	if (dataset.name === 'contribution') await rollUp(writer, submission, 'stage', right);
	if (checked.part) await writer.run(`DROP VIEW stage; DROP TABLE ${checked.part}`);
}

/** The credits of a statement are contributions to the chosen fund, received at district level by transfer. */
async function creditsIn(writer: Writer, job: Job, submission: number, right: string): Promise<void> {
	await writer.run(
		`INSERT INTO row_contribution (contribution_id, fund_code, ward_code, received_on, amount_vnd, donor_kind, channel,
			donor_name, anonymous, reference, note, submission, record)
		SELECT contribution_id, $fund, NULL, posted_on, credit_vnd, 'unspecified', 'transfer', counterparty, false, reference,
			note, $submission, record
		FROM stage WHERE ${right} AND credit_vnd > 0 AND contribution_id IS NOT NULL
			AND record NOT IN (SELECT record FROM finding WHERE code = 'already_recorded')`,
		{ fund: job.fund, submission }
	);
	await rollUp(writer, submission, 'row_contribution', `submission = ${submission}`);
}

/** Adds a load's contributions up by month in every respect, and by day for what is drawn by the day. */
async function rollUp(writer: Writer, submission: number, source: string, where: string): Promise<void> {
	await writer.run(
		`INSERT INTO contribution_month
		SELECT $submission, fund_code, ward_code, year(received_on) * 100 + month(received_on), donor_kind, channel,
			count(*), sum(amount_vnd)
		FROM ${source} WHERE ${where} GROUP BY ALL`,
		{ submission }
	);
	await writer.run(
		`INSERT INTO contribution_day
		SELECT $submission, fund_code, ward_code, received_on, count(*), sum(amount_vnd)
		FROM ${source} WHERE ${where} GROUP BY ALL`,
		{ submission }
	);
}
