import { error as kitError } from '@sveltejs/kit';
import type { Locale } from '../../domain/locale';
import { app } from '../app';
import { isAppError } from '../errors';

/** Runs a page's load, all of it of one state of the data; see `told` and `Answers.steadily`. */
export function page<T>(locale: Locale, load: () => Promise<T>): Promise<T> {
	return told(locale, async () => (await app()).store.answers.steadily(load));
}

/** Does what a page asks for; an error a person should be told about becomes the error page with its words. */
export async function told<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!isAppError(error)) throw error;
		kitError(error.status, { message: error.words[locale], code: error.code });
	}
}
