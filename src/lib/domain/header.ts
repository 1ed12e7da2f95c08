import type { Dataset, Field } from './dataset';
import type { Finding } from './cell';
import type { ProblemCode } from './problem';
import { fold } from './text';

/** How the columns of a file answer to a dataset: for each file column its field, or null when it is not known. */
export interface HeaderMatch {
	fields: (Field | null)[];
	problems: (Finding & { column: string })[];
}

/** Matches a header line to the schema by name, Vietnamese or English title, or alias, blind to case and diacritics. */
export function matchHeader(dataset: Dataset, header: string[]): HeaderMatch {
	const byName = new Map<string, Field>();
	for (const field of dataset.fields) {
		for (const name of [field.name, field.title, field.titleEn, ...(field.aliases ?? [])]) {
			if (!byName.has(fold(name))) byName.set(fold(name), field);
		}
	}
	const fields = header.map((name) => byName.get(fold(name)) ?? null);
	const problems: HeaderMatch['problems'] = [];
	const report = (code: ProblemCode, column: string, params: Finding['params']) =>
		problems.push({ code, column, value: null, params: { column, ...params } });
	header.forEach((name, index) => {
		if (fields[index] === null) report('extra_column', name.slice(0, 200), {});
	});
	for (const field of dataset.fields) {
		const count = fields.filter((found) => found === field).length;
		const titles = { title: field.title, title_vi: field.title, title_en: field.titleEn };
		if (count === 0 && field.constraints?.required) report('missing_column', field.name, titles);
		if (count > 1) report('duplicate_column', field.name, { count, ...titles });
	}
	return { fields, problems };
}
