import { expect, it } from 'vitest';
import type { Decision } from '../../src/lib/domain/read-options';
import type { Who } from '../../src/lib/domain/role';
import { submissionAsSeen } from '../../src/lib/server/export/mask-submission';
import type { Submission } from '../../src/lib/server/ingest/submissions';

const NAME = 'Nguyễn Văn An';
const as = (role: Who['role'], wardCode: string | null = null): Who => ({ role, wardCode, via: 'demo' });
const decisions: Decision[] = [
	{ about: 'sheet', value: `Tổ ${NAME}`, by: 'sender', others: ['Biểu tổng hợp', NAME] },
	{ about: 'codeWords', value: `“Cá nhân” = individual · “ông ${NAME}” = individual`, by: 'file' },
	{ about: 'columnsLeftOut', value: `“STT” · “${NAME}”`, by: 'sender' },
	{ about: 'titleLines', value: '1-3', by: 'file' },
	{ about: 'account', value: '…4567', by: 'file' }
];
const read_options = {
	sheet: `Tổ ${NAME}`,
	year: '2019',
	wards: { [NAME]: '00139' },
	codes: { donor_kind: { [NAME]: 'individual' } },
	columns: { [NAME]: '' }
};
const submission = { ward_code: '00139', read_options, decisions } as unknown as Submission;

it('how a file was read is told without its headings and without names', () => {
	for (const who of [as('viewer'), as('analyst'), as('ward_officer', '00118')]) {
		const seen = submissionAsSeen(who, submission);
		expect(seen.read_options).toEqual({ sheet: '…', year: '2019' });
		expect(seen.decisions).toEqual([
			{ about: 'sheet', value: '…', by: 'sender', others: ['Biểu tổng hợp', '…'] },
			{ about: 'codeWords', value: '“Cá nhân” = individual · “…” = individual', by: 'file' },
			{ about: 'columnsLeftOut', value: '“…” · “…”', by: 'sender' },
			decisions[3],
			{ about: 'account', value: '…', by: 'file' }
		]);
	}
});

it('who may read personal data, and the ward that sent the file, get it whole', () => {
	for (const who of [as('admin'), as('fatherland_front'), as('ward_officer', '00139')])
		expect(submissionAsSeen(who, submission)).toBe(submission);
});
