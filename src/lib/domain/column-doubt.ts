import type { Finding } from './cell';
import { HEADING_LENGTH, headingKey } from './column-meaning';
import type { Dataset, Field } from './dataset';
import { columnsByName, countsRows, isOfUnit, nearColumn, type NearHeader } from './header-name';
import { fold } from './text';

/** Stands between headings in the parameters of a problem; none of them has one. */
export const BETWEEN_HEADINGS = '\n';

/** What is known of a heading that no column bears. */
interface Doubt {
	heading: string;
	/** The columns the file lacks whose cells may stand under it, those that must be there first. */
	mayBe: Field[];
	near: NearHeader | null;
	/** The most likely of them, '' where the column is best left out, null where nobody can say. */
	likely: string | null;
}

/**
 * What the messages about a file's columns, and the choices that mend them, need beside the names: of a heading that no
 * column bears which of the columns that are lacking it may be, and of one of those which headings it may stand under.
 */
export function columnDoubts(
	dataset: Dataset,
	headings: readonly string[],
	lacking: readonly Field[]
): { ofHeading(heading: string): Finding['params']; ofColumn(name: string): Finding['params'] } {
	const doubts = headings.map((heading) => doubtAbout(dataset, heading, lacking));
	return {
		ofHeading(heading) {
			const doubt = doubts.find((one) => one.heading === heading);
			if (!doubt) return {};
			const { near, likely, mayBe } = doubt;
			const field = mayBe.find(({ name }) => name === likely);
			return {
				...(near ? meantFor(near) : field && meantFor({ field })),
				columns: mayBe.map(({ name }) => name).join(', '),
				...(likely !== null && { likely })
			};
		},
		ofColumn(name) {
			const may = doubts.filter(
				({ mayBe, likely }) => likely !== '' && mayBe.some((field) => field.name === name)
			);
			if (may.length === 0) return {};
			const [likely, ...others] = may.filter((doubt) => doubt.likely === name);
			const headings = may.map(({ heading }) => headingKey(heading));
			return {
				headings: headings.join(BETWEEN_HEADINGS),
				...(likely && others.length === 0
					? { likely: headingKey(likely.heading), ...isItHint(likely.heading) }
					: amongHint(headings))
			};
		}
	};
}

const isItHint = (heading: string) => ({
	hint_vi: ` Có phải là cột “${heading}” của tệp?`,
	hint_en: ` Is it the file’s column “${heading}”?`
});

/** Headings named in a message at most. */
const NAMED = 3;

function amongHint(headings: readonly string[]): Finding['params'] {
	const rest = headings.length > NAMED ? ['…'] : [];
	const words = [...headings.slice(0, NAMED).map((heading) => `“${heading}”`), ...rest].join(', ');
	return { hint_vi: ` Cột của tệp chưa rõ là cột nào: ${words}.`, hint_en: ` Columns not known: ${words}.` };
}

function doubtAbout(dataset: Dataset, heading: string, lacking: readonly Field[]): Doubt {
	const near = nearColumn(columnsByName(dataset), heading);
	const isLacking = near !== null && lacking.includes(near.field);
	const must = ({ constraints }: Field) => (constraints?.required ? 0 : 1);
	const mayBe = lacking.filter((field) => isOfUnit(field, heading)).sort((a, b) => must(a) - must(b));
	return { heading, mayBe, near: isLacking ? near : null, likely: likelyOf(heading, mayBe, near) };
}

/** Words that a heading and a column have to share for the one to be suggested for the other. */
const SHARED = 2;

function likelyOf(heading: string, mayBe: readonly Field[], slip: NearHeader | null): string | null {
	if (mayBe.length === 0 || countsRows(heading)) return '';
	if (slip && slip.inUnit === undefined && mayBe.includes(slip.field)) return slip.field.name;
	const own = wordsOf(heading);
	const alike = mayBe.map((field) => {
		const names = [field.title, field.titleEn, ...(field.aliases ?? [])].map(wordsOf);
		const shared = names.map((words) => words.filter((word) => own.includes(word)).length);
		// Figures of households are told apart by one word of many.
		return { field, shared: field.unit === undefined ? Math.max(...shared) : 0 };
	});
	const near = alike.filter(({ shared }) => shared >= SHARED).sort((a, b) => b.shared - a.shared);
	// A column that must be there keeps the whole file out: it is looked for first.
	const needed = near.filter(({ field }) => field.constraints?.required);
	const [best, next] = needed.length > 0 ? needed : near;
	return best && best.shared > (next?.shared ?? 0) ? best.field.name : null;
}

const wordsOf = (text: string) => [
	...new Set(
		fold(text.slice(0, HEADING_LENGTH))
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean)
	)
];

/** What the message about a column that is not known needs to say which one it may be. */
function meantFor({ field, inUnit }: NearHeader): Finding['params'] {
	const { title, titleEn } = field;
	if (inUnit !== undefined)
		return {
			hint_vi: ` Cột này ghi theo “${inUnit}”: hãy đổi các số ra đơn vị của mẫu rồi đặt tên cột là “${title}”.`,
			hint_en: ` Its figures are in “${inUnit}”: write them in the template’s unit and name the column “${titleEn}”.`
		};
	return { suggestion: title, hint_vi: ` Có phải “${title}”?`, hint_en: ` Is it “${titleEn}”?` };
}
