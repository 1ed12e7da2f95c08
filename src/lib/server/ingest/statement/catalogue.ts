import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, type BankProfile } from '../../../domain/bank-profile';
import { AppError } from '../../errors';

/**
 * The bank profiles an operator has set down in `bank.json`. Throws `bad_setting` when the file is missing, is not
 * JSON, or describes a profile that could not be read with.
 */
export function readLayouts(dir: string): BankProfile[] {
	try {
		const layouts = JSON.parse(readFileSync(join(dir, 'bank.json'), 'utf8')) as BankProfile[];
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

function assertUsable(layout: BankProfile): void {
	const faults = faultsOf(layout);
	if (faults.length > 0) throw new LayoutFault(`${layout.layout}: ${faults.join(', ')}`);
}
