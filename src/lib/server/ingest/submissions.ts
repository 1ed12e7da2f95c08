import type { Decision, ReadOptions } from '../../domain/read-options';
import type { Reader, Writer } from '../warehouse/reader';
import type { Checked } from './check';
import type { Job, Outcome } from './job';
import { storeProblems } from './problem-file';
import { countIn } from './count-in';

/** A submission as pages and API show it. Instants are ISO 8601 in UTC. */
export interface Submission {
	id: number;
	dataset: string;
	status: Outcome['status'];
	file_name: string;
	sha256: string;
	bytes: number;
	records: number;
	accepted: number;
	rejected: number;
	problems: number;
	received_at: string;
	sender_role: string;
	ward_code: string | null;
	fund_code: string | null;
	bank: string | null;
	accept_valid: boolean;
	read_options: ReadOptions;
	decisions: Decision[];
	data_version: number | null;
	decided_at: string | null;
	decided_by: string | null;
	reason: string | null;
}

const COLUMNS = `id, dataset, status, file_name, sha256, bytes::DOUBLE AS bytes, records::DOUBLE AS records,
	accepted::DOUBLE AS accepted, rejected::DOUBLE AS rejected, problems::DOUBLE AS problems, received_at, sender_role,
	ward_code, fund_code, bank, accept_valid, read_options, decisions, data_version, decided_at, decided_by, reason`;

/** One submission by number, or undefined. */
export async function getSubmission(
	reader: Pick<Reader, 'one'>,
	id: number
): Promise<Submission | undefined> {
	return found(await reader.one<Kept>(`SELECT ${COLUMNS} FROM submission WHERE id = $id`, { id }));
}

export interface SubmissionList {
	/** Only those of this ward. */
	wardCode?: string | null;
	dataset?: string;
	status?: string;
	limit: number;
	offset: number;
}

/** Submissions, the latest first, and how many there are in all. */
export async function listSubmissions(
	reader: Pick<Reader, 'query' | 'one'>,
	{ wardCode, dataset, status, limit, offset }: SubmissionList
): Promise<{ total: number; submissions: Submission[] }> {
	const where = `($ward::VARCHAR IS NULL OR ward_code = $ward) AND ($dataset::VARCHAR IS NULL OR dataset = $dataset)
		AND ($status::VARCHAR IS NULL OR status = $status)`;
	const params = { ward: wardCode ?? null, dataset: dataset ?? null, status: status ?? null };
	const total = await reader.one<{ n: bigint }>(
		`SELECT count(*) AS n FROM submission WHERE ${where}`,
		params
	);
	const kept = await reader.query<Kept>(
		`SELECT ${COLUMNS} FROM submission WHERE ${where} ORDER BY id DESC LIMIT $limit OFFSET $offset`,
		{ ...params, limit, offset }
	);
	return { total: Number(total?.n ?? 0), submissions: kept.map(parsed) };
}

/**
 * A ward officer learns of its own ward's submissions only. The submission that already brought these bytes to this
 * dataset and fund, when it still counts; or the last refusal of them on the same terms.
 */
export async function findRepeated(
	reader: Pick<Reader, 'one'>,
	job: Job,
	status: 'live' | 'refused'
): Promise<Submission | undefined> {
	const which = status === 'live' ? "status IN ('accepted', 'approved')" : "status = 'refused'";
	const before = await reader.one<Kept>(
		`SELECT ${COLUMNS} FROM submission
		WHERE sha256 = $sha AND dataset = $dataset AND fund_code IS NOT DISTINCT FROM $fund AND ${which}
			AND ($live OR (accept_valid = $accept_valid AND read_options = $read))
			AND (ward_code IS NOT DISTINCT FROM $ward OR ($live AND $ward::VARCHAR IS NULL))
		ORDER BY id LIMIT 1`,
		{
			sha: job.sha256,
			dataset: job.dataset.name,
			fund: job.fund,
			live: status === 'live',
			accept_valid: job.acceptValid,
			read: JSON.stringify(job.read),
			ward: job.wardCode
		}
	);
	return found(before);
}

/** A submission as its table keeps it. */
type Kept = Omit<Submission, 'read_options' | 'decisions'> & { read_options: string; decisions: string };

const parsed = (kept: Kept): Submission => ({
	...kept,
	read_options: JSON.parse(kept.read_options) as ReadOptions,
	decisions: JSON.parse(kept.decisions) as Decision[]
});

const found = (kept: Kept | undefined) => kept && parsed(kept);

/** Writes a submission and what it brings, in the caller's transaction. */
export async function writeSubmission(
	writer: Writer,
	job: Job,
	checked: Checked,
	submission: number,
	status: 'accepted' | 'refused'
): Promise<void> {
	const accepted = status === 'accepted' ? checked.accepted : 0;
	if (status === 'accepted') {
		await countIn(writer, job, checked, submission);
		await writer.run('UPDATE meta SET data_version = data_version + 1, data_at = $at::TIMESTAMP', {
			at: job.receivedAt.toISOString().slice(0, -1)
		});
	}
	await storeProblems(writer, checked.problems, submission);
	await writer.run(
		`INSERT INTO submission SELECT $id, $dataset, $status, $file_name, $sha256, $bytes, $records, $accepted, $rejected,
			$problems, $received_at::TIMESTAMP, $sender_role, $ward_code, $fund_code, $bank, $accept_valid,
			$read, $decisions, CASE WHEN $counts THEN data_version END, NULL, NULL, NULL, NULL FROM meta`,
		{
			id: submission,
			dataset: job.dataset.name,
			status,
			file_name: job.fileName,
			sha256: job.sha256,
			bytes: job.bytes,
			records: checked.records,
			accepted,
			rejected: checked.records - accepted,
			problems: checked.problems.count,
			received_at: job.receivedAt.toISOString().slice(0, -1),
			sender_role: job.senderRole,
			ward_code: job.wardCode,
			fund_code: job.fund,
			bank: checked.bank ?? job.bank,
			accept_valid: job.acceptValid,
			read: JSON.stringify(job.read),
			decisions: JSON.stringify(checked.decisions),
			counts: status === 'accepted'
		}
	);
}

/** Notes that a submission was approved, returned or withdrawn, in the caller's transaction. */
export async function writeDecision(
	writer: Writer,
	decision: { submission: number; status: string; by: string; reason: string | null; at: string }
): Promise<void> {
	const { submission, status, by, reason } = decision;
	await writer.run('UPDATE meta SET data_version = data_version + 1, data_at = $at::TIMESTAMP', {
		at: decision.at.slice(0, -1)
	});
	await writer.run(
		`UPDATE submission SET status = $status, decided_at = $at::TIMESTAMP, decided_by = $by, reason = $reason,
			decided_version = (SELECT data_version FROM meta)
		WHERE id = $submission`,
		{ submission, status, by, reason, at: decision.at.slice(0, -1) }
	);
}
