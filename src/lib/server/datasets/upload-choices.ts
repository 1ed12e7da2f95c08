import type { CheckContext } from '../../domain/cell';
import type { Dataset } from '../../domain/dataset';
import { dayIn } from '../../domain/format';
import { can, type Who } from '../../domain/role';
import type { App } from '../app';
import { allow } from '../auth/door';
import { checkContext } from '../reference';

/** Everything the upload page needs to offer a choice and to check a file in the browser. */
export interface UploadChoices {
	datasets: { name: string; title: string; titleEn: string }[];
	/** The chosen dataset, without its descriptions. */
	dataset: Dataset;
	/** Codes that the chosen dataset's columns refer to, and today's date. */
	context: CheckContext;
	/** For a statement: the funds it may belong to, and the banks whose layout is known. */
	funds: { code: string; name: string; name_en: string }[];
	banks: string[];
}

/** What `who` may submit, and the dataset named, or the first of them. Throws what the door says when there is none. */
export function uploadChoices({ store }: App, who: Who, name: string | null): UploadChoices {
	const datasets = [...store.datasets.values()].filter((dataset) =>
		can(who, 'submission:create', { dataset: dataset.name })
	);
	const byName = (wanted: string | null) => datasets.find((dataset) => dataset.name === wanted);
	const dataset = byName(name) ?? byName('ward_report_wide') ?? byName('contribution') ?? datasets[0];
	if (!dataset) {
		allow(who, 'submission:create', { dataset: name ?? '' });
		throw new Error('there are no datasets');
	}
	const isStatement = dataset.name === 'bank_statement';
	const { funds } = store.reference;
	return {
		datasets: datasets.map(({ name, title, titleEn }) => ({ name, title, titleEn })),
		dataset: plain(dataset),
		context: contextOf(
			dataset,
			checkContext(store.reference, dayIn(new Date(), store.reference.district.timezone))
		),
		funds: isStatement ? funds.map(({ code, name, name_en }) => ({ code, name, name_en })) : [],
		banks: isStatement
			? store.profiles.list().flatMap(({ profile }) => profile.banks.map(({ name }) => name))
			: []
	};
}

/** A dataset as a check needs it: no prose. */
function plain(dataset: Dataset): Dataset {
	const fields = dataset.fields.map((field) => ({
		...field,
		description: undefined,
		descriptionEn: undefined
	}));
	return { ...dataset, description: '', descriptionEn: '', fields };
}

/**
 * Only the lists this dataset refers to, and of them only codes, names and the fund they belong to;
 * of wards validity too.
 */
function contextOf(dataset: Dataset, { today, codes }: CheckContext): CheckContext {
	const used = new Set(dataset.foreignKeys?.map((key) => key.resource));
	const { ward: _, ...lists } = codes;
	const list = (name: keyof typeof lists) =>
		used.has(name)
			? lists[name].map(({ code, name, name_en, fund_code }) => ({ code, name, name_en, fund_code }))
			: [];
	const wards = codes.ward.map(({ code, name, valid_from, valid_to, successors }) => ({
		code,
		name,
		valid_from,
		valid_to,
		successors
	}));
	return {
		today,
		codes: {
			ward: used.has('ward') ? wards : [],
			fund: list('fund'),
			indicator: list('indicator'),
			purpose: list('purpose'),
			task: list('task')
		}
	};
}
