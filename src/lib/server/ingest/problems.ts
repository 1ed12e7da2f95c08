import Papa from 'papaparse';
import { problemMessage, type Problem } from '../../domain/problem';
import type { Warehouse } from '../warehouse/door';
import type { Reader } from '../warehouse/reader';

type Stored = Omit<Problem, 'params' | 'line' | 'record'> & {
	params: string;
	line: number | null;
	record: number | null;
};

const SQL = `SELECT line::DOUBLE AS line, record::DOUBLE AS record, "column", code, severity, value, params
	FROM problem WHERE submission = $submission ORDER BY line NULLS FIRST, record, "column"`;

const restored = (row: Stored): Problem => ({ ...row, params: JSON.parse(row.params) as Problem['params'] });

/** The first problems of a submission, in the order of the file. */
export async function listProblems(
	reader: Pick<Reader, 'query'>,
	submission: number,
	limit: number
): Promise<Problem[]> {
	const rows = await reader.query<Stored>(`${SQL} LIMIT $limit`, { submission, limit });
	return rows.map(restored);
}

/** How often each kind of problem occurs in a submission, and in which columns. */
export async function problemGroups(
	reader: Pick<Reader, 'query'>,
	submission: number
): Promise<{ code: Problem['code']; severity: Problem['severity']; column: string | null; count: number }[]> {
	return reader.query(
		`SELECT code, severity, "column", count(*)::INTEGER AS count FROM problem WHERE submission = $submission
		GROUP BY ALL ORDER BY severity, count DESC, code, "column"`,
		{ submission }
	);
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
	for await (const { columns, rowCount, values } of chunks) {
		let text = '';
		for (let row = 0; row < rowCount; row++) {
			const stored = Object.fromEntries(
				columns.map(({ name }, c) => [name, values[c]?.[row] ?? null])
			) as unknown as Stored;
			const problem = told(restored(stored));
			const words = [problemMessage(problem, 'vi'), problemMessage(problem, 'en')];
			const { line: at, record, column, code, severity, value } = problem;
			text += line([at, record, column, code, severity, ...words, value]);
		}
		yield text;
	}
}
