import { hasSurname } from '../../domain/person-row';
import type { Problem, ProblemCode } from '../../domain/problem';

/**
 * Parameters of messages whose words are the product's: of the schemas, of the lists, of a rule, of a bank's profile or
 * made from those. Every other text, one that comes later too, may repeat what stands in the file.
 */
const OURS: ReadonlySet<string> = new Set([
	...['title', 'column', 'columns', 'earlier_column', 'other', 'whole', 'parts', 'option', 'allowed'],
	...['candidates', 'suggestion', 'hint', 'likely', 'rule', 'message', 'indicator', 'kind', 'within'],
	...['own', 'district', 'fund', 'task', 'period', 'last', 'limit', 'detail', 'encoding', 'found'],
	...['format', 'formats', 'example', 'layout', 'known', 'bank', 'banks', 'in', 'out', 'way']
]);

/** Problems that name the ward as the file does. */
const WARD_AS_WRITTEN: ReadonlySet<ProblemCode> = new Set(['detail_alone', 'taken_for_total', 'part_is_sum']);

/** Whether a parameter of such a problem holds the file's own words. */
export function isOfFile(code: ProblemCode, parameter: string): boolean {
	const name = parameter.replace(/_(?:vi|en)$/, '');
	if (name === 'ward') return WARD_AS_WRITTEN.has(code);
	// The name of a ward for the code that the file has.
	if (name === 'value' && name !== parameter) return code !== 'ward_not_yours';
	return !OURS.has(name);
}

const WORDS = /\p{L}{2}[\p{L}.]*\s+\p{L}/u;

/**
 * Whether what a problem repeats of the file may be somebody's name that strayed into an open column: words that are
 * near to nothing which the column takes. What they are near to is what makes a misspelt ward worth showing.
 */
export function mayNamePerson(problem: Problem): boolean {
	const { code, params, value } = problem;
	const isNear = 'suggestion' in params;
	const mayBe = (text: string) => WORDS.test(text) && (!('candidates' in params) || holdsSurname(text));
	if (value !== null && !isNear && mayBe(value)) return true;
	return Object.entries(params).some(
		([name, text]) =>
			typeof text === 'string' && isOfFile(code, name) && !(name === 'value' && isNear) && mayBe(text)
	);
}

/** Whether the name of a family stands anywhere among words that are known to mean something else. */
export const holdsSurname = (words: string): boolean =>
	words.split(/[^\p{L}\p{M}]+/u).some((_, at, all) => hasSurname(all.slice(at).join(' ')));
