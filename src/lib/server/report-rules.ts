import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMonth } from '../domain/period';
import { operators, placesIn, placesOf, sumsOf, type ReportRule } from '../domain/report-rule';
import type { Indicator } from '../domain/reference';
import { AppError } from './errors';

const FILE = 'rule.json';
const KEYS = ['code', 'left', 'operator', 'right', 'importance', 'missing', 'confirm', 'applies'];
const ALL_KEYS = new Set([...KEYS, 'message', 'message_en']);

/** Reads and checks `rule.json`. Throws `bad_setting` that names the row and what is wrong with it. */
export function readReportRules(dir: string, indicators: readonly Indicator[]): ReportRule[] {
	const rows = listIn(dir);
	const codes = new Set(indicators.map(({ code }) => code));
	const seen = new Set<string>();
	rows.forEach((row, at) => {
		const fault = faultOf(row, codes) ?? (seen.has(row.code) ? twice : null);
		if (fault) throw bad(at + 1, row.code, fault);
		seen.add(row.code);
	});
	return rows;
}

/** What is wrong, Vietnamese and English. */
type Fault = readonly [vi: string, en: string];

const twice: Fault = ['mã đã dùng ở dòng trước', 'the code was used before'];

function faultOf(rule: ReportRule, indicators: ReadonlySet<string>): Fault | null {
	const unknown = Object.keys(rule).find((key) => !ALL_KEYS.has(key));
	if (unknown) return [`không có thuộc tính “${unknown}”`, `there is no property “${unknown}”`];
	if (typeof rule.code !== 'string' || !/^[a-z][a-z0-9_]{0,59}$/.test(rule.code))
		return ['code phải là chữ thường, số, gạch dưới', 'code must be lower-case letters, digits, underscores'];
	const choices = { operator: operators, importance: ['error', 'warning'], missing: ['skip', 'zero'] };
	for (const [name, allowed] of Object.entries(choices) as [keyof typeof choices, readonly string[]][]) {
		if (!allowed.includes(rule[name]))
			return [`${name} phải là: ${allowed.join(', ')}`, `${name} must be one of ${allowed.join(', ')}`];
	}
	if (rule.confirm !== undefined && (typeof rule.confirm !== 'boolean' || rule.importance === 'error'))
		return ['confirm chỉ là true/false của cảnh báo', 'confirm is true or false, for warnings only'];
	return sidesFault(rule, indicators) ?? appliesFault(rule.applies);
}

function sidesFault(rule: ReportRule, indicators: ReadonlySet<string>): Fault | null {
	const text = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 2000;
	const blank = (['left', 'right', 'message', 'message_en'] as const).find((name) => !text(rule[name]));
	if (blank) return [`${blank} phải là chữ, không để trống`, `${blank} must be text and not blank`];
	const sums = sumsOf(rule);
	if (!sums) {
		return [
			'vế phải là tổng của chỉ tiêu và số nguyên (+, −), có ít nhất một chỉ tiêu của tháng',
			'each side must be a sum of indicators and whole numbers (+, −), with a figure of the month itself'
		];
	}
	const missing = [...sums.left.terms, ...sums.right.terms].find(
		({ indicator }) => !indicators.has(indicator)
	);
	if (missing) {
		const { indicator } = missing;
		return [`không có chỉ tiêu “${indicator}”`, `there is no indicator “${indicator}”`];
	}
	const places = placesOf(sums);
	const stray = [rule.message, rule.message_en].flatMap(placesIn).find((name) => !places.includes(name));
	if (stray)
		return [`lời nhắn có {${stray}} không rõ nghĩa`, `the message has {${stray}}, which means nothing`];
	return null;
}

function appliesFault(applies: unknown): Fault | null {
	if (applies === undefined) return null;
	const wrong: Fault = [
		'applies chỉ có from, to (tháng dạng 201904) và wards (danh sách mã)',
		'applies has from, to (months such as 201904) and wards (a list of codes) only'
	];
	if (typeof applies !== 'object' || applies === null) return wrong;
	const { from, to, wards, ...others } = applies as Record<string, unknown>;
	const month = (value: unknown) => value === undefined || (typeof value === 'string' && isMonth(value));
	const list =
		wards === undefined || (Array.isArray(wards) && wards.every((code) => typeof code === 'string'));
	return month(from) && month(to) && list && Object.keys(others).length === 0 ? null : wrong;
}

function listIn(dir: string): ReportRule[] {
	let rows: unknown;
	try {
		rows = JSON.parse(readFileSync(join(dir, FILE), 'utf8'));
	} catch (cause) {
		throw new AppError(
			'bad_setting',
			{
				vi: `Không đọc được ${FILE} trong thư mục danh mục. Không có quy tắc nào thì ghi [].`,
				en: `${FILE} cannot be read from the reference folder. Write [] in it for no rules at all.`
			},
			{ cause }
		);
	}
	if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null))
		return rows as ReportRule[];
	throw bad(1, '', ['tệp phải là một danh sách JSON', 'the file must be a JSON list']);
}

function bad(row: number, code: unknown, [vi, en]: Fault): AppError {
	const name = typeof code === 'string' && code !== '' ? ` (${code.slice(0, 60)})` : '';
	return new AppError('bad_setting', {
		vi: `${FILE}, quy tắc thứ ${row}${name}: ${vi}.`,
		en: `${FILE}, rule ${row}${name}: ${en}.`
	});
}
