import { describe, expect, it } from 'vitest';
import { columnsOf, dataset, datasets, objection } from './reference-files';

/** Blank there: the district, the task as a whole. */
const blankKeys: Record<string, string[]> = {
	poverty_review: ['breakdown'],
	target: ['ward_code'],
	task_update: ['ward_code', 'milestone']
};

const TODAY = '2020-01-01';

/** As headers are compared: without case, diacritics or punctuation. */
const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('đ', 'd')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

it('are those of the contract and the form of the poverty review', () => {
	expect(datasets.map((one) => one.name).sort()).toEqual(
		[
			'bank_statement',
			'campaign',
			'contribution',
			'difficulty',
			'disbursement',
			'exit_plan',
			'pledge',
			'poverty_review',
			'proposal',
			'target',
			'task_update',
			'ward_report',
			'ward_report_wide'
		].sort()
	);
});

describe.each(datasets.map((one) => [one.name, one] as const))('%s', (_name, one) => {
	it('is titled and described in both languages', () => {
		for (const text of [one.title, one.titleEn, one.description, one.descriptionEn])
			expect(text).toMatch(/\S/);
		for (const field of one.fields) {
			expect(field.title, field.name).toMatch(/\S/);
			expect(field.titleEn, field.name).toMatch(/\S/);
			expect(Boolean(field.description), field.name).toBe(Boolean(field.descriptionEn));
		}
	});

	it('has an example for every column that its own rules allow', () => {
		for (const field of one.fields) {
			expect(field.example, field.name).toBeDefined();
			expect(objection(field, field.example ?? '', TODAY), field.name).toBeNull();
		}
	});

	it('lets no two columns answer to one header', () => {
		const headers = one.fields.flatMap((field) => [
			...new Set([field.name, field.title, ...(field.aliases ?? [])].map(plain))
		]);
		expect(headers.filter((header, index) => headers.indexOf(header) !== index)).toEqual([]);
	});

	it('keys on columns it has, required ones save those blank for the whole', () => {
		const columns = columnsOf(one);
		expect(columns).toEqual(expect.arrayContaining(one.primaryKey ?? []));
		for (const key of one.foreignKeys ?? []) {
			expect(columns).toContain(key.field);
			if (!key.asOf) continue;
			const asOf = one.fields.find((field) => field.name === key.asOf);
			expect(asOf?.constraints?.required, `${key.field} as of ${key.asOf}`).toBe(true);
		}
		const optional = one.fields.filter(
			(field) => one.primaryKey?.includes(field.name) && !field.constraints?.required
		);
		expect(optional.map((field) => field.name)).toEqual(blankKeys[one.name] ?? []);
	});

	it('bounds every number and every date', () => {
		for (const { name, type, constraints } of one.fields)
			if (type === 'integer' || type === 'date') {
				expect(constraints?.minimum, name).toBeDefined();
				expect(constraints?.maximum, name).toBeDefined();
			}
	});
});

it('names, notes and counterparties are personal, and nothing else is', () => {
	const personal = datasets.flatMap((one) =>
		one.fields.filter((field) => field.personal).map((field) => `${one.name}.${field.name}`)
	);
	expect(personal.sort()).toEqual(
		[
			'bank_statement.counterparty',
			'bank_statement.note',
			'contribution.donor_name',
			'contribution.note',
			'disbursement.note',
			'pledge.donor_name'
		].sort()
	);
});

it('reports and registers are put right by a later row, ledgers are not', () => {
	for (const name of [
		'ward_report',
		'ward_report_wide',
		'target',
		'campaign',
		'difficulty',
		'exit_plan',
		'proposal',
		'task_update'
	])
		expect(dataset(name).supersedes, name).toBe(true);
	for (const name of ['contribution', 'pledge', 'disbursement', 'bank_statement'])
		expect(dataset(name).supersedes, name).toBeUndefined();
});
