import { profileColumns } from '../../domain/bank-profile';
import type { Dataset } from '../../domain/dataset';
import { rowWithoutIdentity } from '../../domain/identity-number';
import type { Problem } from '../../domain/problem';
import { can, type Who } from '../../domain/role';
import { wardNameField } from '../../domain/ward-name';
import { isOfFile, mayNamePerson } from './file-words';
import { withheldColumns } from './mask';

/** What stands in a message for a value that is withheld. */
export const BLANK = '…';

/** Problems of the header line: where a file has none, its “columns” are the cells of its first row. */
const OF_HEADER = new Set<Problem['code']>([
	'extra_column',
	'extra_columns',
	'unknown_layout',
	'missing_column'
]);

/** Words that are the schema's, not the file's, where the column is. */
const TITLES = new Set(['title', 'title_vi', 'title_en', 'column']);

/** Made from what the file says, to be chosen from: nothing is told of them in their place. */
const CHOICES = new Set(['suggestion', 'headings', 'likely']);

type Parameter = [string, string | number];

/** A problem of an open column, into which an identity number or a name may have strayed. */
function withoutStrays(problem: Problem): Problem {
	const named = mayNamePerson(problem);
	const params = Object.entries(problem.params).map(([key, text]): Parameter => {
		if (typeof text === 'number' || TITLES.has(key)) return [key, text];
		return [key, named && isOfFile(problem.code, key) ? BLANK : rowWithoutIdentity(text)];
	});
	if (named) return { ...problem, value: null, params: { ...Object.fromEntries(params), value: BLANK } };
	const value = problem.value && rowWithoutIdentity(problem.value);
	return { ...problem, value, params: Object.fromEntries(params) };
}

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

/** Whether the asker may read what stands in a submission's file: the ward's officer who sent it knows it already. */
export const mayReadFile = (who: Who, submission: { ward_code: string | null }): boolean =>
	can(who, 'personal:read') ||
	(who.role === 'ward_officer' && who.wardCode !== null && submission.ward_code === who.wardCode);

/**
 * Problems repeat what stands in the file. Who may not read personal data gets them without the values of withheld
 * columns and of whole rows, without headings, and without identity numbers or what may be a name in any; the ward
 * officer whose ward sent the file knows them already.
 */
export function problemMask(
	who: Who,
	submission: { ward_code: string | null },
	datasets: ReadonlyMap<string, Dataset>
): ProblemMask {
	if (mayReadFile(who, submission))
		return { problem: (problem) => problem, column: (place) => place.column, value: (value) => value };
	const withheld = withheldColumns(datasets);
	const known = knownColumns(datasets);
	// A column that no schema has goes by its heading.
	const column = ({ code, column: name }: Place) =>
		name !== null && known.has(name) && (code === 'missing_column' || !OF_HEADER.has(code)) ? name : null;
	const isWithheld = ({ code, column: name, record }: Problem) =>
		(name === null ? record !== null : withheld.has(name) || !known.has(name)) || OF_HEADER.has(code);
	return {
		column,
		value: (value, first) =>
			value === null || isWithheld(first) || mayNamePerson(first) ? null : rowWithoutIdentity(value),
		problem: (problem) => {
			if (!isWithheld(problem)) return withoutStrays(problem);
			const place = column(problem);
			const kept = Object.entries(problem.params).flatMap(([key, value]): Parameter[] => {
				if (CHOICES.has(key)) return [];
				if (typeof value === 'number' || (TITLES.has(key) && isOurTitle(problem, place)))
					return [[key, value]];
				return [[key, /^hint/.test(key) ? '' : BLANK]];
			});
			return {
				...problem,
				column: place,
				value: null,
				params: { ...Object.fromEntries(kept), value: BLANK }
			};
		}
	};
}

/** A whole row has no title of its own, and a heading none but itself. */
const isOurTitle = ({ column }: Problem, place: string | null) => column === null || place !== null;

/** The columns that a problem may name: of any schema, of a bank's profile, and those of forms beside them. */
function knownColumns(datasets: ReadonlyMap<string, Dataset>): ReadonlySet<string> {
	const fields = [...datasets.values()].flatMap((dataset) => dataset.fields.map(({ name }) => name));
	return new Set([...fields, ...profileColumns, wardNameField.name, 'breakdown']);
}
