import { error as kitError } from '@sveltejs/kit';
import type { Locale } from '../../domain/locale';
import { isAppError } from '../errors';

/** Runs a page's load; an error a person should be told about becomes the error page with its words. */
export async function page<T>(locale: Locale, load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch (error) {
		if (!isAppError(error)) throw error;
		kitError(error.status, { message: error.words[locale], code: error.code });
	}
}
