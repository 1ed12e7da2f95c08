import { appendFileSync, copyFileSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { gifts } from '../fixtures/gifts';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
let path: string;
let whole: Buffer;
beforeAll(async () => {
	fixture = await newStore();
	path = fixture.store.journalPath;
	for (const name of ['A', 'B']) await fixture.send('contribution', gifts(3, name).csv);
	whole = readFileSync(path);
});
afterAll(() => fixture.dispose());

const faults = async () => (await verifyStore(fixture.store)).faults;
const lastLine = () => whole.subarray(whole.lastIndexOf(0x0a, -2) + 1);

it('is found changed by a line after the last entry, which is named, and not by the beginning of one', async () => {
	for (const line of [lastLine(), '{"seq":3}\n', '\n']) {
		appendFileSync(path, line);
		expect(await faults()).toEqual([{ submission: null, code: 'journal_changed', detail: 'line 3' }]);
		truncateSync(path, whole.length);
	}
	appendFileSync(path, lastLine().subarray(0, 50));
	expect(await faults()).toEqual([]);
	truncateSync(path, whole.length);
});

it('takes no entry after a line that is none of its own, nor into a file that is not read any more', async () => {
	const ways: [string, () => void, () => void][] = [
		['added to', () => appendFileSync(path, lastLine()), () => truncateSync(path, whole.length)],
		['removed', () => renameSync(path, `${path}.old`), () => renameSync(`${path}.old`, path)],
		[
			'replaced',
			() => {
				renameSync(path, `${path}.old`);
				copyFileSync(`${path}.old`, path);
			},
			() => {
				rmSync(path);
				renameSync(`${path}.old`, path);
			}
		]
	];
	for (const [how, alter, mend] of ways) {
		alter();
		const sent = fixture.send('contribution', gifts(3, how).csv);
		await expect(sent, how).rejects.toMatchObject({ code: 'damaged' });
		mend();
		expect([how, readFileSync(path).equals(whole), await faults()]).toEqual([how, true, []]);
	}
	expect(await fixture.send('contribution', gifts(3, 'C').csv)).toMatchObject({ id: 3, accepted: 3 });
	expect(await faults()).toEqual([]);
});
