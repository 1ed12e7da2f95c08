import Papa from 'papaparse';
import { codesOfTheWord, OF_THE_MONTH, WRITINGS, writingOf, type Cause } from '../../domain/cause';
import { problemMessage, type Problem } from '../../domain/problem';
import type { Warehouse } from '../warehouse/door';
import type { Chunk, Params, Reader } from '../warehouse/reader';
import { literal } from '../warehouse/literal';
import { problemTable } from './problem-file';

/** Where problems are kept: with a submission, or in the file of a check. */
export type KeptProblems = { submission: number } | { path: string };

type Stored = Omit<Problem, 'params' | 'line' | 'record'> & {
	params: string;
	line: number | null;
	record: number | null;
};

const SQL = `SELECT line::DOUBLE AS line, record::DOUBLE AS record, "column", code, severity, value, params
	FROM problem WHERE submission = $submission ORDER BY line NULLS FIRST, record, "column"`;

const restored = (row: Stored): Problem => ({ ...row, params: JSON.parse(row.params) as Problem['params'] });

function problemsOf({ columns, rowCount, values }: Chunk): Problem[] {
	return Array.from({ length: rowCount }, (_, row) => {
		const cells = columns.map(({ name }, c) => [name, values[c]?.[row] ?? null]);
		return restored(Object.fromEntries(cells) as Stored);
	});
}

/** The first problems of a submission, in the order of the file. */
export async function listProblems(
	reader: Pick<Reader, 'query'>,
	submission: number,
	limit: number
): Promise<Problem[]> {
	const rows = await reader.query<Stored>(`${SQL} LIMIT $limit`, { submission, limit });
	return rows.map(restored);
}

/** Every problem that has a record, in the order of the records, streamed. */
export async function* problemsByRecord(
	warehouse: Warehouse,
	kept: KeptProblems
): AsyncGenerator<Problem & { record: number }> {
	const source =
		'submission' in kept ? 'problem WHERE submission = $submission AND' : `${problemTable(kept.path)} WHERE`;
	const sql = `SELECT line::DOUBLE AS line, record::DOUBLE AS record, "column", code, severity, value, params
		FROM ${source} record IS NOT NULL ORDER BY record::BIGINT, severity, "column"`;
	const params: Params = 'submission' in kept ? { submission: kept.submission } : {};
	for await (const chunk of warehouse.streaming((reader) => reader.stream(sql, params)))
		for (const problem of problemsOf(chunk)) yield problem as Problem & { record: number };
}

/** The SQL twin of `isOfAFormat`. */
const WRITTEN_SQL = `CASE ${Object.entries(writingOf)
	.map(
		([code, writing]) =>
			`WHEN code = ${literal(code)} THEN regexp_matches(value, ${literal(WRITINGS[writing])})`
	)
	.join(' ')} END`;

/** The problems of a submission by cause, as `Causes` tells them apart and in its order. */
export async function problemCauses(
	reader: Pick<Reader, 'query'>,
	submission: number,
	limit: number
): Promise<{ total: number; causes: Cause[] }> {
	const rows = await reader.query<Omit<Cause, 'first'> & { first: string; total: number; whole: boolean }>(
		`WITH told AS (
			SELECT *, CASE WHEN list_contains($words, code) OR (code = $month AND (params->>'suggestion') IS NOT NULL) THEN value END AS word, params->>'rule' AS rule, params->>'within' AS within,
				${WRITTEN_SQL} AS written FROM problem
			WHERE submission = $submission
		)
		SELECT code, severity, "column", word AS value, bool_or(record IS NULL) AS whole, count(*)::INTEGER AS count, (count(*) OVER ())::INTEGER AS total,
			arg_min(to_json(struct_pack(code := code, line := line, record := record, "column" := "column",
				value := value, severity := severity, params := params))::VARCHAR, coalesce(record, -1)) AS first
		FROM told GROUP BY code, severity, "column", word, rule, within, written
		ORDER BY severity, whole DESC, count DESC, code, "column", word, rule, within, written LIMIT $limit`,
		{ submission, words: [...codesOfTheWord], month: OF_THE_MONTH, limit }
	);
	const causes = rows.map(({ total: _, whole: __, first, ...cause }) => ({
		...cause,
		first: restored(JSON.parse(first) as Stored)
	}));
	return { total: rows[0]?.total ?? 0, causes };
}

/** All problems of a submission as CSV text, each as `told` tells it, streamed; a stream that fails breaks off. */
export async function* problemsCsv(
	warehouse: Warehouse,
	submission: number,
	told: (problem: Problem) => Problem
): AsyncGenerator<string> {
	const line = (cells: unknown[]) => `${Papa.unparse([cells], { escapeFormulae: /^[=+\-@\t\r\n]/ })}\r\n`;
	yield line(['line', 'record', 'column', 'code', 'severity', 'message', 'message_en', 'value']);
	const chunks = warehouse.streaming((reader) => reader.stream(SQL, { submission }));
	for await (const chunk of chunks) {
		let text = '';
		for (const each of problemsOf(chunk)) {
			const problem = told(each);
			const words = [problemMessage(problem, 'vi'), problemMessage(problem, 'en')];
			const { line: at, record, column, code, severity, value } = problem;
			text += line([at, record, column, code, severity, ...words, value]);
		}
		yield text;
	}
}
