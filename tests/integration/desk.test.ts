import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isAppError } from '../../src/lib/server/errors';
import type { Who } from '../../src/lib/domain/role';
import { actOnDraft, dropWaiting } from '../../src/lib/server/http/draft-form';
import { previewPage } from '../../src/lib/server/measures/preview-page';
import { waitingPage } from '../../src/lib/server/measures/waiting-page';
import type { Draft } from '../../src/lib/server/ingest/drafts';
import { listSubmissions } from '../../src/lib/server/ingest/submissions';
import { fixOf } from '../../src/lib/domain/fix';
import { book } from '../fixtures/workbook';
import { gifts } from '../fixtures/gifts';
import { leadOf } from '../../src/routes/submissions/preview/[id]/lead';
import { csv, newStore, NOW, type Fixture } from '../fixtures/store';

const agency: Who = { role: 'standing_agency', wardCode: null, via: 'demo' };
const admin: Who = { role: 'admin', wardCode: null, via: 'token' };
const officer = (wardCode: string): Who => ({ role: 'ward_officer', wardCode, via: 'demo' });

let fixture: Fixture;
let now: Date;
beforeEach(async () => {
	now = NOW;
	fixture = await newStore({ clock: () => now });
});
afterEach(() => fixture.dispose());

const draft = (text: string, who: Who = agency, dataset = 'ward_report') =>
	fixture.store.draft({
		dataset,
		source: Readable.from([Buffer.from(text)]),
		fileName: 'tep.csv',
		who,
		...(dataset === 'bank_statement' && { options: { fund: 'GRATITUDE' } })
	});
const again = ({ id }: Draft, who: Who = agency) => fixture.store.desk.find(id, who);
const look = (id: Draft, who?: Who) => fixture.store.desk.look(again(id, who));
const kept = () => readdirSync(join(fixture.dataDir, 'drafts'));
const total = async () => (await listSubmissions(fixture.store.warehouse, { limit: 1, offset: 0 })).total;
const refusal = (work: () => unknown) => {
	try {
		work();
	} catch (error) {
		return isAppError(error) ? error.code : error;
	}
	return 'let through';
};

const HEADER = ['ward_code', 'period', 'indicator', 'value'];
const poor = (ward: string, period: string, value: number | string) => [ward, period, 'poor_end', value];
const months = ['201901', '201902', '201903', '201904', '201905'];
const misspelt = csv(HEADER, ...months.map((month, at) => poor('Bồ Dề', month, 10 + at)));

describe('a draft', () => {
	it('counts nothing, and says what the pages would show if it did', async () => {
		await fixture.send('ward_report', csv(HEADER, poor('00139', '201903', 7)));
		const before = await fixture.store.dataVersion();
		const { outcome, changes } = await look(
			await draft(csv(HEADER, poor('00139', '201903', 5), poor('00139', '201904', 4)))
		);
		expect(outcome).toMatchObject({ id: null, status: 'accepted', records: 2, accepted: 2 });
		const ward = changes?.first.filter(({ scope, figure }) => scope === 'ward' && figure === 'poor_end');
		expect(ward).toEqual([
			{ scope: 'ward', place: '00139', figure: 'poor_end', period: '201904', before: null, after: 4n },
			{ scope: 'ward', place: '00139', figure: 'poor_end', period: '201903', before: 7n, after: 5n }
		]);
		expect(await fixture.store.dataVersion()).toEqual(before);
		expect(await total()).toBe(1);
	});

	it('of gifts says what the fund and the campaign would have received', async () => {
		await fixture.send(
			'campaign',
			csv(
				['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'],
				['DOT-1', 'GRATITUDE', '00121', 'Đợt một', '2019-05-01', '2019-07-31', 10_000_000]
			)
		);
		// The three gifts are of 20,000, 30,000 and 40,000 đồng; the second is the campaign's fund, ward and days.
		const sent = await draft(gifts(3).csv, agency, 'contribution');
		const { changes } = await look(sent);
		const told = changes?.first
			.filter(({ scope, figure }) => figure === 'received_vnd' && !scope.startsWith('fund_'))
			.map(({ scope, place, period, after }) => [scope, place, period, after]);
		expect(told).toEqual([
			['fund', 'FOR_THE_POOR', null, 40_000n],
			['fund', 'GRATITUDE', null, 50_000n],
			['campaign', 'DOT-1', null, 30_000n]
		]);
		const page = await previewPage(fixture.store, again(sent), 'vi');
		const shown = page.busy === null ? page.changes?.first.find(({ ofCampaign }) => ofCampaign) : null;
		expect(shown).toMatchObject({ place: 'Đợt một', period: null });
	});

	it('is mended by one choice for all rows of a cause, and counted when its sender says so', async () => {
		const sent = await draft(misspelt);
		const first = await look(sent);
		expect(first.outcome).toMatchObject({ status: 'refused', records: 5, accepted: 0 });
		expect(first.outcome.causes.map(({ code, value, count }) => [code, value, count])).toEqual([
			['unknown_ward', 'Bồ Dề', 5]
		]);
		expect(first.excerpts.get(2)?.rows.map(({ line }) => line)).toEqual([2, 3, 4]);
		expect(first.changes).toBeNull();

		await fixture.store.desk.reread(again(sent), { wards: { 'Bồ Dề': '00139' } });
		expect((await look(sent)).outcome).toMatchObject({ status: 'accepted', accepted: 5, causes: [] });

		const { read } = again(sent);
		const outcome = await fixture.store.desk.accept(again(sent), { acceptValid: false, read });
		expect(outcome).toMatchObject({ id: 1, status: 'accepted', accepted: 5 });
		expect(refusal(() => again(sent))).toBe('not_found');
		expect(kept()).toEqual([]);
		const [counted] = await fixture.store.warehouse.query(
			"SELECT sum(value) AS poor FROM ward_indicator WHERE ward_code = '00139'"
		);
		expect(counted).toEqual({ poor: 60n });
	});

	it('leaves all columns that are none out by one choice', async () => {
		const header = ['STT', ...HEADER, 'Ghi chú riêng', 'Người nhập'];
		const sent = await draft(csv(header, [1, ...poor('00139', '201903', 5), 'x', 'An']));
		await look(sent);
		const page = await previewPage(fixture.store, again(sent), 'vi');
		const strange = page.busy === null ? page.strange : [];
		expect(strange).toEqual(['Ghi chú riêng', 'Người nhập']);
		const form = new URLSearchParams([
			['do', 'read'],
			...strange.map((heading) => ['column', `${heading}=`])
		]);
		await actOnDraft(fixture.store, again(sent), form);
		expect((await look(sent)).outcome).toMatchObject({ status: 'accepted', accepted: 1, causes: [] });
	});

	it('gives its right rows alone when they alone are asked for, and the others back with remarks', async () => {
		const sent = await draft(
			csv(['Phường', ...HEADER.slice(1)], poor('00139', '201903', 5), poor('00139', '201904', '1O'))
		);
		expect((await look(sent)).outcome).toMatchObject({ status: 'accepted', accepted: 1, rejected: 1 });
		const rows: string[] = [];
		for await (const row of (await fixture.store.desk.remarks(again(sent), 'vi')).parts)
			rows.push(String(row));
		expect(rows).toHaveLength(2);
		expect(rows[0]).toBe('\uFEFFPhường,period,indicator,value,Ghi chú lỗi\r\n');
		expect(rows[1]).toMatch(/^00139,201904,poor_end,1O,.*Có phải 10\?/);
		const outcome = await fixture.store.desk.accept(again(sent), { acceptValid: true, read: {} });
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 1, rejected: 1 });
	});

	it('is unpacked in the data folder alone, and nothing of that stays', async () => {
		const wrong = gzipSync(csv(HEADER, poor('00139', '201901', 5), poor('00139', '201902', 'x')));
		const source = Readable.from([wrong]);
		vi.stubEnv('TMPDIR', '/nowhere');
		onTestFinished(() => void vi.unstubAllEnvs());
		const about = { dataset: 'ward_report', fileName: 'tep.gz', who: agency };
		const sent = await fixture.store.draft({ ...about, source });
		expect((await look(sent)).excerpts.get(3)?.rows.map(({ line }) => line)).toEqual([2, 3]);
		let remarks = '';
		for await (const part of (await fixture.store.desk.remarks(again(sent), 'vi')).parts)
			remarks += String(part);
		expect(remarks).toContain('00139,201902,poor_end,x,');
		expect(readdirSync(join(fixture.dataDir, 'tmp'))).toEqual([]);
	});

	it('is looked at anew when the data have changed since', async () => {
		const sent = await draft(csv(HEADER, poor('00139', '201903', 5)));
		const own = async () => (await look(sent)).changes?.first.find(({ scope }) => scope === 'ward');
		expect(await own()).toMatchObject({ before: null, after: 5n });
		await fixture.send('ward_report', csv(HEADER, poor('00139', '201903', 7)));
		expect(await own()).toMatchObject({ before: 7n, after: 5n });
	});

	it('shows no changes for bytes that are counted already, also where later figures are in their place', async () => {
		const text = csv(HEADER, poor('00139', '201903', 7));
		const told = async () => {
			const found = again(await draft(text));
			await fixture.store.desk.look(found);
			const page = await previewPage(fixture.store, found, 'vi');
			if (page.busy) throw new Error('it has been looked at');
			const { already, outdated, changes } = page;
			return { already, outdated, changes };
		};
		await fixture.send('ward_report', text);
		expect(await told()).toEqual({ already: 1, outdated: false, changes: null });
		await fixture.send('ward_report', csv(HEADER, poor('00139', '201903', 9)));
		expect(await told()).toEqual({ already: 1, outdated: true, changes: null });
	});

	it('counts as causes of a refusal only those that refuse', async () => {
		const flows = ['newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out'];
		const still = flows.map((name) => ['00139', '201903', name, 0]);
		const ends = ['poor_start', 'poor_end'].map((name) => ['00139', '201903', name, 5]);
		await fixture.send('ward_report', csv(HEADER, ...still, ...ends));
		const found = again(
			await draft(csv(HEADER, ['00139', '201903', 'escaped', 4], poor('Bồ Dề', '201904', 3)))
		);
		await fixture.store.desk.look(found);
		const page = await previewPage(fixture.store, found, 'vi');
		if (page.busy) throw new Error('it has been looked at');
		expect(page.causes.map(({ severity }) => severity)).toEqual(['error', 'warning']);
		expect(leadOf(page, 'vi').text).toContain('1 trong 2 dòng chưa nhận được, vì 1 nguyên nhân');
	});

	it('tells when its bytes are counted already', async () => {
		const text = csv(HEADER, poor('00139', '201903', 5));
		await fixture.send('ward_report', text);
		expect((await look(await draft(text))).already).toBe(1);
	});
});

describe('a file sent as another dataset than its own', () => {
	const others = async (dataset: string, text: string, who = officer('00139')) => {
		const sent = await draft(text, who, dataset);
		await look(sent, who);
		const page = await previewPage(fixture.store, again(sent, who), 'vi');
		return page.busy === null ? page.others.map(({ name, may }) => [name, may]) : page.busy;
	};

	it('is told what it is, and by whom it is sent', async () => {
		expect(await others('contribution', csv(HEADER, poor('00139', '201903', 5)))).toEqual([
			['ward_report', true]
		]);
		const statement = readFileSync('tests/fixtures/statements/vietcombank.csv', 'utf8');
		expect(await others('contribution', statement)).toEqual([['bank_statement', false]]);
		expect(await others('contribution', csv(['STT', 'Tổ'], ['1', '2']))).toEqual([]);
		expect(await others('bank_statement', gifts(2).csv, admin)).toEqual([['contribution', true]]);
	});
});

describe('the rows a file brings', () => {
	const rowsOf = async (dataset: string, text: string, fund: string | null) => {
		const source = Readable.from([Buffer.from(text)]);
		const options = { fund: fund ?? undefined };
		const sent = await fixture.store.draft({ dataset, source, fileName: 'tep.csv', who: admin, options });
		const { outcome, changes } = await look(sent, admin);
		return { codes: outcome.causes.map(({ code }) => code), rows: changes?.rows };
	};

	it('are told of every dataset, whatever figures are made of them', async () => {
		for (const [name, { fields }] of fixture.store.datasets) {
			const example = csv(
				fields.map((field) => field.name),
				fields.map((field) => field.example ?? (field.name === 'poor_end' ? '5' : ''))
			);
			const { codes, rows } = await rowsOf(name, example, name === 'bank_statement' ? 'GRATITUDE' : null);
			expect(codes, name).toEqual([]);
			expect({ name, rows }).toEqual({ name, rows: { added: 1, replacing: 0 } });
		}
	});

	it('take the place of those with their key where a later report does, and of none in a ledger', async () => {
		const head = ['difficulty_id', 'ward_code', 'raised_on', 'category', 'summary'];
		const first = ['K1', '00139', '2019-04-12', 'housing', 'Chưa đủ giấy tờ'];
		await fixture.send('difficulty', csv(head, first));
		const text = csv(head, [...first.slice(0, 4), 'Đã đủ giấy tờ'], ['K2', ...first.slice(1)]);
		expect(await rowsOf('difficulty', text, null)).toMatchObject({ rows: { added: 1, replacing: 1 } });
		// A row of a wide report is one, however many figures it has.
		const wide = (...wards: string[]) =>
			csv(
				['ward_code', 'period', 'households_total', 'poor_end'],
				...wards.map((ward) => [ward, '201903', 900, 5])
			);
		await fixture.send('ward_report_wide', wide('00139'));
		expect(await rowsOf('ward_report_wide', wide('00139', '00118'), null)).toMatchObject({
			rows: { added: 1, replacing: 1 }
		});
		await fixture.send('contribution', gifts(3).csv);
		expect(await rowsOf('contribution', gifts(3, 'B').csv, null)).toMatchObject({
			rows: { added: 3, replacing: 0 }
		});
	});
});

describe('a draft of another kind than CSV', () => {
	const sheet = (name: string, value: number | string) => ({
		name,
		rows: [HEADER, poor('00139', '201903', value)]
	});

	it('is a workbook: asked for its sheet, shown as the sheet stands, and counted', async () => {
		const sent = await fixture.store.draft({
			dataset: 'ward_report',
			source: Readable.from([book([sheet('Tháng 3', 5), sheet('Nháp', '5O')])]),
			fileName: 'bao-cao.xlsx',
			who: agency
		});
		const { outcome } = await look(sent);
		expect(outcome).toMatchObject({ status: 'refused', records: 0 });
		expect(fixOf(outcome.causes[0]!)).toMatchObject({ option: 'sheet', values: ['Tháng 3', 'Nháp'] });

		await fixture.store.desk.reread(again(sent), { sheet: 'Nháp' });
		const wrong = await look(sent);
		expect(wrong.outcome).toMatchObject({ status: 'refused', records: 1, accepted: 0 });
		expect(wrong.excerpts.get(2)?.rows).toEqual([
			{ record: 1, line: 2, cells: ['00139', '201903', 'poor_end', '5O'] }
		]);

		await fixture.store.desk.reread(again(sent), { sheet: 'Tháng 3' });
		expect((await look(sent)).outcome).toMatchObject({ status: 'accepted', accepted: 1 });
		const { read } = again(sent);
		expect(await fixture.store.desk.accept(again(sent), { read })).toMatchObject({ accepted: 1 });
	});

	it('is a bank statement: its profile told, its unreadable line shown, its credits in what would change', async () => {
		const lines = readFileSync('tests/fixtures/statements/vietcombank.csv', 'utf8').split('\n');
		const { length } = lines;
		const broken = lines.map((line, at) =>
			at === 2 ? line.replace(/\d\d\/\d\d\/\d{4}/, '31/02/2024') : line
		);
		const sent = await fixture.store.draft({
			dataset: 'bank_statement',
			source: Readable.from([Buffer.from(broken.join('\n'))]),
			fileName: 'sao-ke.csv',
			who: agency,
			options: { fund: 'GRATITUDE' }
		});
		const { outcome, excerpts, changes } = await look(sent);
		expect(outcome.decisions).toContainEqual({ about: 'bankProfile', value: 'vietcombank', by: 'file' });
		expect(outcome).toMatchObject({ status: 'accepted', rejected: 1 });
		expect(outcome.records).toBeGreaterThan(length / 2);
		expect(excerpts.get(3)?.rows.map(({ line }) => line)).toContain(3);
		expect(changes?.first.some(({ scope, figure }) => scope === 'fund' && figure === 'received_vnd')).toBe(
			true
		);
	});
});

describe('what waits for a sender', () => {
	it('is told with its age, what it is and when it goes, and goes at a word, one or all', async () => {
		const first = await draft(misspelt, officer('00139'));
		now = new Date(NOW.getTime() + 2 * 60 * 60 * 1000);
		const second = await draft(`${misspelt}\n`, officer('00139'));
		const shown = waitingPage(fixture.store, officer('00139'), now);
		expect(shown).toMatchObject([
			{ id: second.id, minutes: 0, wardName: 'Bồ Đề' },
			{ id: first.id, minutes: 120, role: 'ward_officer', title: { en: expect.any(String) } }
		]);
		expect(shown[1]?.until).toBe(new Date(NOW.getTime() + 24 * 60 * 60 * 1000).toISOString());

		const drop = (who: Who, named: string) =>
			dropWaiting(fixture.store, who, new URLSearchParams({ drop: named }));
		await expect(drop(agency, first.id)).rejects.toMatchObject({ code: 'not_found' });
		await drop(agency, 'all');
		await drop(officer('00139'), first.id);
		expect(kept()).toEqual([second.id]);
		await drop(officer('00139'), 'all');
		expect(kept()).toEqual([]);
	});
});

describe('whose a draft is', () => {
	it('is shown to the one who sent it and to nobody else', async () => {
		const own = await draft(misspelt, officer('00139'));
		expect(again(own, officer('00139')).fileName).toBe('tep.csv');
		for (const other of [officer('00118'), agency, { role: 'admin', wardCode: null, via: 'token' } as const])
			expect(refusal(() => again(own, other))).toBe('not_found');
		for (const id of ['../../journal.jsonl', '', own.id.toUpperCase(), `${own.id}/..`])
			expect(refusal(() => fixture.store.desk.find(id, officer('00139')))).toBe('not_found');
		expect(fixture.store.desk.waiting(officer('00118'))).toEqual([]);
		expect(fixture.store.desk.waiting(officer('00139')).map(({ id }) => id)).toEqual([own.id]);
	});

	it('outlives a restart, with what its sender chose', async () => {
		const sent = await draft(misspelt);
		await fixture.store.desk.reread(again(sent), { wards: { 'Bồ Dề': '00139' } });
		await fixture.reopen();
		expect((await look(sent)).outcome).toMatchObject({ status: 'accepted', accepted: 5 });
	});

	it('is gone within a day, its bytes too', async () => {
		const sent = await draft(misspelt);
		now = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
		expect(refusal(() => again(sent))).toBe('not_found');
		await fixture.reopen();
		expect(kept()).toEqual([]);
	});

	it('goes when it is thrown away, and the archive never had it', async () => {
		const sent = await draft(misspelt);
		await look(sent);
		await fixture.store.desk.drop(again(sent));
		expect(kept()).toEqual([]);
		expect(existsSync(fixture.store.archive.pathOf(sent.sha256))).toBe(false);
		await expect(fixture.store.desk.accept(sent, {})).rejects.toMatchObject({ code: 'not_found' });
	});

	it('makes room for its sender’s newer ones, not for another’s', async () => {
		const first = await draft(misspelt, officer('00118'));
		const sent: Draft[] = [];
		for (let n = 0; n < 21; n++) {
			now = new Date(NOW.getTime() + 1000 * (n + 1));
			sent.push(await draft(`${misspelt}${n}\n`));
		}
		const ids = fixture.store.desk.waiting(agency).map(({ id }) => id);
		expect(ids).toEqual(
			sent
				.slice(1)
				.reverse()
				.map(({ id }) => id)
		);
		expect(again(first, officer('00118')).id).toBe(first.id);
	});
});
