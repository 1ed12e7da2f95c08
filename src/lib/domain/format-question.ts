import { checkCell, type CheckContext } from './cell';
import { plainFormats, type CellFormats } from './cell-format';
import { dateFormatOf, dateFormats } from './date-format';
import type { Field } from './dataset';
import { numberFormats } from './number-format';
import type { Problem } from './problem';
import type { ReadOptions } from './read-options';

type Asked = 'integer' | 'date';

const others: Record<Asked, CellFormats[]> = {
	integer: numberFormats.slice(1).map((number) => ({ ...plainFormats, number })),
	date: dateFormats
		.slice(1)
		.flatMap((name) => dateFormatOf(name) ?? [])
		.map((date) => ({ ...plainFormats, date }))
};

/** Formats that take all that another takes: not offered beside it. */
const wider: Record<string, string> = {
	'd/m/yyyy': 'dd/mm/yyyy',
	'm/d/yyyy': 'mm/dd/yyyy',
	'd-m-yyyy': 'dd-mm-yyyy',
	'd.m.yyyy': 'dd.mm.yyyy'
};

/**
 * In which formats all numbers, or all days, of a file could be read when they are not written plainly and the sender
 * said nothing. Days up to 12 hide a swapped day and month and `1.000` may be one or a thousand, so what is found here
 * is asked of the sender and never taken.
 */
export class FormatQuestion {
	private readonly fits: Record<Asked, CellFormats[]>;
	/** Columns with cells that are not written plainly. */
	private readonly odd = new Map<Field, Asked>();

	constructor(
		private readonly context: CheckContext,
		read: ReadOptions
	) {
		this.fits = {
			integer: read.numberFormat === undefined ? others.integer : [],
			date: read.dateFormat === undefined ? others.date : []
		};
	}

	/**
	 * Looks at a record. Those whose numbers and days are all written plainly need not be shown, but see `plainDays`.
	 */
	take(fields: readonly (Field | null)[], cells: readonly string[]): void {
		for (const [at, field] of fields.entries()) {
			const cell = cells[at] ?? '';
			if (cell === '' || (field?.type !== 'integer' && field?.type !== 'date')) continue;
			const kind = field.type;
			if (this.fits[kind].length === 0) continue;
			const code = checkCell(field, cell, { ...this.context, formats: plainFormats })?.code;
			const odd = code === 'not_integer' || code === 'not_date' || code === 'date_without_year';
			// Digits without a mark are the same number in every format.
			if (!odd && kind === 'integer') continue;
			if (odd) this.odd.set(field, kind);
			this.fits[kind] = this.fits[kind].filter(
				(formats) => checkCell(field, cell, { ...this.context, formats }) === null
			);
		}
	}

	/** Some day of the file is written plainly, so no other format fits them all. */
	plainDays(): void {
		this.fits.date = [];
	}

	/** The formats that would fit all cells of a kind; empty when nothing is to be asked. */
	formats(kind: Asked): string[] {
		if (![...this.odd.values()].includes(kind)) return [];
		const names = this.fits[kind].map(({ number, date }): string => (kind === 'integer' ? number : date));
		return names.filter((name) => !names.includes(wider[name] ?? ''));
	}

	/** What is asked of the sender, a problem for each column it concerns. */
	problems(): Problem[] {
		return [...this.odd].flatMap(([field, kind]): Problem[] => {
			const formats = this.formats(kind);
			if (formats.length === 0) return [];
			return [
				{
					code: kind === 'integer' ? 'number_format_unclear' : 'date_format_unclear',
					line: null,
					record: null,
					column: field.name,
					value: null,
					severity: 'error',
					params: {
						title: field.title,
						title_vi: field.title,
						title_en: field.titleEn,
						formats: formats.join(' · '),
						...(formats.length === 1 && { suggestion: formats[0] ?? '' })
					}
				}
			];
		});
	}
}
