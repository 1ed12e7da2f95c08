import { aboutWords, byWords, valueWords } from '$lib/domain/decision-words';
import type { ReadChoice } from '$lib/domain/fix';
import type { Decision } from '$lib/domain/read-options';
import { getLocale } from '$lib/paraglide/runtime';

/** What may be decided about a file, in the reader's language. */
export const aboutWord = (about: Decision['about']): string => aboutWords[about][getLocale()];

/** Who decided it. */
export const byWord = (by: Decision['by']): string => byWords[by][getLocale()];

/** A decision's value as people say it. */
export const valueWord = (value: string): string => valueWords(value)[getLocale()];

/** Which decision a choice would take the place of. */
export const choiceAbout: Record<ReadChoice, Decision['about']> = {
	encoding: 'encoding',
	delimiter: 'delimiter',
	sheet: 'sheet',
	number_format: 'numberFormat',
	date_format: 'dateFormat'
};

export const choiceWord = (choice: ReadChoice): string => aboutWord(choiceAbout[choice]);
