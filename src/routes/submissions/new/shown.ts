import type { Field } from '$lib/domain/dataset';
import type { Locale } from '$lib/domain/locale';
import { problemMessage, type Problem, type ProblemCode } from '$lib/domain/problem';

/** A problem as the page shows it: its column by title, its words in the reader's language. */
export interface ShownProblem {
	code: ProblemCode;
	line: number | null;
	column: string | null;
	value: string | null;
	message: string;
	severity: 'error' | 'warning';
}

/** Problems of one kind, and how many there are of it in the whole file. */
export interface ProblemGroup {
	code: ProblemCode;
	count: number;
	problems: ShownProblem[];
}

/** A problem found in the browser, for showing. */
export function shownHere(problem: Problem, fields: readonly Field[], locale: Locale): ShownProblem {
	return {
		...problem,
		column: columnTitle(problem.column, fields, locale),
		message: problemMessage(problem, locale)
	};
}

/** Problems by kind, errors first, in the order in which they first occur. `counts` tells of kinds not all given. */
export function groupProblems(
	problems: readonly ShownProblem[],
	counts: Partial<Record<ProblemCode, number>> = {}
): ProblemGroup[] {
	const byCode = new Map<ProblemCode, ShownProblem[]>();
	for (const problem of problems) byCode.set(problem.code, [...(byCode.get(problem.code) ?? []), problem]);
	const groups = [...byCode].map(([code, problems]) => ({
		code,
		count: counts[code] ?? problems.length,
		problems
	}));
	const isWarning = ({ problems }: ProblemGroup) => Number(problems[0]?.severity === 'warning');
	return groups.sort((a, b) => isWarning(a) - isWarning(b));
}

/** The file as a whole has no column; a column that the schema does not know goes by its own name. */
function columnTitle(column: string | null, fields: readonly Field[], locale: Locale): string | null {
	const field = fields.find(({ name }) => name === column);
	return field ? (locale === 'vi' ? field.title : field.titleEn) : column;
}
