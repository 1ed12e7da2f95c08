import { formatDate, formatNumber, formatPercent, formatPoints, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { periodLabel } from '$lib/domain/period';

export type CellValue = string | number | bigint | boolean | null | undefined;

export type ColumnKind = 'text' | 'number' | 'vnd' | 'percent' | 'date' | 'period' | 'code';

/** One column of a DataTable. */
export interface Column<Row> {
	title: string;
	/** Once, in the header: `hộ`, `₫`. */
	unit?: string;
	/** What the cell holds; null = not reported, which is drawn as such and never as 0. */
	value: (row: Row) => CellValue;
	/** How it is written. `vnd` is written without its sign: that is the header's unit. */
	kind?: ColumnKind;
	/**
	 * Decimals that every figure of the column is written with; left out, a percentage has one and a number its own.
	 */
	digits?: number;
	/** The page behind the number. */
	href?: (row: Row) => string | null | undefined;
	/** Said in place of null; «chưa có báo cáo» when left out. `''` leaves the cell empty (nothing was expected). */
	missing?: string | ((row: Row) => string);
	/** Names the row for screen readers; the first column when none says so. */
	heading?: boolean;
}

/** What a cell without a value says; `otherwise` where its column leaves it open. */
export const missingText = <Row>({ missing }: Column<Row>, row: Row, otherwise: string) =>
	typeof missing === 'function' ? missing(row) : (missing ?? otherwise);

const figures = new Set<ColumnKind>(['number', 'vnd', 'percent']);

export const isFigure = (kind: ColumnKind = 'text') => figures.has(kind);

/** The page behind a cell: its column's own, or of a figure that of its row. */
export function hrefOf<Row>(
	column: Column<Row>,
	row: Row,
	behind?: (row: Row) => string | null | undefined
): string | null | undefined {
	if (column.href) return column.href(row);
	return isFigure(column.kind) ? behind?.(row) : null;
}

/** A value as its column writes it. Percent takes a ratio, 0.986 → `98,6%`; the sign is left to the header's unit. */
export function cellText<Row>(value: NonNullable<CellValue>, column: Column<Row>, locale: Locale): string {
	switch (column.kind) {
		case 'number':
			return formatNumber(typeof value === 'bigint' ? value : Number(value), locale, column.digits);
		case 'vnd':
			return formatVnd(value as string | number | bigint, locale).replace(/\s?₫/, '');
		case 'percent':
			return (column.unit ? formatPoints : formatPercent)(Number(value), locale, column.digits ?? 1, 'even');
		case 'date':
			return formatDate(String(value), locale);
		case 'period':
			return periodLabel(String(value), locale);
		default:
			return String(value);
	}
}
