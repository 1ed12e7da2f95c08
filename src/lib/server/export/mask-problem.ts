import type { Dataset } from '../../domain/dataset';
import { rowWithoutIdentity } from '../../domain/identity-number';
import { hasSurname } from '../../domain/person-row';
import type { Problem } from '../../domain/problem';
import { can, type Who } from '../../domain/role';
import { withheldColumns } from './mask';

/** What stands in a message for a value that is withheld. */
const BLANK = '…';

/** Problems of the header line: where a file has none, its “columns” are the cells of its first row. */
const OF_HEADER = new Set<Problem['code']>(['extra_column', 'unknown_layout']);

/** Words that are the schema's, not the file's. */
const TITLES = new Set(['title', 'title_vi', 'title_en']);

const WORDS = /\p{L}{2}[\p{L}.]*\s+\p{L}/u;

/**
 * Whether the value of an open column may be somebody's name that strayed into it: words that are near to nothing which
 * the column takes. What they are near to is what makes a misspelt ward worth showing.
 */
function mayBeName({ value, params }: Problem): boolean {
	if (value === null || !WORDS.test(value) || 'suggestion' in params) return false;
	return !('candidates' in params) || hasSurname(value);
}

/** A problem of an open column, into which an identity number or a name may have strayed. */
const withoutStrays = (problem: Problem): Problem => {
	const params = Object.entries(problem.params).map(([key, value]): [string, string | number] => [
		key,
		typeof value === 'string' && !TITLES.has(key) ? rowWithoutIdentity(value) : value
	]);
	if (mayBeName(problem))
		return { ...problem, value: null, params: { ...Object.fromEntries(params), value: BLANK } };
	const value = problem.value && rowWithoutIdentity(problem.value);
	return { ...problem, value, params: Object.fromEntries(params) };
};

/** The place of a problem: all of it that a group of problems has. */
type Place = Pick<Problem, 'code' | 'column'>;

/** How the problems of one submission are told to one asker. */
export interface ProblemMask {
	problem: (problem: Problem) => Problem;
	/** The column as it may be named; null when its name may itself be a value. */
	column: (place: Place) => string | null;
	/** What is written in all cells of a cause, whose first problem this is. */
	value: (value: string | null, first: Problem) => string | null;
}

/**
 * Problems repeat what stands in the file. Who may not read personal data gets them without the values of withheld
 * columns and of whole rows, and without identity numbers or what may be a name in any; the ward officer whose ward sent the file knows them
 * already.
 */
export function problemMask(
	who: Who,
	submission: { ward_code: string | null },
	datasets: ReadonlyMap<string, Dataset>
): ProblemMask {
	const own = who.role === 'ward_officer' && who.wardCode !== null && submission.ward_code === who.wardCode;
	if (own || can(who, 'personal:read'))
		return { problem: (problem) => problem, column: (place) => place.column, value: (value) => value };
	const withheld = withheldColumns(datasets);
	const column = ({ code, column: name }: Place) => (OF_HEADER.has(code) ? null : name);
	const isWithheld = ({ code, column: name, record }: Problem) =>
		(name === null && record !== null) || OF_HEADER.has(code) || (name !== null && withheld.has(name));
	return {
		column,
		value: (value, first) =>
			value === null || isWithheld(first) || mayBeName(first) ? null : rowWithoutIdentity(value),
		problem: (problem) => {
			const { params } = problem;
			if (!isWithheld(problem)) return withoutStrays(problem);
			const kept = Object.entries(params).map(([key, value]): [string, string | number] => {
				if (typeof value === 'number' || TITLES.has(key)) return [key, value];
				return [key, /^hint/.test(key) ? '' : BLANK];
			});
			// A suggestion is made from the value, and is given apart from the message too.
			const words = Object.fromEntries(kept.filter(([key]) => key !== 'suggestion'));
			return { ...problem, column: column(problem), value: null, params: { ...words, value: BLANK } };
		}
	};
}
