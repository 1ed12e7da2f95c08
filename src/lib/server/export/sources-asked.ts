import type { Bilingual } from '../../domain/locale';
import {
	filterFromParams,
	filterParams,
	filterProblemWords,
	type Filter,
	type KnownCodes
} from '../../domain/filter';
import type { Meant } from '../measures/provenance';
import { EMPTY, sourceParams, traceable } from '../measures/trails';
import { shown } from './bad-filter';
import { controls } from './query';

/** Which records behind a view's numbers are asked for, and what of the question was not understood. */
export interface SourcesAsked {
	filter: Filter;
	meant: Meant;
	problems: Bilingual[];
}

const inFilter = new Set<string>(Object.values(filterParams));

/**
 * Reads which records a URL means. Whatever could not narrow the view's sources is a problem: the answer would be of
 * something else. Throws `not_found` for a view without a trail.
 */
export function sourcesAsked(view: string, search: URLSearchParams, codes: KnownCodes = {}): SourcesAsked {
	const known = sourceParams(view);
	const problems: Bilingual[] = [];
	const parts: Record<string, string[]> = {};
	const empty: string[] = [];
	const usual = new URLSearchParams();
	for (const [param, value] of search) {
		if (value === '') continue;
		const column = param.replace(/__(?!isnull$).*$/, '');
		if (inFilter.has(column) && known.includes(column)) usual.append(param, value);
		else if (!known.includes(param)) problems.push(notKnown(param, known));
		else if (param.endsWith(EMPTY)) {
			if (value === 'true') empty.push(param.slice(0, -EMPTY.length));
			else problems.push(notEmpty(param));
		} else if (!numbers.has(param)) (parts[param] ??= []).push(value);
	}
	const { filter, problems: misread } = filterFromParams(usual, codes);
	problems.push(...misread.map(filterProblemWords));
	const whole = (name: string) => wholeNumber(search, name, problems);
	const [submission, record] = [whole('submission'), whole('record')];
	if (record !== null && submission === null) {
		problems.push({
			vi: 'Số dòng (record) cần đi cùng số lần nộp (submission).',
			en: 'A record needs its submission beside it.'
		});
	}
	return {
		filter,
		meant: {
			...(submission !== null && { submission }),
			...(record !== null && { record }),
			...(Object.keys(parts).length > 0 && { parts }),
			...(empty.length > 0 && { empty: [...new Set(empty)] })
		},
		problems
	};
}

const numbers = new Set(['submission', 'record']);

/** A whole number of a URL; null where there is none, and where it is none, which is a problem. */
export function wholeNumber(search: URLSearchParams, name: string, problems: Bilingual[]): number | null {
	const [text, ...more] = search.getAll(name).filter((value) => value !== '');
	if (text === undefined) return null;
	if (more.length > 0) {
		problems.push({
			vi: `Tham số ${name} chỉ được ghi một lần.`,
			en: `The parameter ${name} may be given once.`
		});
		return null;
	}
	if (/^[0-9]{1,9}$/.test(text)) return Number(text);
	problems.push({
		vi: `Tham số ${name} phải là số nguyên.`,
		en: `The parameter ${name} must be a whole number.`
	});
	return null;
}

const notKnown = (param: string, known: readonly string[]): Bilingual => ({
	vi: `Chưa tra nguồn được theo “${shown(param)}”. Các phần lọc được: ${known.join(', ')}.`,
	en: `Sources cannot be looked up by “${shown(param)}”. They can be narrowed by ${known.join(', ')}.`
});

const notEmpty = (param: string): Bilingual => ({
	vi: `Tham số ${param} chỉ nhận giá trị true.`,
	en: `The parameter ${param} takes true alone.`
});

/** The page and the address of what is behind a question's rows, and the parts of it that cannot narrow that. */
export function sourcesOf(view: string, question: URLSearchParams): { path: string; wider: string[] } | null {
	if (!traceable.includes(view)) return null;
	const known = sourceParams(view);
	const once = (name: string) => question.getAll(name).filter((value) => value !== '').length === 1;
	const narrows = ([name, value]: [string, string]) =>
		known.includes(name) &&
		(!name.endsWith(EMPTY) || value === 'true') &&
		(!numbers.has(name) || (once(name) && once('submission')));
	const others = controls.filter((name) => name !== 'q') as readonly string[];
	const asked = [...question].filter(([name, value]) => value !== '' && !others.includes(name));
	const kept = new URLSearchParams(asked.filter(narrows)).toString();
	const wider = asked.filter((part) => !narrows(part)).map(([name]) => name);
	return { path: `/provenance/${view}${kept && `?${kept}`}`, wider: [...new Set(wider)] };
}
