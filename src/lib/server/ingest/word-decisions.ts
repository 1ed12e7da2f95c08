import type { WardRow } from '../../domain/ward-name';
import type { CodeWords } from '../../domain/code-reading';
import { saidOf, leftOut } from '../../domain/column-meaning';
import type { Dataset } from '../../domain/dataset';
import type { FoundHeader } from '../../domain/header';
import { countsRows } from '../../domain/header-name';
import { withoutIdentity } from '../../domain/identity-number';
import type { Decision, ReadOptions, WordsAbout } from '../../domain/read-options';

/** Words told of at most. */
const TOLD_WORDS = 20;

/** Words of the file between the only such quotes there are, without identity numbers. */
const quoted = (written: string) =>
	`“${withoutIdentity(written.replace(/\s+/gu, ' ').trim()).replace(/[“”]/g, '"')}”`;

/** One decision about all of these words; none where there are none. */
function told(about: WordsAbout, by: Decision['by'], words: string[]): Decision[] {
	const rest = words.length > TOLD_WORDS ? ['…'] : [];
	const value = [...words.slice(0, TOLD_WORDS), ...rest].join(' · ');
	return words.length === 0 ? [] : [{ about, value, by }];
}

/** Which words were taken for which codes, by what they say themselves and by what the sender said. */
export function codeDecisions(words: CodeWords, said: CodeWords = {}): Decision[] {
	const pairs = Object.entries(words).flatMap(([column, read]) =>
		Object.entries(read).map(([written, code]) => {
			const by = said[column]?.[written] === code ? ('sender' as const) : ('file' as const);
			return { by, words: `${quoted(written)} = ${code}` };
		})
	);
	return (['file', 'sender'] as const).flatMap((by) => {
		const own = pairs.filter((pair) => pair.by === by);
		return told(
			'codeWords',
			by,
			own.map((pair) => pair.words)
		);
	});
}

/** Which wards the sender named for words that name none for sure. */
export function wardDecisions({ wards = {} }: ReadOptions, rows: readonly WardRow[]): Decision[] {
	const words = Object.entries(wards).map(([written, code]) => {
		const name = rows.findLast((row) => row.code === code)?.name;
		return `${quoted(written)} = ${name === undefined ? code : `${code} ${name}`}`;
	});
	return told('wardWords', 'sender', words);
}

/**
 * Which columns the sender gave one value, which headings were named, and which columns were left out on that word, or
 * because they only count rows and the template has no such column.
 */
export function columnDecisions(
	{ dataset, read }: { dataset: Dataset; read: ReadOptions },
	{ names: headings, match }: Pick<FoundHeader, 'names' | 'match'>
): Decision[] {
	const meant = saidOf(dataset, read.columns);
	const named = headings.flatMap((heading) => {
		const field = meant(heading);
		return field ? [`${quoted(heading)} = ${field.name}`] : [];
	});
	const left = leftOut(dataset, headings, read.columns).map((at) => quoted(headings[at] ?? ''));
	const counting = headings.filter(
		(heading, at) => match.fields[at] === null && meant(heading) === undefined && countsRows(heading)
	);
	const values = Object.entries(read.values ?? {}).map(([column, value]) => `${column} = ${value}`);
	return [
		...told('oneValues', 'sender', values),
		...told('columnsNamed', 'sender', named),
		...told('columnsLeftOut', 'sender', left),
		...told('columnsLeftOut', 'file', counting.map(quoted))
	];
}
