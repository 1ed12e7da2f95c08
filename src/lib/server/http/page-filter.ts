import { filterFromParams, filterProblemWords, type Filter } from '../../domain/filter';
import type { Locale } from '../../domain/locale';
import { AppError } from '../errors';
import type { Reference } from '../reference';

/** A page's filter, what of it was not understood in words, and the lists its choices are made of. */
export interface PageFilter {
	filter: Filter;
	problems: string[];
	wards: { code: string; name: string }[];
}

/** Reads a page's filter from its address. A ward is known while it stands in the district's plan year. */
export function pageFilter(url: URL, reference: Reference, locale: Locale): PageFilter {
	const wards = districtWards(reference);
	const { filter, problems } = filterFromParams(url.searchParams, {
		funds: reference.funds.map(({ code }) => code),
		wards: wards.map(({ code }) => code),
		indicators: reference.indicators.map(({ code }) => code)
	});
	return { filter, problems: problems.map((problem) => filterProblemWords(problem)[locale]), wards };
}

/** The wards that report, once each, in Vietnamese order. */
export function districtWards({ wards }: Reference): { code: string; name: string }[] {
	const own = new Map(wards.filter((ward) => ward.in_district).map(({ code, name }) => [code, name]));
	return [...own].map(([code, name]) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** For a page of a ward that the district does not have. */
export function noSuchWard(code: string): AppError {
	const shown = code.slice(0, 20);
	return new AppError('not_found', {
		vi: `Không có phường mang mã “${shown}” trong quận.`,
		en: `The district has no ward with the code “${shown}”.`
	});
}
