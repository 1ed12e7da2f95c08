import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AmountRule } from '../../src/lib/domain/amount-rule';
import type { OutlierRule } from '../../src/lib/domain/outlier';
import { problemMessage } from '../../src/lib/domain/problem';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { actOnDraft } from '../../src/lib/server/http/draft-form';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { previewPage } from '../../src/lib/server/measures/preview-page';
import { submissionPage } from '../../src/lib/server/measures/submission-page';
import { csv, newStore, type Fixture } from '../fixtures/store';

const z: OutlierRule = {
	code: 'far',
	name: 'Khác xa',
	name_en: 'Far',
	method: 'modified_z',
	limit: 3.5,
	months: 12,
	needed: 5,
	difference: 2,
	share: 0,
	confirm: true
};
const range: OutlierRule = { ...z, code: 'outside', method: 'min_max', limit: 0.5 };
const continuity = {
	code: 'continuity',
	left: 'poor_start',
	operator: '=',
	right: 'previous.poor_end',
	importance: 'warning',
	missing: 'skip',
	confirm: true,
	message: '{left} sau {right}',
	message_en: '{left} after {right}'
};

let fixture: Fixture;
let referenceDir: string;
const use = (outliers: OutlierRule[], rules: object[] = []) => {
	writeFileSync(join(referenceDir, 'outlier.json'), JSON.stringify(outliers));
	writeFileSync(join(referenceDir, 'rule.json'), JSON.stringify(rules));
};
const useAmounts = (amounts: AmountRule[]) =>
	writeFileSync(join(referenceDir, 'amount.json'), JSON.stringify(amounts));
beforeEach(async () => {
	referenceDir = join(mkdtempSync(join(tmpdir(), 'confirm-')), 'reference');
	cpSync('data/reference', referenceDir, { recursive: true });
	use([z]);
	fixture = await newStore({ referenceDir });
});
afterEach(async () => {
	await fixture.dispose();
	rmSync(join(referenceDir, '..'), { recursive: true });
});

const WARD = '00139';
const report = (rows: [period: string, value: number | ''][], indicator = 'newly_poor', ward = WARD) =>
	csv(
		['ward_code', 'period', indicator, 'households_total'],
		...rows.map(([period, value]) => [ward, period, value, 1000])
	);
const months = (...values: (number | '')[]) =>
	values.map((value, at): [string, number | ''] => [`2019${String(at + 1).padStart(2, '0')}`, value]);
const send = (text: string, confirmed?: string[], options = {}) =>
	fixture.send('ward_report_wide', text, { read: confirmed ? { confirmed } : {}, ...options });
/** Sends a history, then one figure of the month after it, and gives the rule that tells it. */
async function tells(history: (number | '')[], value: number): Promise<string | null> {
	await send(report(months(...history)));
	const next = `2019${String(history.length + 1).padStart(2, '0')}`;
	const { problems } = await send(report([[next, value]]), [], { dryRun: true });
	return (problems.find(({ code }) => code === 'outlier')?.params.rule as string | undefined) ?? null;
}

describe('the modified z-score of a figure against its ward’s history', () => {
	// median 12, distances 2 1 0 1 2, MAD 1: 0.6745 × 5 = 3.37, 0.6745 × 6 = 4.05
	it.each([
		[17, null],
		[18, 'far'],
		[7, null],
		[6, 'far']
	])('by hand: 10 11 12 13 14, then %i', async (value, rule) => {
		expect(await tells([10, 11, 12, 13, 14], value)).toBe(rule);
	});

	// median 10, MAD 0, mean distance 5 ÷ 6: 3 ÷ (1.253314 × 0.833) = 2.87, 4 ÷ … = 3.83
	it.each([
		[7, null],
		[6, 'far']
	])(
		'by the mean distance where the median distance is 0: 10 10 10 10 10 15, then %i',
		async (value, rule) => {
			await send(report(months(10, 10, 10, 10, 10)));
			await send(report([['201906', 15]]), ['far']);
			const { problems } = await send(report([['201907', value]]), [], { dryRun: true });
			expect(problems.find(({ code }) => code === 'outlier')?.params.rule ?? null).toBe(rule);
		}
	);

	it('is none where all months say the same', async () => {
		expect(await tells([10, 10, 10, 10, 10], 500)).toBeNull();
	});

	it('leaves alone what the ward has reported before: 10 10 10 10 10 15, then 15', async () => {
		await send(report(months(10, 10, 10, 10, 10)));
		await send(report([['201906', 15]]), ['far']);
		expect((await send(report([['201907', 15]]), [], { dryRun: true })).toConfirm).toEqual([]);
	});

	it('wants enough months: a blank one is no zero and does not count', async () => {
		expect(await tells([10, 11, '', 13, 14], 500)).toBeNull();
	});

	it('counts months of the same file, and of the years before, but not too far back', async () => {
		const values = months(10, 11, 12, 13, 14, 90);
		expect((await send(report(values), [], { dryRun: true })).toConfirm).toEqual(['far']);
		use([{ ...z, months: 4, needed: 4 }]);
		await fixture.reopen();
		await send(report(months(500, 10, 11, 12, 13)), ['far']);
		expect((await send(report([['201906', 20]]), [], { dryRun: true })).toConfirm).toEqual(['far']);
	});

	it('looks at what counts: neither withdrawn figures, nor those of another ward or indicator', async () => {
		const { id } = await send(report(months(10, 11, 12, 13, 14)));
		await send(report(months(90, 91, 92, 93, 94), 'newly_poor', '00118'));
		await send(report(months(90, 91, 92, 93, 94), 'escaped'));
		expect((await send(report([['201906', 92]]), [], { dryRun: true })).toConfirm).toEqual(['far']);
		const submission = await getSubmission(fixture.store.warehouse, id!);
		await fixture.store.decide(submission!, 'withdrawn', { role: 'admin' }, null);
		expect((await send(report([['201906', 92]]), [], { dryRun: true })).toConfirm).toEqual([]);
	});

	it('leaves small differences alone, in number and in share of the median', async () => {
		use([{ ...z, difference: 7 }]);
		await fixture.reopen();
		expect(await tells([10, 11, 12, 13, 14], 18)).toBeNull();
		use([{ ...z, share: 0.51 }]);
		await fixture.reopen();
		expect((await send(report([['201906', 18]]), [], { dryRun: true })).toConfirm).toEqual([]);
	});

	it('is asked only of the indicators the rule names', async () => {
		use([{ ...z, indicators: ['escaped'] }]);
		await fixture.reopen();
		expect(await tells([10, 11, 12, 13, 14], 500)).toBeNull();
	});
});

describe('least and greatest of the history', () => {
	beforeEach(async () => {
		use([range]);
		await fixture.reopen();
	});

	// range 10 to 14, half its width 2: told below 8 and above 16
	it.each([
		[8, null],
		[7, 'outside'],
		[16, null],
		[17, 'outside']
	])('by hand: 10 11 12 13 14, then %i', async (value, rule) => {
		expect(await tells([10, 11, 12, 13, 14], value)).toBe(rule);
	});

	it('tells where there is no score: 10 10 10 10 10, then 12', async () => {
		use([z, range]);
		await fixture.reopen();
		expect(await tells([10, 10, 10, 10, 10], 12)).toBe('outside');
	});

	it('leaves the word to the rule before it', async () => {
		use([z, range]);
		await fixture.reopen();
		await send(report(months(10, 11, 12, 13, 14)));
		const { problems, toConfirm } = await send(report([['201906', 30]]), [], { dryRun: true });
		expect(toConfirm).toEqual(['far']);
		expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
			['to_confirm', 'warning'],
			['outlier', 'warning']
		]);
	});
});

describe('a warning to confirm', () => {
	beforeEach(() => send(report(months(10, 11, 12, 13, 14))));
	const odd = report([['201906', 30]]);

	it('holds the file back, says where and why in both languages, and counts nothing', async () => {
		const outcome = await send(odd);
		expect(outcome).toMatchObject({ status: 'refused', accepted: 0, rejected: 1, toConfirm: ['far'] });
		const [asked, told] = outcome.problems;
		expect(asked).toMatchObject({ code: 'to_confirm', line: null, value: 'far', params: { count: 1 } });
		expect(told).toMatchObject({ code: 'outlier', line: 2, record: 1, column: 'newly_poor', value: '30' });
		expect(problemMessage(told!, 'vi')).toBe(
			'Phường Bồ Đề, Tháng 6/2019: “Hộ nghèo phát sinh mới” là 30, khác xa 5 tháng đã báo cáo trước đó (từ 10 đến 14, thường là 12).'
		);
		expect(problemMessage(told!, 'en')).toBe(
			'Ward Bồ Đề, June 2019: “Newly poor” is 30, far from the 5 months reported before it (from 10 to 14, usually 12).'
		);
		const counted = "SELECT value FROM ward_indicator WHERE period = '201906'";
		expect(await fixture.store.warehouse.query(counted)).toEqual([]);
	});

	it('is not got round by taking the right rows, nor by confirming something else', async () => {
		expect((await send(odd, [], { acceptValid: true })).status).toBe('refused');
		expect((await send(odd, ['outlier', 'outside'])).status).toBe('refused');
	});

	it('counts once it is confirmed: the journal and the page say what was', async () => {
		await send(odd);
		const outcome = await send(odd, ['far', 'something else']);
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 1, toConfirm: [] });
		expect(outcome.problems.map(({ code }) => code)).toEqual(['outlier']);
		const journal = readFileSync(fixture.store.journalPath, 'utf8').trim().split('\n');
		expect((JSON.parse(journal.at(-1)!) as { read: object }).read).toEqual({
			confirmed: ['far', 'something else']
		});
		const submission = await getSubmission(fixture.store.warehouse, outcome.id!);
		const who = { role: 'admin', wardCode: null } as never;
		const page = await submissionPage(fixture.store, () => Promise.resolve(submission!), {
			who,
			record: null,
			locale: 'vi'
		});
		expect(page.confirmed).toEqual([{ code: 'far', words: 'Khác xa', count: 1 }]);
	});

	it('is asked for by a tick in the preview, which shows what would change as if it were given', async () => {
		const who = { role: 'ward_officer', wardCode: WARD, via: 'demo' } as const;
		const { store } = fixture;
		const source = Readable.from([Buffer.from(odd)]);
		const draft = await store.draft({ dataset: 'ward_report_wide', source, fileName: 'thang-6.csv', who });
		await store.desk.look(draft);
		const page = await previewPage(store, draft, 'vi');
		if (page.busy) throw new Error('it has been looked at');
		expect(page).toMatchObject({ acceptable: true, problemCount: 1, causeCount: 1 });
		expect(page.warnings.map(({ code }) => code)).toEqual(['far']);
		expect(page.changes?.count).toBeGreaterThan(0);
		const form = (...ticks: string[]) =>
			new URLSearchParams([['do', 'accept'], ...ticks.map((code) => ['confirm', code])]);
		await expect(actOnDraft(store, draft, form())).rejects.toMatchObject({ code: 'bad_request' });
		await expect(actOnDraft(store, draft, form('outlier'))).rejects.toMatchObject({ code: 'bad_request' });
		await actOnDraft(store, draft, form('far'));
		await expect
			.poll(() => getSubmission(store.warehouse, 2), { timeout: 20_000 })
			.toMatchObject({
				status: 'accepted',
				read_options: { confirmed: ['far'] }
			});
	});

	it('is asked only of rows that would be counted', async () => {
		const two = `${odd}00139,201907,1.5,1000\n`;
		expect((await send(two, ['far'], { acceptValid: true })).status).toBe('accepted');
		await send(report([['201908', 12]]));
		const wrong = csv(
			['ward_code', 'period', 'newly_poor', 'households_total'],
			[WARD, '201909', 99, 'x'],
			[WARD, '201910', 12, 1000]
		);
		const outcome = await send(wrong, [], { acceptValid: true });
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 1, toConfirm: [] });
	});

	it('is kept with the rules of its day: made again, the warehouse is the same', async () => {
		await send(odd);
		await send(odd, ['far']);
		const state = () =>
			Promise.all(
				['submission', 'problem', 'ward_indicator'].map((table) =>
					fixture.store.warehouse.query(`SELECT * FROM ${table} ORDER BY ALL`)
				)
			);
		const before = await state();
		use([]);
		await fixture.store.warehouse.write((writer) =>
			writer.run("UPDATE meta SET schema_hash = 'an older program'")
		);
		await fixture.reopen();
		expect(await state()).toEqual(before);
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});

	it('may be that of a month that does not start where the one before ended', async () => {
		use([], [continuity]);
		await fixture.reopen();
		const text = (start: number) =>
			csv(
				['ward_code', 'period', 'poor_start', 'poor_end'],
				[WARD, '201905', 40, 39],
				[WARD, '201906', start, 38]
			);
		expect((await send(text(38), [], { dryRun: true })).toConfirm).toEqual(['continuity']);
		expect((await send(text(39), [], { dryRun: true })).toConfirm).toEqual([]);
		expect((await send(text(38), ['continuity'])).status).toBe('accepted');
	});
});

describe('an amount far beyond all that its fund has on record', () => {
	const far: AmountRule = {
		...{ code: 'far_amount', name: 'Vượt xa', name_en: 'Far beyond', confirm: true },
		...{ ledgers: ['contribution', 'disbursement'], times: 10, needed: 3, least: 1000 }
	};
	const ledgers = {
		contribution: (id: string, amount: number, kind = 'individual', reverses = '') =>
			csv(
				['contribution_id', 'fund_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel', 'reverses'],
				[id, 'GRATITUDE', '2019-07-25', amount, kind, 'cash', reverses]
			),
		disbursement: (id: string, amount: number, purpose = 'GRATITUDE_GIFT', reverses = '') =>
			csv(
				['disbursement_id', 'fund_code', 'ward_code', 'paid_on', 'amount_vnd', 'purpose_code', 'reverses'],
				[id, 'GRATITUDE', '00139', '2019-07-25', amount, purpose, reverses]
			)
	};
	beforeEach(async () => {
		use([]);
		useAmounts([far]);
		await fixture.reopen();
	});

	it.each(['contribution', 'disbursement'] as const)('waits for its sender’s word: %s', async (ledger) => {
		const { purposes } = fixture.store.reference;
		const [usual, other] =
			ledger === 'contribution'
				? ['individual', 'business']
				: purposes.filter(({ fund_code }) => fund_code === 'GRATITUDE').map(({ code }) => code);
		const row = (id: string, amount: number, kind = usual, reverses = '') =>
			ledgers[ledger](id, amount, kind, reverses);
		const told = async (text: string, confirmed?: string[]) => {
			const options = confirmed ? { read: { confirmed } } : { dryRun: true };
			const { status, toConfirm, problems } = await fixture.send(ledger, text, options);
			return { status, toConfirm, codes: problems.map(({ code }) => code) };
		};
		const waits = { status: 'refused', toConfirm: ['far_amount'], codes: ['to_confirm', 'amount_far'] };
		const silent = { status: 'accepted', toConfirm: [], codes: [] };
		for (const [at, amount] of [100, 200].entries()) await fixture.send(ledger, row(`A${at}`, amount));
		expect(await told(row('B', 1_000_000))).toEqual(silent);
		await fixture.send(ledger, row('A3', 300));
		expect(await told(row('B', 2999))).toEqual(silent);
		expect(await told(row('B', 1_000_000, other))).toEqual(silent);
		expect(await told(row('B', 3000))).toEqual(waits);
		const { problems } = await fixture.send(ledger, row('B', 3000), { dryRun: true });
		expect(problemMessage(problems[1]!, 'vi')).toContain(
			'3.000 đồng gấp 10 lần khoản lớn nhất (300 đồng) trong 3 khoản'
		);
		const kind = ledger === 'contribution' ? 'cá nhân' : purposes.find(({ code }) => code === usual)?.name;
		expect(problemMessage(problems[1]!, 'vi')).toContain(
			`cùng loại (${kind}) đã có của Quỹ Đền ơn đáp nghĩa.`
		);

		expect(await told(row('B', 3000), ['far_amount'])).toEqual({ ...silent, codes: ['amount_far'] });
		expect(await told(row('C', 20_000))).toEqual(silent);
		// An amount that was wrong and reversed is no measure of the next.
		expect((await fixture.send(ledger, row('R', -3000, usual, 'B'))).status).toBe('accepted');
		expect(await told(row('C', 20_000))).toEqual(waits);
		// One of the same amount that was right is.
		await told(row('D', 3000), ['far_amount']);
		expect(await told(row('C', 20_000))).toEqual(silent);

		// The warehouse made again is the same, whatever the rules are now.
		const warnings = () =>
			fixture.store.warehouse.query("SELECT * FROM problem WHERE code = 'amount_far' ORDER BY ALL");
		const before = await warnings();
		expect(before).toHaveLength(2);
		useAmounts([]);
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await warnings()).toEqual(before);
	});
});
