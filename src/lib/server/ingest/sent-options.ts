import type { Dataset } from '../../domain/dataset';
import { formFault, meaningFault, type ReadOptionFault } from '../../domain/read-option-fault';
import { readOptionsOf, type ReadOptions } from '../../domain/read-options';
import { AppError } from '../errors';
import { checkContext, type Reference } from '../reference';

/** Read options from address parameters, form fields or flags. Throws `bad_request` for one that cannot be meant. */
export function readOptionsSaid(all: (name: string) => string[]): ReadOptions {
	refuse(formFault(all));
	return readOptionsOf(all);
}

/**
 * Throws `bad_request` when words for wards or codes are said to mean what there is none of, for a year where the days
 * and months of a dataset have their own, and for a column of a statement, which its profile tells.
 */
export function requireMeaning(read: ReadOptions, dataset: Dataset, reference: Reference): void {
	if (read.year !== undefined && !dataset.form) throw yearNotUsed(read.year, dataset);
	const [column] = dataset.name === 'bank_statement' ? Object.entries(read.columns ?? {}) : [];
	if (column) throw columnNotUsed(column.join('='), dataset);
	refuse(meaningFault(read, dataset, checkContext(reference, '').codes));
}

/**
 * The dataset of that name, as what is sent for it says. Throws when there is none, when a statement comes without its
 * fund, or for a word that is said to mean what there is none of.
 */
export function datasetFor(
	name: string,
	{ fund, read }: { fund?: string; read?: ReadOptions },
	{ datasets, reference }: { datasets: ReadonlyMap<string, Dataset>; reference: Reference }
): Dataset {
	const dataset = datasets.get(name);
	if (!dataset) {
		throw new AppError('not_found', { vi: 'Không có bộ số liệu này.', en: 'There is no such dataset.' });
	}
	if (name === 'bank_statement' && !reference.funds.some(({ code }) => code === fund)) {
		throw new AppError('bad_request', {
			vi: 'Hãy chọn quỹ mà sao kê này thuộc về (tham số fund).',
			en: 'Choose the fund this statement belongs to (parameter fund).'
		});
	}
	if (read) requireMeaning(read, dataset, reference);
	return dataset;
}

/** Throws `bad_request` when a sheet is named of what has none. */
export function requireSheets({ sheet }: ReadOptions): void {
	if (sheet === undefined) return;
	throw new AppError('bad_request', {
		vi: `Tùy chọn “sheet” (“${sheet}”) chỉ dùng cho bảng tính; tệp này là văn bản, không có trang. Hãy bỏ tùy chọn ấy.`,
		en: `The option “sheet” (“${sheet}”) is for workbooks; this file is text and has no sheets. Leave it out.`
	});
}

function refuse(fault: ReadOptionFault | null): void {
	if (fault === null) return;
	const { option, value, allowed } = fault;
	throw new AppError('bad_request', {
		vi: `Tùy chọn “${option}” không nhận “${value}”. Được nhận: ${allowed.vi}.`,
		en: `The option “${option}” does not take “${value}”. It takes ${allowed.en}.`
	});
}

function yearNotUsed(year: string, { title, titleEn }: Dataset): AppError {
	return new AppError('bad_request', {
		vi: `Tùy chọn “year” (“${year}”) chỉ dùng cho biểu rà soát; “${title}” có ngày, tháng kèm năm trong từng dòng. Hãy bỏ tùy chọn ấy.`,
		en: `The option “year” (“${year}”) is for the form of a review; “${titleEn}” has the year in the days or months of its rows. Leave it out.`
	});
}

function columnNotUsed(said: string, { title, titleEn }: Dataset): AppError {
	return new AppError('bad_request', {
		vi: `Tùy chọn “column” (“${said}”) không dùng cho “${title}”: cột nào là gì do mẫu sao kê của ngân hàng cho biết. Hãy bỏ tùy chọn ấy, và sửa hoặc thêm mẫu sao kê nếu cần.`,
		en: `The option “column” (“${said}”) is not for “${titleEn}”: the bank’s profile tells what each column is. Leave it out, and change or add a profile where that is needed.`
	});
}
