import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors';

/** What is wrong with a row of a rule file, Vietnamese and English. */
export type Fault = readonly [vi: string, en: string];

const CODE = /^[a-z][a-z0-9_]{0,59}$/;

/**
 * Reads a list of rules from the reference folder and holds every row against `faultOf`. Throws `bad_setting` that
 * names file and row and what is wrong with it.
 */
export function readRuleFile<T extends { code: string }>(
	dir: string,
	file: string,
	faultOf: (row: T) => Fault | null
): T[] {
	const rows = listIn<T>(dir, file);
	const seen = new Set<string>();
	rows.forEach((row, at) => {
		const fault = codeFault(row.code, seen) ?? faultOf(row);
		if (fault) throw bad(file, at + 1, row.code, fault);
		seen.add(row.code);
	});
	return rows;
}

/** The first property that no rule of the kind has. */
export function strayFault(row: object, known: ReadonlySet<string>): Fault | null {
	const stray = Object.keys(row).find((key) => !known.has(key));
	return stray === undefined ? null : [`không có thuộc tính “${stray}”`, `there is no property “${stray}”`];
}

/** The first property whose value is none of those it may have. */
export function choiceFault<T>(
	row: T,
	choices: Partial<Record<keyof T & string, readonly unknown[]>>
): Fault | null {
	for (const [name, allowed = []] of Object.entries<readonly unknown[] | undefined>(choices)) {
		if (!allowed.includes(row[name as keyof T]))
			return [`${name} phải là: ${allowed.join(', ')}`, `${name} must be one of ${allowed.join(', ')}`];
	}
	return null;
}

/** The first indicator that is not in `indicator.json`. */
export function indicatorFault(named: readonly string[], indicators: ReadonlySet<string>): Fault | null {
	const stray = named.find((code) => !indicators.has(code));
	return stray === undefined ? null : [`không có chỉ tiêu “${stray}”`, `there is no indicator “${stray}”`];
}

function codeFault(code: unknown, seen: ReadonlySet<string>): Fault | null {
	if (typeof code !== 'string' || !CODE.test(code))
		return ['code phải là chữ thường, số, gạch dưới', 'code must be lower-case letters, digits, underscores'];
	return seen.has(code) ? ['mã đã dùng ở dòng trước', 'the code was used before'] : null;
}

function listIn<T>(dir: string, file: string): T[] {
	let rows: unknown;
	try {
		rows = JSON.parse(readFileSync(join(dir, file), 'utf8'));
	} catch (cause) {
		throw new AppError(
			'bad_setting',
			{
				vi: `Không đọc được ${file} trong thư mục danh mục. Không có quy tắc nào thì ghi [].`,
				en: `${file} cannot be read from the reference folder. Write [] in it for no rules at all.`
			},
			{ cause }
		);
	}
	if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)) return rows as T[];
	throw bad(file, 1, '', ['tệp phải là một danh sách JSON', 'the file must be a JSON list']);
}

function bad(file: string, row: number, code: unknown, [vi, en]: Fault): AppError {
	const name = typeof code === 'string' && code !== '' ? ` (${code.slice(0, 60)})` : '';
	return new AppError('bad_setting', {
		vi: `${file}, quy tắc thứ ${row}${name}: ${vi}.`,
		en: `${file}, rule ${row}${name}: ${en}.`
	});
}
