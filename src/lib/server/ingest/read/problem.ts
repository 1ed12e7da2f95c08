import type { Finding } from '../../../domain/cell';
import type { Problem, ProblemCode } from '../../../domain/problem';

/** A problem of the file as a whole. */
export function fileProblem(code: ProblemCode, params: Problem['params'] = {}): Problem {
	return { code, line: null, record: null, column: null, value: null, params, severity: 'error' };
}

/** A problem of the header line. */
export function headerProblem(finding: Finding & { column: string }, line: number): Problem {
	return { ...finding, line, record: null, severity: 'error' };
}

export function isProblem(value: object): value is Problem {
	return 'code' in value && 'severity' in value;
}
