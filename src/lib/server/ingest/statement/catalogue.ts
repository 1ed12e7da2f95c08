import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors';
import { canonicalColumns, type StatementLayout } from './layout';

/**
 * The statement layouts an operator has set down in `bank.json`. Throws `bad_setting` when the file is missing,
 * is not JSON, or describes a layout that could not be read with.
 */
export function readLayouts(dir: string): StatementLayout[] {
	try {
		const layouts = JSON.parse(readFileSync(join(dir, 'bank.json'), 'utf8')) as StatementLayout[];
		layouts.forEach(assertUsable);
		return layouts;
	} catch (cause) {
		const detail = cause instanceof LayoutFault ? ` ${cause.message}` : '';
		throw new AppError(
			'bad_setting',
			{
				vi: `Không đọc được danh mục mẫu sao kê bank.json trong thư mục danh mục.${detail}`,
				en: `The list of statement layouts bank.json in the reference folder cannot be used.${detail}`
			},
			{ cause }
		);
	}
}

class LayoutFault extends Error {}

function assertUsable(layout: StatementLayout): void {
	const fault = (detail: string) => new LayoutFault(`${layout.layout}: ${detail}`);
	const taken = layout.columns.flatMap(({ is }) => (is === null ? [] : [is]));
	const unknown = taken.find((name) => !canonicalColumns.includes(name));
	if (unknown !== undefined) throw fault(`column ${unknown}`);
	if (new Set(taken).size !== taken.length) throw fault('a column twice');
	if (!taken.includes('posted_on') || !taken.includes('credit_vnd')) throw fault('posted_on, credit_vnd');
	if (!['dd', 'MM', 'yyyy'].every((part) => layout.date.includes(part))) throw fault(`date ${layout.date}`);
	if (!['', '.', ','].includes(layout.group)) throw fault(`group ${layout.group}`);
	for (const pattern of layout.between) new RegExp(pattern, 'u');
}
