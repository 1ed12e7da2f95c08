import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Workbench } from '../../src/lib/server/banks/workbench';
import { tryProfile } from '../../src/lib/server/banks/trial';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { checkContext } from '../../src/lib/server/reference';
import { rebuild, viewChecksums } from '../../src/lib/server/safety/rebuild';
import { Store } from '../../src/lib/server/store';
import { newBank, newBankStatement } from '../fixtures/new-bank';
import { NOW, newStore, type Fixture } from '../fixtures/store';
import { book, day } from '../fixtures/workbook';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const front = { role: 'fatherland_front' } as const;
const send = (text = newBankStatement) => fixture.send('bank_statement', text, { fund: 'FOR_THE_POOR' });
const sums = () =>
	fixture.store.warehouse.one<{ credits: bigint; debits: bigint }>(
		`SELECT coalesce(sum(credit_vnd), 0)::BIGINT AS credits, coalesce(sum(debit_vnd), 0)::BIGINT AS debits
		FROM statement_balance`
	);

describe('a profile made on the page', () => {
	it('is what statements are read by from then on', async () => {
		expect(await send()).toMatchObject({ status: 'refused', problems: [{ code: 'unknown_layout' }] });
		await fixture.store.profiles.save(newBank, front);
		const outcome = await send();
		expect(outcome).toMatchObject({ status: 'accepted', records: 3, accepted: 3 });
		expect(await sums()).toEqual({ credits: 1_520_000n, debits: 300_000n });
		expect(await getSubmission(fixture.store.warehouse, outcome.id!)).toMatchObject({
			bank: 'Ngân hàng Mới',
			decisions: expect.arrayContaining([
				{ about: 'bankProfile', value: 'ngan_hang_moi', by: 'file' }
			]) as unknown
		});
	});

	it('is still there after a restart; a rebuild reads each statement by the profile it was read by', async () => {
		await fixture.store.profiles.save(newBank, front);
		await send();
		// from now on C is money out: what was read before stays as it was
		await fixture.store.profiles.save({ ...newBank, words: { in: ['D', 'Nợ'], out: ['C', 'Có'] } }, front);
		await send(newBankStatement.replace('FT1', 'FT9'));
		await fixture.store.profiles.retire('ngan_hang_moi', front);
		const before = await viewChecksums(fixture.store);
		expect(await sums()).toEqual({ credits: 1_820_000n, debits: 1_820_000n });
		await fixture.store.close();
		const { checksums } = await rebuild({
			dataDir: fixture.dataDir,
			referenceDir: 'data/reference',
			clock: () => NOW
		});
		expect(checksums).toEqual(before);
		fixture.store = await Store.open({
			dataDir: fixture.dataDir,
			referenceDir: 'data/reference',
			clock: () => NOW
		});
		expect(fixture.store.profiles.find('ngan_hang_moi')).toBeNull();
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});

	it('tells the same breaks in a trial as in the view of what was counted', async () => {
		await fixture.store.profiles.save(newBank, front);
		const text = newBankStatement.replace('2 200 000.00', '2 100 000.00');
		await send(text);
		const path = join(fixture.dataDir, 'trial.csv');
		writeFileSync(path, text);
		const dataset = fixture.store.datasets.get('bank_statement')!;
		const context = checkContext(fixture.store.reference, '2020-01-15');
		const { balance } = await tryProfile(path, newBank, { dataset, context, tmp: fixture.dataDir });
		expect(balance.breaks).toBe(2);
		expect(
			await fixture.store.warehouse.query(
				'SELECT expected_vnd::BIGINT AS expected, balance_vnd AS printed FROM balance_break ORDER BY record'
			)
		).toEqual(balance.first.map(({ expected, printed }) => ({ expected, printed })));
	});

	it('that nothing could be read by is not saved', async () => {
		const save = (change: object) => fixture.store.profiles.save({ ...newBank, ...change }, front);
		await expect(save({ columns: [] })).rejects.toMatchObject({ code: 'bad_request' });
		await expect(save({ layout: 'VIETCOMBANK' })).rejects.toMatchObject({ code: 'bad_request' });
		await expect(fixture.store.profiles.retire('vietcombank', front)).rejects.toMatchObject({
			code: 'not_found'
		});
		expect(fixture.store.profiles.list()).toHaveLength(2);
	});
});

describe('the bench', () => {
	const who = { role: 'fatherland_front', wardCode: null, via: 'demo' } as const;
	const step = (fields: Record<string, string | string[]>, file?: string | Buffer) => {
		const body = new FormData();
		for (const [name, values] of Object.entries(fields))
			for (const value of [values].flat()) body.append(name, value);
		if (file !== undefined) body.append('file', new File([new Uint8Array(Buffer.from(file))], 'sao kê'));
		const request = new Request('http://localhost/banks/profile', { method: 'POST', body });
		// The platform always knows how long a form is.
		request.headers.set('content-length', '1000');
		return new Workbench(fixture.store, () => NOW).work(request, who);
	};

	it('looks at a file, keeps it for the next step and only for who sent it, and saves', async () => {
		// What is unpacked lies in the data folder, which every start clears.
		vi.stubEnv('TMPDIR', '/nowhere');
		onTestFinished(() => void vi.unstubAllEnvs());
		const text = 'Ngày,Ghi có\n17/10/2019,500\n';
		const looked = await step({ do: 'look' }, text);
		expect(looked.profile).toMatchObject({
			columns: [
				{ header: 'Ngày', is: 'posted_on' },
				{ header: 'Ghi có', is: 'credit_vnd' }
			],
			date: 'dd/MM/yyyy'
		});
		const form = {
			...{ layout: 'moi', banks: 'Mới', date: 'dd/MM/yyyy', group: ',', way: 'columns' },
			...{ header: 'Ngày', is: 'posted_on', file_id: looked.file!.id }
		};
		expect(await step({ do: 'try', ...form })).toMatchObject({ faults: ['no_amount'], trial: null });
		const saved = await step({ do: 'save', ...form });
		expect(saved).toMatchObject({ done: null, faults: ['no_amount'] });
		expect((await step({ do: 'try', ...form, file_id: '../../journal' })).file).toBeNull();
		expect(fixture.store.profiles.find('moi')).toBeNull();
	});

	it('looks at a workbook as at a text, and a profile made of it is what its rows are read by', async () => {
		const rows = [
			['SAO KÊ TÀI KHOẢN'],
			['Ngày', 'Số CT', 'Ghi nợ', 'Ghi có', 'Số dư', 'Diễn giải'],
			[day('2019-10-17'), 'A1', null, 500_000, 1_500_000, 'ung ho'],
			[day('2019-10-18'), 'A2', 20_000, null, 1_480_000, 'chi']
		];
		for (const type of ['xlsx', 'biff8', 'ods'] as const) {
			const looked = await step({ do: 'look' }, book([{ rows, origin: 'B2' }], { type }));
			expect(looked.beginning).toMatchObject({ problem: null });
			expect(looked.headerRow).toBe(3);
			const { columns, date, group } = looked.profile;
			expect(columns.map(({ is }) => is)).toEqual([
				...['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'balance_vnd', 'note']
			]);
			const tried = await step({
				...{ do: 'try', layout: 'moi', banks: 'Mới', date, group, way: 'columns' },
				...{ header: columns.map(({ header }) => header), is: columns.map(({ is }) => is ?? '') },
				file_id: looked.file!.id
			});
			expect(tried.faults).toEqual([]);
			expect(tried.trial).toMatchObject({
				...{ problem: null, records: 2, unreadable: 0, creditVnd: 500_000n, debitVnd: 20_000n },
				...{ firstOn: '2019-10-17', lastOn: '2019-10-18', balance: { links: 1, breaks: 0 } }
			});
		}
	});

	it('says why a file cannot be read, and not what a profile of nothing lacks', async () => {
		const two = book([{ rows: [['Ngày', 'Ghi có']] }, { rows: [['Ngày', 'Ghi có']] }]);
		expect(await step({ do: 'look' }, two)).toMatchObject({
			...{ faults: [], beginning: { problem: { code: 'sheet_unclear' } } }
		});
	});
});
