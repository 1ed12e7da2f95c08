import type { CheckContext } from './cell';
import type { Dataset, Field } from './dataset';
import { padded, withoutEmptyTail } from './delimited';
import type { FoundHeader, HeaderMatch } from './header';
import { wardWordsIn, yearsIn } from './review-form';
import { readWard } from './ward-name';

/** A form's header with the columns it lacks: the part of the ward and the year, which its titles or its sender say. */
export interface ReviewHeader extends FoundHeader {
	match: HeaderMatch;
	/** The places of columns; -1 where the form has none. */
	columns: { ward: number; breakdown: number; number: number; figures: number[] };
	/** The ward that the titles name, in their words. */
	ward: string | null;
	year: string;
	/** The day at which a ward must be in force. */
	day: string;
	/** A row's cells in these columns. */
	record(cells: readonly string[], place: { ward: string; part: string }): string[];
}

/** Why the year of a form is not known: none that its titles name, or several. */
export interface YearDoubt {
	years: string[];
}

/** Completes a form's header; `said` is the year its sender named. */
export function reviewHeader(
	dataset: Dataset,
	header: FoundHeader,
	{ context, said }: { context: CheckContext; said: string | undefined }
): ReviewHeader | YearDoubt {
	const { titles = [], number = -1 } = header.form ?? {};
	const own = header.match.fields;
	const lacking = dataset.fields.filter(
		(field) => ['breakdown', 'year'].includes(field.name) && !own.includes(field)
	);
	const years = said === undefined ? yearsIn(titles) : [said];
	const [year = '', ...others] = lacking.some(({ name }) => name === 'year') ? years : [''];
	if (lacking.some(({ name }) => name === 'year') && (year === '' || others.length > 0)) return { years };
	const fields: (Field | null)[] = [...own, ...lacking];
	const of = (name: string) => fields.findIndex((field) => field?.name === name);
	const figures = fields.flatMap((field, at) => (field?.type === 'integer' ? [at] : []));
	const columns = { ward: of('ward_code'), breakdown: of('breakdown'), number, figures };
	const day = year === '' ? '' : `${year}-12-31`;
	return {
		...header,
		names: [...padded(header.names, own.length), ...lacking.map(({ title }) => title)],
		width: fields.length,
		match: { fields, problems: header.match.problems },
		...{ columns, year, day },
		ward: wardIn(titles, day, context),
		record(cells, { ward, part }) {
			const trimmed = withoutEmptyTail([...cells], own.length, header.width);
			// One cell too many may be half of another: the row keeps its wrong count of cells.
			if (trimmed.length !== own.length) return [...cells, ...fields.map(() => '')];
			const placed = padded(trimmed, fields.length);
			placed[columns.ward] = ward;
			placed[columns.breakdown] = part;
			if (year !== '') placed[of('year')] = year;
			return placed;
		}
	};
}

/** The one ward that titles name for sure. */
function wardIn(titles: readonly string[], day: string, { codes, said }: CheckContext): string | null {
	const found = wardWordsIn(titles).flatMap((words) => {
		const reading = readWard(words, day, { wards: codes.ward, said });
		return 'code' in reading ? [reading.code] : [];
	});
	const [code, ...others] = new Set(found);
	return code !== undefined && others.length === 0 ? code : null;
}
