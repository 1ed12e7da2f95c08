import { Causes, type Cause } from '../../domain/cause';
import { withoutIdentity } from '../../domain/identity-number';
import type { Problem } from '../../domain/problem';
import { literal } from '../warehouse/literal';
import type { Writer } from '../warehouse/reader';
import { RowFile } from './row-file';

/** The problems of one load: the first thousand in memory, all of them in a file until they are stored. */
export interface ProblemFile {
	path: string;
	count: number;
	first: Problem[];
	/** All of them by cause. */
	causes: Cause[];
}

const SHOWN = 1000;

/** Takes problems one by one to a file beside the load, so that a million of them need no memory. */
export async function gatherProblems(problems: AsyncIterable<Problem>, path: string): Promise<ProblemFile> {
	const out = new RowFile(path);
	const gathered: ProblemFile = { path, count: 0, first: [], causes: [] };
	const causes = new Causes();
	// A load that fails or is stopped leaves no file open.
	await using _ = { [Symbol.asyncDispose]: async () => out.destroy() };
	for await (const found of problems) {
		const problem = withoutNumbers(found);
		gathered.count += 1;
		causes.add(problem);
		// What is asked about the whole file is known last and read first.
		if (problem.record === null) gathered.first.unshift(problem);
		else if (gathered.first.length < SHOWN) gathered.first.push(problem);
		const { line, record, column, code, severity, value, params } = problem;
		await out.write([
			line,
			record,
			column,
			code,
			severity,
			value?.replaceAll('\0', ''),
			JSON.stringify(params)
		]);
	}
	await out.close();
	gathered.causes = causes.list();
	return gathered;
}

/** The problem without identity numbers in anything that it repeats of the file. */
function withoutNumbers(problem: Problem): Problem {
	const { value, column } = problem;
	const params = Object.entries(problem.params).map(([name, text]) => [
		name,
		typeof text === 'string' ? withoutIdentity(text) : text
	]);
	return {
		...problem,
		value: value && withoutIdentity(value),
		column: column && withoutIdentity(column),
		params: Object.fromEntries(params) as Problem['params']
	};
}

/** Puts the gathered problems into the table `problem`. */
export async function storeProblems(
	writer: Writer,
	problems: ProblemFile,
	submission: number
): Promise<void> {
	if (problems.count === 0) return;
	await writer.run(
		`INSERT INTO problem
		SELECT $submission, line::BIGINT, record::BIGINT, "column", code, severity, value, params
		FROM ${problemTable(problems.path)}`,
		{ submission }
	);
}

/** The problems in such a file, as SQL reads them: all columns text. */
export function problemTable(path: string): string {
	return `read_csv(${literal(path)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
		max_line_size = 16777216, columns = {'line': 'VARCHAR', 'record': 'VARCHAR', 'column': 'VARCHAR',
		'code': 'VARCHAR', 'severity': 'VARCHAR', 'value': 'VARCHAR', 'params': 'VARCHAR'})`;
}
