import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import type { Who } from '../../src/lib/domain/role';
import { problemMask } from '../../src/lib/server/export/mask-problem';
import { submissionAsSeen } from '../../src/lib/server/export/mask-submission';
import { problemJson, submissionJson } from '../../src/lib/server/http/submission-json';
import { listProblems, problemsCsv } from '../../src/lib/server/ingest/problems';
import { getSubmission, type Submission } from '../../src/lib/server/ingest/submissions';
import { submissionPage } from '../../src/lib/server/measures/submission-page';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => (fixture = await newStore()));
afterAll(() => fixture.dispose());

const NAME = 'Nguyễn Văn An';
const as = (role: Who['role']): Who => ({ role, wardCode: null, via: 'demo' });
const HEADER = 'contribution_id,fund_code,received_on,amount_vnd,donor_kind,channel'.split(',');

async function sent(
	dataset: string,
	rows: (string | number)[][],
	read: ReadOptions = {}
): Promise<Submission> {
	const { id } = await fixture.send(dataset, csv(rows[0]!, ...rows.slice(1)), { read });
	const found = await getSubmission(fixture.store.warehouse, id ?? 0);
	if (!found) throw new Error('the submission was not kept');
	return found;
}

/** All that is told of a submission: by the API, on its page and as a table of its problems. */
async function told(submission: Submission, who: Who): Promise<string> {
	const { datasets, warehouse } = fixture.store;
	const mask = problemMask(who, submission, datasets);
	let text = JSON.stringify(submissionJson(who, submission));
	const problems = await listProblems(warehouse, submission.id, 100);
	text += JSON.stringify(problems.map((problem) => problemJson(mask.problem(problem))));
	for await (const part of problemsCsv(warehouse, submission.id, mask.problem)) text += part;
	const page = await submissionPage(fixture.store, () => Promise.resolve(submission), {
		who,
		record: null,
		locale: 'vi'
	});
	return text + JSON.stringify(page);
}

const gift = (id: string, ...more: string[]) => [
	id,
	'GRATITUDE',
	'2019-07-01',
	50_000,
	'individual',
	'cash',
	...more
];

describe('to those who may not read personal data nothing repeats a name', () => {
	it.each(['viewer', 'analyst'] as const)('of the first row of a file without a header: %s', async (role) => {
		const submission = await sent('contribution', [gift('UH-001', NAME), gift('UH-002', 'Lê Thị Bưởi')]);
		expect(await told(submission, as('admin'))).toContain(NAME);
		const text = await told(submission, as(role));
		expect(text).toContain('missing_column');
		for (const cell of [NAME, 'UH-001', '2019-07-01']) expect(text).not.toContain(cell);
	});

	it('of a heading that was left out, or named', async () => {
		const [left, meant] = [`Ghi chú của ${NAME}`, `Cách nộp cho ${NAME}`];
		const header = [...HEADER.slice(0, 5), meant, left];
		const rows = [header, gift('L-1', 'CCCD 001199012345'), gift('L-2', 'x')];
		const submission = await sent('contribution', rows, { columns: { [left]: '', [meant]: 'channel' } });
		expect(await told(submission, as('admin'))).toContain(`“${left}”`);
		const text = await told(submission, as('viewer'));
		expect(text).not.toContain(NAME);
		expect(text).toContain('identity_in_text');
		expect(submissionAsSeen(as('viewer'), submission).decisions).toEqual(
			expect.arrayContaining([
				{ about: 'columnsNamed', value: '“…” = channel', by: 'sender' },
				{ about: 'columnsLeftOut', value: '“…”', by: 'sender' }
			])
		);
	});

	it('of words that were said to be a ward, and keeps those that are none', async () => {
		const header = ['ward_code', 'period', 'indicator', 'value'];
		const rows = [header, ['Bo Dee', '201903', 'poor_end', 5], [`Hộ ${NAME}`, '201903', 'poor_end', 6]];
		const wards = { 'Bo Dee': '00139', [`Hộ ${NAME}`]: '00118' };
		const submission = await sent('ward_report', rows, { wards });
		expect(await told(submission, as('admin'))).toContain(NAME);
		const text = await told(submission, as('viewer'));
		expect(text).not.toContain(NAME);
		expect(text).toContain('“Bo Dee” = 00139 Bồ Đề · “…” = 00118');
	});
});

it('identity numbers in headings are not kept with the problems', async () => {
	const card = '001199012345';
	const submission = await sent('contribution', [[...HEADER, `CCCD ${card}`], gift('K-1', 'x')]);
	const problems = await listProblems(fixture.store.warehouse, submission.id, 100);
	expect(problems.map(({ code }) => code)).toContain('extra_column');
	expect(JSON.stringify(problems)).not.toContain(card);
});
