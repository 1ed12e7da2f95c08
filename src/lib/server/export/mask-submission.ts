import type { Decision } from '../../domain/read-options';
import type { Who } from '../../domain/role';
import type { Submission } from '../ingest/submissions';
import { holdsSurname } from './file-words';
import { BLANK, mayReadFile } from './mask-problem';

/** Decisions about headings; where a file has no header, those are the cells of its first row. */
const OF_HEADINGS: ReadonlySet<Decision['about']> = new Set(['columnsNamed', 'columnsLeftOut']);
/** Decisions about words whose meaning is known. */
const OF_WORDS: ReadonlySet<Decision['about']> = new Set(['codeWords', 'wardWords']);

const QUOTED = /“(.*?)”(?= = | · |$)/gsu;

const unlessNamed = (text: string) => (holdsSurname(text) ? BLANK : text);

function shownDecision(decision: Decision): Decision {
	const { about, value, others } = decision;
	if (about === 'account') return { ...decision, value: BLANK };
	if (OF_HEADINGS.has(about)) return { ...decision, value: value.replace(QUOTED, `“${BLANK}”`) };
	if (OF_WORDS.has(about))
		return { ...decision, value: value.replace(QUOTED, (_, words: string) => `“${unlessNamed(words)}”`) };
	if (about !== 'sheet') return decision;
	return { ...decision, value: unlessNamed(value), ...(others && { others: others.map(unlessNamed) }) };
}

/**
 * A submission as the asker may see it: how its file was read quotes the file, too. Who may not read personal data gets
 * the decisions without headings, accounts and words that may be a name, and the options without what words were said to
 * mean.
 */
export function submissionAsSeen(who: Who, submission: Submission): Submission {
	if (mayReadFile(who, submission)) return submission;
	const { wards: _, codes: __, columns: ___, sheet, ...rest } = submission.read_options;
	return {
		...submission,
		read_options: { ...rest, ...(sheet !== undefined && { sheet: unlessNamed(sheet) }) },
		decisions: submission.decisions.map(shownDecision)
	};
}
