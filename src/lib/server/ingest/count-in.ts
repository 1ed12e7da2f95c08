import { createFactView } from '../warehouse/parts';
import type { Writer } from '../warehouse/reader';
import { identifier, rowTable } from '../warehouse/tables';
import type { Checked } from './check';
import type { Job } from './job';

/** Staged rows that are right, as a condition over `stage`. */
const RIGHT = 'NOT flawed AND record NOT IN (SELECT record FROM rejected)';
const RIGHT_ALL = 'NOT flawed';

/**
 * Moves the staged rows that are right into their table and brings the rollups up to date, in the caller's transaction.
 */
export async function countIn(
	writer: Writer,
	job: Job,
	checked: Pick<Checked, 'part' | 'records' | 'accepted' | 'bank'>,
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
	if (dataset.name === 'bank_statement') await creditsIn(writer, job, submission, checked.bank, right);
	if (dataset.name === 'contribution') await rollUp(writer, submission, 'stage', right);
	if (checked.part) await writer.run(`DROP VIEW stage; DROP TABLE ${checked.part}`);
}

/**
 * Every credit of a statement, whether another statement shows it too or not: which of them count, and through which
 * statement, is for the view counted_credit to say.
 */
async function creditsIn(
	writer: Writer,
	job: Job,
	submission: number,
	bank: string | null,
	right: string
): Promise<void> {
	await writer.run(
		`INSERT INTO statement_credit
		SELECT $submission, record, contribution_id, $bank, $fund, posted_on, posted_time, reference, credit_vnd, counterparty, note
		FROM stage WHERE ${right} AND credit_vnd > 0 AND contribution_id IS NOT NULL`,
		{ fund: job.fund, bank, submission }
	);
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
