import type { NoteLine } from './view-note';

/** What is said of the views of who reported. */
export const reportingNotes: readonly NoteLine[] = [
	[
		'reporting_rate',
		'work',
		'phường × tháng phải nộp',
		'ward × month owed',
		'Đúng hạn: lần nộp đầu tiên đến trước hết ngày hạn. Số lần điều chỉnh: các lần nộp sau lần đầu.',
		'On time: the first submission arrived before the end of the due day. Corrections: submissions after the first.'
	],
	[
		'reporting_month',
		'work',
		'tháng phải nộp',
		'month owed',
		'Tỷ lệ báo cáo = số đã nhận / số phải nộp; tỷ lệ đúng hạn = số đúng hạn / số phải nộp. Báo cáo chưa đến hạn chưa tính là phải nộp; tháng còn báo cáo chưa đến hạn thì chưa có tỷ lệ.',
		'Reporting rate = received / expected; on-time rate = on time / expected. A report not due yet is not expected yet, and a month with such a report has no rate yet.'
	],
	[
		'reporting_year',
		'work',
		'phường (hoặc quận) × năm',
		'ward (or district) × year',
		'Cộng các tháng của năm đã đến hạn hoặc đã nhận báo cáo. Tỷ lệ tính như theo tháng.',
		'The year’s months that are due or were reported, added up. Rates as by month.'
	]
];
