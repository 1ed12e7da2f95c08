import { beforeAll, describe, expect, it } from 'vitest';
import { isFigure } from '$lib/components/cell';
import { cellHref } from '$lib/components/reports/cell-href';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { OwedReport } from '$lib/server/measures/owed-reports';
import type { ReportingMonth, ReportingYear } from '$lib/server/measures/reporting';
import { leadOf } from '../../src/routes/reports/lead';
import { monthColumns } from '../../src/routes/reports/month-columns';
import { letterOf, mailHref } from '../../src/routes/reports/reminder/letter';

beforeAll(() => overwriteGetLocale(() => 'vi'));

describe('the months', () => {
	const month = { period: '201910', missing: 1 } as ReportingMonth;
	const links = (staff: boolean) =>
		monthColumns(staff)
			.filter(({ kind }) => isFigure(kind))
			.map(({ href }) => href?.(month));

	it('have every number lead to the wards it counts', () => {
		const rows = '/data/reporting_rate?period=201910';
		expect(links(false)).toEqual([
			...[
				rows,
				`${rows}&received=1`,
				`${rows}&status=on_time`,
				`${rows}&status=late`,
				`${rows}&status=missing`
			],
			...[`${rows}&status=returned`, `${rows}&status=not_due`, `${rows}&state=approved`, rows, rows]
		]);
	});

	it('have staff led from what is owed to the reminder', () => {
		expect(links(true)[4]).toBe('/reports/reminder?period=201910');
	});
});

describe('the first sentence', () => {
	const year = {
		year: '2019',
		district: { expected: 168, received: 166, rate: 166 / 168, onTimeRate: 150 / 168 },
		behind: { period: '201912', wards: ['Giang Biên', 'Phúc Lợi'] }
	} as ReportingYear;

	it('tells the year’s rates, then who owes the latest report', () => {
		const said = leadOf(year, 'vi');
		expect(plain(said)).toBe(
			'Năm 2019, quận đã nhận 166 trên 168 báo cáo phải nộp (98,8%), đúng hạn 89,3%. ' +
				'Báo cáo tháng 12/2019 còn thiếu của Giang Biên và Phúc Lợi.'
		);
		expect(said.at(-1)?.wrong).toBe(true);
	});

	it('makes no rate of nothing', () => {
		expect(plain(leadOf({ ...year, district: null, year: null, behind: null }, 'vi'))).toBe(
			'Chưa có báo cáo nào được nộp.'
		);
	});
});

describe('a cell of the calendar', () => {
	const cell = { period: '201902', status: 'on_time' as const, submission: 7, senderWard: '00139' };
	const owed = { ...cell, status: 'missing' as const, submission: null, senderWard: null };
	const office = { staff: true, ownWard: null };

	it('leads to the submission for whoever may open it, to the sources for others', () => {
		expect(cellHref('00139', cell, office)).toBe('/submissions/7');
		expect(cellHref('00139', cell, { staff: true, ownWard: '00139' })).toBe('/submissions/7');
		const trace = '/provenance/reporting_rate?ward_code=00139&period=201902';
		expect(cellHref('00139', cell, { staff: true, ownWard: '00118' })).toBe(trace);
		// The office sent its report: the ward's officer may not open that.
		expect(cellHref('00139', { ...cell, senderWard: null }, { staff: true, ownWard: '00139' })).toBe(trace);
		expect(cellHref('00139', cell, { staff: false, ownWard: null })).toBe(trace);
	});

	it('leads to the reminder where a report is owed, and nowhere before it is due', () => {
		expect(cellHref('00139', owed, office)).toBe('/reports/reminder?period=201902&ward_code=00139');
		expect(cellHref('00139', owed, { staff: false, ownWard: null })).toBeNull();
		expect(cellHref('00139', { ...owed, status: 'not_due' }, office)).toBeNull();
	});
});

describe('the reminder', () => {
	const owed = (
		wardName: string,
		period: string,
		dueOn: string,
		status: OwedReport['status'] = 'missing'
	) => ({
		...{ wardCode: wardName, wardName, period, dueOn, status }
	});
	const sender = {
		district: { name: 'Quận A', name_en: 'District A' },
		address: 'https://a.example/submissions/new'
	};

	it('names the wards, what is missing, the due day and how to send it', () => {
		const { subject, body } = letterOf(
			[
				owed('Bồ Đề', '201902', '2019-03-02', 'returned'),
				owed('Giang Biên', '201901', '2019-02-02'),
				owed('Giang Biên', '201902', '2019-03-02')
			],
			sender,
			'vi'
		);
		expect(subject).toBe('Đề nghị nộp báo cáo tháng 1/2019 và tháng 2/2019');
		const parts = body.split('\n\n');
		expect(parts[0]).toBe('Kính gửi: Ủy ban nhân dân các phường Bồ Đề và Giang Biên.');
		expect(parts[2]).toBe(
			'- Phường Bồ Đề: báo cáo tháng 2/2019, hạn nộp 02/03/2019, đã gửi nhưng được trả lại để chỉnh sửa và chưa nộp lại.\n' +
				'- Phường Giang Biên: báo cáo tháng 1/2019, hạn nộp 02/02/2019; báo cáo tháng 2/2019, hạn nộp 02/03/2019.'
		);
		expect(body).toContain('https://a.example/submissions/new');
		expect(parts.at(-1)).toBe('Quận A');
	});

	it('gives no address that nobody has named', () => {
		const nobody = { ...sender, address: null };
		const { body } = letterOf([owed('Bồ Đề', '201902', '2019-03-02')], nobody, 'vi');
		expect(body).toContain('mở trang “Nộp tệp số liệu” của hệ thống Thoát Nghèo');
		expect(body).not.toContain('http');
	});

	it('is signed by the office that the operator names', () => {
		const briefing = { issuer: 'Phòng B', issuer_en: 'Office B' } as never;
		const letter = letterOf(
			[owed('Bồ Đề', '201902', '2019-03-02')],
			{ ...sender, district: { ...sender.district, briefing } },
			'vi'
		);
		expect(letter.body.startsWith('Kính gửi: Ủy ban nhân dân phường Bồ Đề.')).toBe(true);
		expect(letter.body.endsWith('\n\nPhòng B')).toBe(true);
	});

	it('opens in a mail program without anybody’s address, whatever it holds', () => {
		const href = mailHref({ subject: 'A & B?', body: 'một\nhai&cc=x@y.example' });
		expect(href).toBe('mailto:?subject=A%20%26%20B%3F&body=m%E1%BB%99t%0D%0Ahai%26cc%3Dx%40y.example');
	});
});
