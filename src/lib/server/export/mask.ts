import type { Dataset } from '../../domain/dataset';
import { NINE_DIGITS, STAYING_PATTERNS } from '../../domain/identity-number';
import { can, type Who } from '../../domain/role';
import { literal } from '../warehouse/literal';
import type { Column } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';

/**
 * What an asker may see: everything, all but personal data, or only what is published. Their answers are never shared.
 */
export type Audience = 'full' | 'staff' | 'public';

export function audienceOf(who: Who): Audience {
	if (can(who, 'personal:read')) return 'full';
	return who.role === 'public' ? 'public' : 'staff';
}

/** Withheld beside what the schemas call personal: a bank's reference number finds the transfer, and so the person. */
const BANK_REFERENCE = 'reference';

/** The columns withheld from the public in any view: a name that is personal in one dataset is personal in all. */
export function withheldColumns(datasets: ReadonlyMap<string, Dataset>): ReadonlySet<string> {
	const names = new Set([BANK_REFERENCE]);
	for (const { fields } of datasets.values()) {
		for (const { name, personal } of fields) if (personal) names.add(name);
	}
	return names;
}

/**
 * What officers write freely about difficulties and tasks: staff read it, but it is not published, for
 * it may name people.
 */
const FREE_TEXT = new Set(['summary', 'answer', 'evidence', 'evidence_url']);

/** Kinds of donor that are not a person, so that their names may be published. */
const NOT_PERSONS = ['business', 'organisation', 'agency', 'residential_group'];

/**
 * The view as the asker may see it, to stand in FROM. Withheld columns are masked in here, before any filter,
 * search or order of the question can look at them, so that nothing can be found out by asking around them.
 */
export function visible(
	view: string,
	columns: readonly Column[],
	withheld: ReadonlySet<string>,
	audience: Audience
): string {
	const hidden = (name: string) => withheld.has(name) || (audience === 'public' && FREE_TEXT.has(name));
	const masked = audience === 'full' ? [] : columns.filter(({ name }) => hidden(name));
	if (masked.length === 0) return `(SELECT * FROM ${identifier(view)})`;
	const names = new Set(columns.map(({ name }) => name));
	const list = masked.map(({ name }) => `${mask(name, names)} AS ${identifier(name)}`);
	return `(SELECT * REPLACE (${list.join(', ')}) FROM ${identifier(view)})`;
}

/**
 * A donor that is no person and has not asked to stay unnamed keeps its name, but for a card's number in it; anything
 * else becomes NULL.
 */
function mask(name: string, names: ReadonlySet<string>): string {
	if (name !== 'donor_name' || !names.has('donor_kind') || !names.has('anonymous'))
		return 'CAST(NULL AS VARCHAR)';
	const kinds = NOT_PERSONS.map((kind) => `'${kind}'`).join(', ');
	return `CASE WHEN donor_kind IN (${kinds}) AND anonymous IS NOT TRUE THEN ${withoutIdentity(name)} END`;
}

/**
 * A column without the numbers of cards that have strayed into its words. Looking for so many digits first takes less
 * than half the time, over millions of names that have none.
 */
function withoutIdentity(name: string): string {
	const column = identifier(name);
	const masked = STAYING_PATTERNS.reduce(
		(text, pattern) => `regexp_replace(${text}, ${literal(pattern)}, '\\1…\\2', 'gi')`,
		column
	);
	return `CASE WHEN regexp_matches(${column}, ${literal(NINE_DIGITS)}) THEN ${masked} ELSE ${column} END`;
}
