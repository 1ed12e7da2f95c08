import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSample, SAMPLE_SEED } from '../../src/lib/sample/make-sample';
import { columnsOf, dataset, objection, reference } from './reference-files';
import { manifest, parsed } from './sample-files';

const ROOT = 'data/sample';

const walk = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? walk(join(folder, entry.name)) : [relative(ROOT, join(folder, entry.name))]
	);

describe('the generator', () => {
	it('makes the committed sample again, byte for byte', () => {
		const made = makeSample(SAMPLE_SEED, reference);
		expect(made.map((file) => file.path).sort()).toEqual(walk(ROOT).sort());
		const differing = made.filter((file) => file.text !== readFileSync(join(ROOT, file.path), 'utf8'));
		expect(differing.map((file) => file.path)).toEqual([]);
	});

	it('makes another year from another seed', () => {
		const path = 'contributions/201907.csv';
		const other = makeSample(SAMPLE_SEED + 1, reference).find((file) => file.path === path);
		expect(other?.text).toMatch(/^contribution_id,/);
		expect(other?.text).not.toBe(readFileSync(join(ROOT, path), 'utf8'));
	});
});

describe('the manifest', () => {
	it('says that the sample is illustrative and lists every file once, in order of receipt', () => {
		expect(manifest.illustrative).toBe(true);
		expect([...manifest.files.map((file) => file.path), 'manifest.json'].sort()).toEqual(walk(ROOT).sort());
		const received = manifest.files.map((file) => file.received_at);
		expect(received).toEqual([...received].sort());
		for (const at of received) expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/);
	});
});

it('every cell of every file is allowed by its dataset on the day it was received', () => {
	const codes = {
		ward: new Set(reference.wards.filter((ward) => ward.in_district).map((ward) => ward.code)),
		fund: new Set(reference.funds.map((fund) => fund.code)),
		purpose: new Set(reference.purposes.map((purpose) => purpose.code)),
		indicator: new Set(reference.indicators.map((indicator) => indicator.code)),
		task: new Set(reference.directives.flatMap(({ tasks }) => tasks.map((task) => task.task_id)))
	};
	const wrong: string[] = [];
	// A statement has its bank's columns; how it reads is held below.
	for (const { path, dataset: name, received_at } of manifest.files.filter(
		(file) => file.dataset !== 'bank_statement'
	)) {
		const contract = dataset(name);
		const { data, meta, errors } = parsed(path);
		expect(errors, path).toEqual([]);
		// Nothing of the sample is taken back.
		const columns = columnsOf(contract).filter((name) => name !== contract.reversal?.field);
		expect(meta.fields, path).toEqual(columns);
		data.forEach((row, index) => {
			for (const field of contract.fields) {
				const why = objection(field, row[field.name] ?? '', received_at.slice(0, 10));
				if (why) wrong.push(`${path}:${index + 2} ${field.name} ${why}`);
			}
			for (const { field, resource } of contract.foreignKeys ?? [])
				if (row[field] && !codes[resource].has(row[field]))
					wrong.push(`${path}:${index + 2} ${field} unknown`);
		});
	}
	expect(wrong).toEqual([]);
});

it('is small enough to live in the repository', () => {
	const bytes = walk(ROOT).reduce((total, path) => total + statSync(join(ROOT, path)).size, 0);
	expect(bytes).toBeLessThan(5_000_000);
});
