import { filterParams } from '../../domain/filter';
import type { Bilingual } from '../../domain/locale';

const place = ['submission', 'offset'];

/** Which submission is opened and where its list begins, and what of that was not understood. */
export function placeOf(search: URLSearchParams): {
	submission: number | null;
	offset: number;
	wrong: Bilingual[];
} {
	const wrong: Bilingual[] = [];
	const read = (name: string) => {
		const text = search.get(name);
		if (text === null || text === '') return null;
		if (/^[0-9]{1,9}$/.test(text)) return Number(text);
		wrong.push({
			vi: `Tham số ${name} phải là số nguyên.`,
			en: `The parameter ${name} must be a whole number.`
		});
		return null;
	};
	return { submission: read('submission'), offset: read('offset') ?? 0, wrong };
}

/** The filter alone. */
export function withoutPlace(search: URLSearchParams): URLSearchParams {
	return new URLSearchParams([...search].filter(([name]) => !place.includes(name)));
}

/** Parts of the URL that cannot narrow the sources: said, because the number shown would be of something else. */
export function ignored(search: URLSearchParams): Bilingual[] {
	const usable = new Set<string>([...Object.values(filterParams), ...place]);
	const names = [...search]
		.filter(([name, value]) => value !== '' && !usable.has(name.split('__')[0] ?? ''))
		.map(([name]) => name);
	return [...new Set(names)].map((name) => ({
		vi: `Chưa tra nguồn được theo “${name}”. Hãy bỏ phần lọc này.`,
		en: `Sources cannot be looked up by “${name}”. Remove this part of the filter.`
	}));
}
