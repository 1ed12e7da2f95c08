import { codeWord } from '../../domain/code-word';
import type { Dataset, Field, ForeignKey } from '../../domain/dataset';
import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import { audienceOf } from '../export/mask';
import type { ExploreSource } from './explore';
import { listExplorable } from './list';
import { ruleEntries } from './rule-entries';

/** One column of a dataset as the dictionary shows it. */
export interface DictionaryField {
	name: string;
	title: string;
	type: string;
	unit: string | null;
	required: boolean;
	personal: boolean;
	/** The bounds of a right value; the page puts them into words. */
	limits: Limits;
	example: string | null;
	description: string;
	aliases: string[];
}

export interface Limits {
	minimum: number | string | null;
	/** A day, a number, or `today`: the day the file is received. */
	maximum: number | string | null;
	maxLength: number | null;
	pattern: string | null;
	values: string[];
	/** The reference list the value must be in, and the column of the day at which it must be valid. */
	list: ForeignKey['resource'] | null;
	asOf: string | null;
}

/** The order in which people look for them: what wards send each month first, the bank's own files last. */
const order =
	'ward_report_wide ward_report target difficulty exit_plan proposal campaign contribution pledge disbursement bank_statement'.split(
		' '
	);
const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

/** Every dataset with its columns, the indicators with their definitions, and the views with theirs. */
export async function dictionary(source: ExploreSource, who: Who, locale: Locale) {
	const word = (column: string, value: string) => codeWord(column, value)?.[locale] ?? value;
	const pick = (vi: string, en: string) => (locale === 'vi' ? vi : en);
	const groups = await listExplorable(source, locale, audienceOf(who));
	return {
		datasets: [...source.datasets.values()]
			.sort((a, b) => place(a.name) - place(b.name))
			.map((dataset) => ({
				...datasetEntry(dataset, locale),
				mayCreate: can(who, 'submission:create', { dataset: dataset.name })
			})),
		indicators: source.reference.indicators.map((indicator) => ({
			code: indicator.code,
			group: word('indicator_group', indicator.group),
			name: pick(indicator.name, indicator.name_en),
			unit: word('unit', indicator.unit),
			definition: pick(indicator.definition, indicator.definition_en),
			aggregate: word('aggregate', indicator.aggregate),
			better: indicator.better,
			required: indicator.required_in_report
		})),
		rules: ruleEntries(source.reference.reportRules, source.reference.indicators, locale),
		outliers: source.reference.outlierRules,
		amounts: source.reference.amountRules,
		views: groups.flatMap(({ views }) => views)
	};
}

export type Dictionary = Awaited<ReturnType<typeof dictionary>>;

function datasetEntry(dataset: Dataset, locale: Locale) {
	const { name, primaryKey = [], supersedes = false } = dataset;
	const [title, description] =
		locale === 'vi' ? [dataset.title, dataset.description] : [dataset.titleEn, dataset.descriptionEn];
	const titleOf = (column: string) => titleIn(dataset, column, locale);
	return {
		name,
		title,
		description,
		key: primaryKey.map(titleOf),
		supersedes,
		/** A statement comes in the bank's own layout, so there is no template to fill in. */
		template: name !== 'bank_statement',
		fields: dataset.fields.map((field) => fieldEntry(dataset, field, locale))
	};
}

function fieldEntry(dataset: Dataset, field: Field, locale: Locale): DictionaryField {
	const { name, type, unit, personal = false, example, aliases = [], constraints = {} } = field;
	const key = dataset.foreignKeys?.find((foreign) => foreign.field === name);
	return {
		name,
		title: locale === 'vi' ? field.title : field.titleEn,
		type: codeWord('type', type)?.[locale] ?? type,
		unit: unit ? (codeWord('unit', unit)?.[locale] ?? unit) : null,
		required: constraints.required ?? false,
		personal,
		limits: {
			minimum: constraints.minimum ?? null,
			maximum: constraints.maximum ?? null,
			maxLength: constraints.maxLength ?? null,
			pattern: constraints.pattern ?? null,
			values: constraints.enum ?? [],
			list: key?.resource ?? null,
			asOf: key?.asOf ? titleIn(dataset, key.asOf, locale) : null
		},
		example: example ?? null,
		description: (locale === 'vi' ? field.description : field.descriptionEn) ?? '',
		aliases
	};
}

function titleIn({ fields }: Dataset, name: string, locale: Locale): string {
	const field = fields.find((candidate) => candidate.name === name);
	if (!field) return name;
	return locale === 'vi' ? field.title : field.titleEn;
}
