import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import type { ReportRule } from '../../src/lib/domain/report-rule';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { csv, newStore, type Fixture } from '../fixtures/store';

const within: ReportRule = {
	code: 'within',
	left: 'poor_end + near_poor_end',
	operator: '<=',
	right: 'households_total',
	importance: 'error',
	missing: 'skip',
	message: '{left} hộ',
	message_en: '{left} households'
};
const continuity: ReportRule = {
	...within,
	code: 'continuity',
	left: 'poor_start',
	operator: '=',
	right: 'previous.poor_end',
	importance: 'warning',
	message: '{left} sau {right}',
	message_en: '{left} after {right}'
};

let fixture: Fixture;
let referenceDir: string;
const useRules = (rules: ReportRule[]) =>
	writeFileSync(join(referenceDir, 'rule.json'), JSON.stringify(rules));
beforeEach(async () => {
	referenceDir = join(mkdtempSync(join(tmpdir(), 'rules-')), 'reference');
	cpSync('data/reference', referenceDir, { recursive: true });
	useRules([within, continuity]);
	fixture = await newStore({ referenceDir });
});
afterEach(async () => {
	await fixture.dispose();
	rmSync(join(referenceDir, '..'), { recursive: true });
});

type Figures = Record<string, number | ''>;
const wide = (figures: Figures, period = '201904', ward = '00139') =>
	csv(['ward_code', 'period', ...Object.keys(figures)], [ward, period, ...Object.values(figures)]);
const long = (...rows: [string, string, number][]) =>
	csv(
		['ward_code', 'period', 'indicator', 'value'],
		...rows.map(([period, name, value]) => ['00139', period, name, value])
	);
const found = async (dataset: string, text: string) => {
	const { status, problems } = await fixture.send(dataset, text);
	return [
		status,
		...problems.map(({ severity, record, column, params }) => [severity, record, column, params.rule])
	];
};

describe('a rule of the data', () => {
	it('refuses what breaks it, in either form of a report, and says so in the operator’s words', async () => {
		const outcome = await fixture.send(
			'ward_report_wide',
			wide({ poor_end: 40, near_poor_end: 61, households_total: 100 })
		);
		expect(outcome).toMatchObject({ status: 'refused', accepted: 0, rejected: 1 });
		expect(outcome.problems[0]).toMatchObject({
			code: 'rule_broken',
			line: 2,
			column: 'households_total',
			value: '100',
			params: { rule: 'within', left: 101, right: 100, message_vi: '101 hộ', message_en: '101 households' }
		});
		const rows: [string, string, number][] = [
			['201904', 'poor_end', 40],
			['201904', 'near_poor_end', 61],
			['201904', 'households_total', 100],
			['201904', 'escaped', 1]
		];
		expect(await found('ward_report', long(...rows))).toEqual([
			'refused',
			...[1, 2, 3].map((record) => ['error', record, 'value', 'within'])
		]);
	});

	it('is kept by what lies on its border', async () => {
		expect(
			await found('ward_report_wide', wide({ poor_end: 40, near_poor_end: 60, households_total: 100 }))
		).toEqual(['accepted']);
	});

	it('is not held against a figure that nobody reported, unless it says that this counts as zero', async () => {
		const blank = wide({ poor_end: 140, near_poor_end: '', households_total: 100 });
		expect(await found('ward_report_wide', blank)).toEqual(['accepted']);
		useRules([{ ...within, missing: 'zero' }]);
		await fixture.reopen();
		expect(
			await found('ward_report_wide', wide({ poor_end: 140, near_poor_end: '', households_total: 99 }))
		).toEqual(['refused', ['error', 1, 'households_total', 'within']]);
	});

	it('only warns where some of the figures are on record and not in the file', async () => {
		await fixture.send('ward_report_wide', wide({ near_poor_end: 60, households_total: 100 }));
		expect(await found('ward_report', long(['201904', 'poor_end', 41]))).toEqual([
			'accepted',
			['warning', 1, 'value', 'within']
		]);
	});

	it('holds in its months and wards only', async () => {
		useRules([{ ...within, applies: { from: '201905', to: '201906', wards: ['00139'] } }]);
		await fixture.reopen();
		const bad = { poor_end: 101, near_poor_end: 0, households_total: 100 };
		const told = async (period: string, ward = '00139') =>
			(await found('ward_report_wide', wide(bad, period, ward)))[0];
		expect([await told('201904'), await told('201905'), await told('201906'), await told('201907')]).toEqual([
			'accepted',
			'refused',
			'refused',
			'accepted'
		]);
		expect(await told('201905', '00148')).toBe('accepted');
	});

	it.each([
		['=', 100, true],
		['=', 99, false],
		['<>', 99, true],
		['<>', 100, false],
		['<', 101, true],
		['<', 100, false],
		['>', 99, true],
		['>', 100, false],
		['>=', 100, true],
		['>=', 101, false]
	] as const)('compares by %s: 100 with %i', async (operator, right, holds) => {
		useRules([{ ...within, left: 'poor_end + 10 - escaped', operator, right: String(right) }]);
		await fixture.reopen();
		expect((await found('ward_report_wide', wide({ poor_end: 97, escaped: 7 })))[0]).toBe(
			holds ? 'accepted' : 'refused'
		);
	});
});

describe('a month and the one before it', () => {
	it('meet, in the file or with what is on record, also over the turn of the year', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201812'));
		const warned = ['warning', 1, 'poor_start', 'continuity'];
		expect(await found('ward_report_wide', wide({ poor_start: 40, poor_end: 38 }, '201901'))).toEqual([
			'accepted',
			warned
		]);
		expect(await found('ward_report_wide', wide({ poor_start: 38 }, '201902'))).toEqual(['accepted']);
		const both = long(['201903', 'poor_end', 37], ['201904', 'poor_start', 36]);
		expect(await found('ward_report', both)).toEqual(['accepted', ['warning', 2, 'value', 'continuity']]);
	});

	it('say nothing of each other when the month before is missing', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201902'));
		expect(await found('ward_report_wide', wide({ poor_start: 40 }, '201904'))).toEqual([
			'accepted',
			['warning', 1, 'period', undefined]
		]);
	});

	it('are asked for where they are missing between reports, once for each ward', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201812'));
		const text = csv(
			['ward_code', 'period', 'poor_end'],
			...['201903', '201904', '201906'].map((period) => ['00139', period, 39]),
			...['201904', '201905'].map((period) => ['00118', period, 39])
		);
		const { status, problems } = await fixture.send('ward_report_wide', text);
		expect(status).toBe('accepted');
		expect(problems).toMatchObject([
			{
				...{ code: 'month_missing', severity: 'warning', record: 1, column: 'period', value: '201903' },
				params: { ward: 'Bồ Đề', last: '12/2018', period: '03/2019', count: 2 }
			}
		]);
		// What is sent later to fill them leaves the other gap.
		const late = await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201905'));
		expect(late.problems).toEqual([]);
		const filled = await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201906'));
		expect(filled.problems).toEqual([]);
		// A month whose own row is refused is one mistake, not two.
		const wrong = csv(
			['ward_code', 'period', 'poor_end'],
			...['201906', '201907', '201908'].map((period, at) => ['00118', period, at === 1 ? 'x' : 39])
		);
		const { problems: told } = await fixture.send('ward_report_wide', wrong);
		expect(told.map(({ code }) => code)).toEqual(['not_integer']);
		const blank = await fixture.send('ward_report_wide', wide({ poor_end: '' }, '201907'));
		expect(problemMessage(blank.problems[0]!, 'vi')).toContain('phường Bồ Đề, kỳ 07/2019, không có');
	});

	it('are looked at again when the earlier one is corrected', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201903'));
		await fixture.send('ward_report_wide', wide({ poor_start: 39 }, '201904'));
		expect(await found('ward_report_wide', wide({ poor_end: 35 }, '201903'))).toEqual([
			'accepted',
			['warning', 1, 'poor_end', 'continuity']
		]);
	});

	it('are looked at by what counts: a withdrawn report is not held against the next', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201903'));
		const wrong = await fixture.send('ward_report_wide', wide({ poor_end: 93 }, '201903'));
		expect(await found('ward_report_wide', wide({ poor_start: 39 }, '201904'))).toHaveLength(2);
		const submission = await fixture.store.warehouse.query('SELECT * FROM submission WHERE id = $id', {
			id: wrong.id
		});
		await fixture.store.decide(submission[0] as never, 'withdrawn', { role: 'admin' }, null);
		expect(await found('ward_report_wide', wide({ poor_start: 39, escaped: 0 }, '201904'))).toEqual([
			'accepted'
		]);
	});

	it('are looked at while many files are loaded with nobody looking', async () => {
		await fixture.store.inBulk(async () => {
			await fixture.send('ward_report_wide', wide({ poor_end: 39 }, '201903'));
			expect(await found('ward_report_wide', wide({ poor_start: 40 }, '201904'))).toHaveLength(2);
		});
	});
});

describe('rules that were changed', () => {
	it('do not change what was counted by the earlier ones when the warehouse is made again', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 40, households_total: 50 }));
		const tables = ['submission', 'problem', 'ward_indicator'];
		const state = () =>
			Promise.all(
				tables.map((table) => fixture.store.warehouse.query(`SELECT * FROM ${table} ORDER BY ALL`))
			);
		const before = await state();
		useRules([{ ...within, left: 'poor_end', right: '10' }]);
		await fixture.store.warehouse.write((writer) =>
			writer.run("UPDATE meta SET schema_hash = 'an older program'")
		);
		await fixture.reopen();
		expect(await state()).toEqual(before);
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
		expect((await found('ward_report_wide', wide({ poor_end: 39 })))[0]).toBe('refused');
	});

	it('are kept in the archive: without them the journal is not whole', async () => {
		await fixture.send('ward_report_wide', wide({ poor_end: 40 }));
		const journal = (await import('node:fs')).readFileSync(fixture.store.journalPath, 'utf8');
		const { rules } = JSON.parse(journal) as { rules: { sha256: string } };
		rmSync(fixture.store.archive.pathOf(rules.sha256));
		expect((await verifyStore(fixture.store)).faults).toMatchObject([
			{ code: 'file_missing', submission: 1 }
		]);
	});
});
