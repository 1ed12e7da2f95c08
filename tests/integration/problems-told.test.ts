import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { trace } from '../../src/lib/server/explore/trace';
import { problemMask } from '../../src/lib/server/export/mask-problem';
import { problemsCsv } from '../../src/lib/server/ingest/problems';
import { getSubmission, type Submission } from '../../src/lib/server/ingest/submissions';
import { submissionPage } from '../../src/lib/server/measures/submission-page';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => (fixture = await newStore()));
afterAll(() => fixture.dispose());

const SECRET = 'Bà Bí Mật';
const as = (role: Who['role'], wardCode: string | null = null): Who => ({ role, wardCode, via: 'demo' });
const named = async (id: number | null): Promise<Submission> => {
	const found = await getSubmission(fixture.store.warehouse, id ?? 0);
	if (!found) throw new Error('the submission was not kept');
	return found;
};

describe('a refused file of gifts', () => {
	let submission: Submission;
	beforeAll(async () => {
		const head = 'contribution_id,fund_code,received_on,amount_vnd,donor_kind,channel,donor_name'.split(',');
		const gift = (id: string, amount: string, ...more: string[]) => [
			id,
			'GRATITUDE',
			'2019-07-05',
			amount,
			'individual',
			'cash',
			SECRET,
			...more
		];
		const { id } = await fixture.send(
			'contribution',
			csv(head, gift('A', '1', 'x', 'y'), gift('B', '=1\n+1'))
		);
		submission = await named(id);
	});

	const told = async (who: Who) => {
		const { datasets, warehouse } = fixture.store;
		const mask = problemMask(who, submission, datasets);
		let text = '';
		for await (const part of problemsCsv(warehouse, submission.id, mask.problem)) text += part;
		const page = await submissionPage(fixture.store, () => Promise.resolve(submission), {
			who,
			record: null,
			locale: 'vi'
		});
		return { text, page: JSON.stringify({ ...page, excerpt: null }) };
	};

	it('tells its whole row to those who may read personal data only', async () => {
		const [theirs, mine] = [await told(as('viewer')), await told(as('admin'))];
		expect([theirs.text.includes(SECRET), theirs.page.includes(SECRET)]).toEqual([false, false]);
		expect([mine.text.includes(SECRET), mine.page.includes(SECRET)]).toEqual([true, true]);
		expect(theirs.text.split('\r\n')).toHaveLength(mine.text.split('\r\n').length);
	});

	it('holds no formula for a spreadsheet, not even one of two lines', async () => {
		const { text } = await told(as('admin'));
		expect(text).toContain(`,"'=1\n+1"\r\n`);
	});
});

it('a figure that was withdrawn is shown to staff, not to strangers', async () => {
	const report = (value: number) =>
		fixture.send(
			'ward_report',
			csv(['ward_code', 'period', 'indicator', 'value'], ['00139', '201901', 'poor_end', value])
		);
	await report(12);
	const { id } = await report(13);
	await fixture.store.decide(await named(id), 'withdrawn', as('admin'), null);
	const search = new URLSearchParams('ward_code=00139&period=201901&indicator=poor_end');
	const values = async (who: Who) => {
		const { found } = await trace(fixture.store, { view: 'ward_indicator', search, who, locale: 'vi' });
		return found?.cell?.versions.map(({ value }) => value);
	};
	expect(await values(as('admin'))).toEqual([13, 12]);
	expect(await values(as('public'))).toEqual([12]);
});
