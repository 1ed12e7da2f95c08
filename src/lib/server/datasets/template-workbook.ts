import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { Dataset, Field } from '../../domain/dataset';
import { isInForce, type WardRow } from '../../domain/ward-name';

/** What a template is made for. */
export interface TemplateFor {
	/** The wards whose rows a form begins with. */
	wards: readonly WardRow[];
	year: string;
	/** Who issues it, in the first line of a form. */
	issuer: string;
}

/** The header of the poverty review's form: rows 6 to 8. */
const FORM_HEADER = [
	[
		...['STT', 'Khu vực', 'Phân tổ', 'Tổng số hộ dân cư', 'Trong đó: hộ DTTS', 'Hộ nghèo', 'Hộ cận nghèo'],
		...['Hộ dân tộc thiểu số', null, 'Hộ không có khả năng lao động', null],
		...['Hộ có người có công với cách mạng', null]
	],
	[
		...[null, null, null, null, null, null, null],
		...['Hộ nghèo', 'Hộ cận nghèo', 'Hộ nghèo', 'Hộ cận nghèo', 'Hộ nghèo', 'Hộ cận nghèo']
	],
	['A', 'B', 'C', ...Array.from({ length: 10 }, (_, at) => at + 1)]
];
const FORM_MERGES = ['A4:M4', 'A5:M5', ...[...'ABCDEFG'].map((letter) => `${letter}6:${letter}7`)].concat(
	'H6:I6',
	'J6:K6',
	'L6:M6'
);
/** The row of a form's first figures. */
const FIRST = 9;

/**
 * A workbook to fill in and send: the form as offices know it where the dataset is one, else its
 * columns and one example.
 */
export function templateWorkbook(dataset: Dataset, about: TemplateFor): Buffer {
	const sheet = dataset.form ? formSheet(dataset, about) : tableSheet(dataset);
	return write(
		{ SheetNames: ['Biểu'], Sheets: { Biểu: sheet } },
		{ type: 'buffer', bookType: 'xlsx', compression: true }
	) as Buffer;
}

/** The wards in force on a year's last day that report, or the one of them. */
export function wardsOfForm(
	wards: readonly (WardRow & { in_district: boolean; in_area?: boolean })[],
	year: string,
	own: string | null
): WardRow[] {
	return wards.filter(
		(ward) =>
			(ward.in_area ?? ward.in_district) &&
			isInForce(ward, `${year}-12-31`) &&
			(own === null || ward.code === own)
	);
}

function tableSheet({ fields }: Dataset): WorkSheet {
	const example = ({ type, example = '' }: Field): CellObject =>
		type === 'integer' && example !== '' ? { t: 'n', v: Number(example) } : { t: 's', v: example, z: '@' };
	const sheet = utils.aoa_to_sheet([fields.map(({ title }) => title), fields.map(example)]);
	sheet['!cols'] = fields.map(({ title }) => ({ wch: Math.max(12, title.length + 2) }));
	return sheet;
}

function formSheet({ title }: Dataset, { wards, year, issuer }: TemplateFor): WorkSheet {
	const last = FIRST + wards.length - 1;
	const rows = wards.map(({ name, code }, at) => [at + 1, name ?? code]);
	const total = [...'DEFGHIJKLM'].map((letter): CellObject => ({
		t: 'n',
		v: 0,
		f: `SUM(${letter}${FIRST}:${letter}${last})`
	}));
	const sheet = utils.aoa_to_sheet([
		[issuer],
		[],
		[],
		[`${title.toLocaleUpperCase('vi')}, HỘ CẬN NGHÈO`],
		[`Năm ${year}`],
		...FORM_HEADER,
		...rows,
		[null, 'Tổng cộng', null, ...total]
	]);
	sheet['!merges'] = FORM_MERGES.map((range) => utils.decode_range(range));
	sheet['!cols'] = [{ wch: 5 }, { wch: 22 }, { wch: 18 }, ...Array.from({ length: 10 }, () => ({ wch: 12 }))];
	return sheet;
}
