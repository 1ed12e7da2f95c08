import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStream, type CheckState } from '../../src/lib/check/stream';
import { fixOf } from '../../src/lib/domain/fix';
import { problemMessage } from '../../src/lib/domain/problem';
import {
	entryAfter,
	lineOf,
	type JournalEntry,
	type JournalEvent
} from '../../src/lib/server/ingest/journal-line';
import type { App } from '../../src/lib/server/app';
import { uploadChoices } from '../../src/lib/server/datasets/upload-choices';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

/** Opens the folder with a warehouse made anew from archive and journal. */
async function anew(): Promise<void> {
	await fixture.store.warehouse.write((writer) =>
		writer.run('UPDATE meta SET schema_hash = $h', { h: 'old' })
	);
	await fixture.reopen();
}

const REPORT = ['ward_code', 'period', 'indicator', 'value'];
const codes = async () =>
	(
		await fixture.store.warehouse.query<{ ward_code: string; value: bigint }>(
			'SELECT ward_code, value FROM ward_indicator ORDER BY value'
		)
	).map(({ ward_code, value }) => `${ward_code} ${value}`);

describe('wards written by name', () => {
	it('are counted under their code, record by record, and so again in a warehouse made anew', async () => {
		const outcome = await fixture.send(
			'ward_report',
			csv(
				['Phường', 'period', 'indicator', 'value'],
				['P. Bồ Đề', '201903', 'poor_end', 1],
				['00118', '201903', 'poor_end', 2],
				['giang bien', '201903', 'poor_end', 3],
				['Bồ đề cũ', '201904', 'poor_end', 4]
			),
			{ read: { wards: { 'Bồ đề cũ': '00139' } } }
		);
		expect(outcome).toMatchObject({ status: 'accepted', records: 4, accepted: 4, problemCount: 0 });
		const counted = ['00139 1', '00118 2', '00121 3', '00139 4'];
		expect(await codes()).toEqual(counted);
		const rows = await fixture.store.warehouse.query(
			"SELECT record FROM ward_indicator WHERE ward_code = '00121'"
		);
		expect(rows).toEqual([{ record: 3n }]);

		await anew();
		expect(await codes()).toEqual(counted);
	});

	it('that are not sure are asked about, with the wards they may be', async () => {
		const outcome = await fixture.send(
			'ward_report',
			csv(REPORT, ['Bố Đê', '201905', 'poor_end', 1], ['00118 - Bồ Đề', '201905', 'poor_end', 2]),
			{ dryRun: true }
		);
		expect(
			outcome.problems.map(({ line, column, code, value, params }) => [
				line,
				column,
				code,
				value,
				params.candidates
			])
		).toEqual([
			[2, 'ward_code', 'unknown_ward', 'Bố Đê', '00139'],
			[3, 'ward_code', 'ward_differs', '00118 - Bồ Đề', '00118, 00139']
		]);
		const resolved = await fixture.send(
			'ward_report',
			csv(REPORT, ['Bố Đê', '201905', 'poor_end', 1], ['00118 - Bồ Đề', '201905', 'poor_end', 2]),
			{ dryRun: true, read: { wards: { 'Bố Đê': '00139', '00118 - Bồ Đề': '00118' } } }
		);
		expect(resolved).toMatchObject({ status: 'accepted', accepted: 2 });
	});

	it('must agree with the codes beside them', async () => {
		const outcome = await fixture.send(
			'contribution',
			csv(
				[
					'contribution_id',
					'fund_code',
					'Mã phường',
					'Tên phường',
					'received_on',
					'amount_vnd',
					'donor_kind',
					'channel',
					'anonymous'
				],
				['A1', 'FOR_THE_POOR', '00118', 'Ngọc Thụy', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A2', 'FOR_THE_POOR', '00118', 'Bồ Đề', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A3', 'FOR_THE_POOR', '', 'Bồ Đề', '2019-05-02', 1000, 'individual', 'cash', 'false'],
				['A4', 'FOR_THE_POOR', '', '', '2019-05-02', 1000, 'individual', 'cash', 'false']
			),
			{ acceptValid: true }
		);
		expect(outcome).toMatchObject({ accepted: 3, rejected: 1 });
		expect(outcome.problems).toMatchObject([
			{ line: 3, column: 'ward_name', code: 'ward_differs', value: 'Bồ Đề' }
		]);
		const rows = await fixture.store.warehouse.query(
			'SELECT contribution_id, ward_code FROM contribution ORDER BY record'
		);
		expect(rows).toEqual([
			{ contribution_id: 'A1', ward_code: '00118' },
			{ contribution_id: 'A3', ward_code: '00139' },
			{ contribution_id: 'A4', ward_code: null }
		]);
	});
});

describe('codes written in words', () => {
	const HEAD = ['contribution_id', 'Quỹ', 'received_on', 'amount_vnd', 'donor_kind', 'channel', 'anonymous'];
	const rows = [
		['C1', 'Quỹ Vì người nghèo', '2019-05-02', 1000, 'Cá nhân', 'tien mat', 'Không'],
		['C2', 'GRATITUDE', '2019-05-02', 2000, 'individual', 'TM', 'có']
	];
	const sums = () =>
		fixture.store.warehouse.query(
			"SELECT fund_code, donor_kind, channel, anonymous, amount_vnd FROM fact_contribution WHERE contribution_id LIKE 'C%' ORDER BY 1"
		);

	it('are asked about when they are not sure, with one choice for all', async () => {
		const { problems, causes, decisions } = await fixture.send('contribution', csv(HEAD, ...rows), {
			dryRun: true
		});
		expect(problems).toMatchObject([
			{ line: 3, column: 'channel', code: 'not_in_list', value: 'TM', params: { candidates: 'cash' } }
		]);
		expect(problemMessage(problems[0]!, 'vi')).toContain('Có phải tiền mặt (cash)?');
		expect(fixOf(causes[0]!)).toMatchObject({ kind: 'code', column: 'channel', candidates: ['cash'] });
		expect(decisions).toContainEqual({
			about: 'codeWords',
			by: 'file',
			value:
				'“Quỹ Vì người nghèo” = FOR_THE_POOR · “Cá nhân” = individual · “tien mat” = cash · “Không” = false · “có” = true'
		});
	});

	it('are counted as what they mean, and so in a warehouse made anew though they are called otherwise by then', async () => {
		const outcome = await fixture.send('contribution', csv(HEAD, ...rows), {
			read: { codes: { channel: { TM: 'cash' } } }
		});
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 2 });
		expect(outcome.decisions).toContainEqual({ about: 'codeWords', by: 'sender', value: '“TM” = cash' });
		const counted = [
			{
				fund_code: 'FOR_THE_POOR',
				donor_kind: 'individual',
				channel: 'cash',
				anonymous: false,
				amount_vnd: 1000n
			},
			{
				fund_code: 'GRATITUDE',
				donor_kind: 'individual',
				channel: 'cash',
				anonymous: true,
				amount_vnd: 2000n
			}
		];
		expect(await sums()).toEqual(counted);
		const poor = fixture.store.reference.funds.find(({ code }) => code === 'FOR_THE_POOR')!;
		const { name } = poor;
		poor.name = 'Quỹ khác';
		await anew();
		expect(await sums()).toEqual(counted);
		poor.name = name;
	});

	it('that both funds use mean the purpose of the row’s fund, and so in a warehouse made anew', async () => {
		const head = ['disbursement_id', 'Quỹ', 'Phường', 'paid_on', 'amount_vnd', 'Mục đích', 'households'];
		const spent = [
			['D1', 'Quỹ Vì người nghèo', 'Bồ Đề', '2019-05-02', 1000, 'Hỗ trợ khám, chữa bệnh', 1],
			['D2', 'GRATITUDE', 'Bồ Đề', '2019-05-02', 2000, 'Hỗ trợ khám, chữa bệnh', 1],
			['D3', 'FOR_THE_POOR', 'Bồ Đề', '2019-05-02', 3000, 'quà tết', 1]
		];
		const counted = () =>
			fixture.store.warehouse.query(
				'SELECT disbursement_id AS id, purpose_code AS purpose FROM fact_disbursement ORDER BY 1'
			);
		const read = [
			{ id: 'D1', purpose: 'FOR_THE_POOR_MEDICAL' },
			{ id: 'D2', purpose: 'GRATITUDE_MEDICAL' },
			{ id: 'D3', purpose: 'FOR_THE_POOR_TET_GIFT' }
		];
		expect(await fixture.send('disbursement', csv(head, ...spent))).toMatchObject({ status: 'accepted' });
		expect(await counted()).toEqual(read);
		await anew();
		expect(await counted()).toEqual(read);
		// So does the browser, by what the upload page gives it.
		const sender = { role: 'admin', wardCode: null, via: 'token' } as const;
		const page = uploadChoices({ store: fixture.store } as App, sender, 'disbursement');
		let seen: CheckState | undefined;
		await checkStream(new Blob([csv(head, ...spent)]).stream(), page.dataset, page.context, (state) => {
			seen = state;
		});
		expect(seen).toMatchObject({ records: 3, byCode: {} });
		// A choice for the whole column holds where it can; of a fund that is not known both are asked about.
		const codes = { purpose_code: { 'Hỗ trợ khám, chữa bệnh': 'GRATITUDE_MEDICAL' } };
		const again = spent.map(([id, ...cells]) => [`${id}B`, ...cells]);
		expect(
			await fixture.send('disbursement', csv(head, ...again), { read: { codes }, dryRun: true })
		).toMatchObject({ status: 'accepted' });
		const [[, , ...rest] = []] = spent;
		const { problems } = await fixture.send('disbursement', csv(head, ['D4', 'Quỹ nào đó', ...rest]), {
			dryRun: true
		});
		expect(problems.map(({ code, params }) => [code, params.candidates])).toContainEqual([
			'unknown_purpose',
			'GRATITUDE_MEDICAL, FOR_THE_POOR_MEDICAL'
		]);
	});

	it('stay unread in a warehouse made from a journal that names none, as older ones do', async () => {
		const row = ['C3', 'Quỹ Vì người nghèo', '2019-05-02', 4000, 'individual', 'cash', ''];
		await fixture.send('contribution', csv(HEAD, row));
		expect(await sums()).toHaveLength(3);
		const path = join(fixture.dataDir, 'journal.jsonl');
		const entries = readFileSync(path, 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as JournalEntry);
		const { seq: _, at, prev: __, hash: ___, ...last } = entries.pop()!;
		expect(last).toHaveProperty('words', { fund_code: { 'Quỹ Vì người nghèo': 'FOR_THE_POOR' } });
		const old = entryAfter(entries.at(-1)!, { ...last, words: undefined } as JournalEvent, new Date(at));
		writeFileSync(path, Buffer.concat([...entries, old].map(lineOf)));
		rmSync(join(fixture.dataDir, 'journal.head'));
		await anew();
		expect(await sums()).toHaveLength(2);
	});
});
