import type { ReadChoice } from '$lib/domain/fix';
import type { Decision } from '$lib/domain/read-options';
import { m } from '$lib/paraglide/messages';

/** What may be decided about how a file is read, in the office's words. */
export const aboutWord: Record<Decision['about'], () => string> = {
	encoding: m.read_encoding,
	delimiter: m.read_delimiter,
	sheet: m.read_sheet,
	headerRow: m.read_header_row,
	numberFormat: m.read_number_format,
	dateFormat: m.read_date_format,
	dateEpoch: m.read_date_epoch,
	hiddenRows: m.read_hidden_rows,
	mergedCells: m.read_merged_cells,
	compression: m.read_compression,
	bankProfile: m.read_bank_profile,
	titleLines: m.read_title_lines,
	headerLines: m.read_header_lines,
	totalLines: m.read_total_lines,
	signatureLines: m.read_signature_lines,
	blankLines: m.read_blank_lines
};

/** Who decided it. */
export const byWord: Record<Decision['by'], () => string> = {
	file: m.read_by_file,
	sender: m.read_by_sender,
	default: m.read_by_default
};

export const choiceWord: Record<ReadChoice, () => string> = {
	encoding: m.read_encoding,
	delimiter: m.read_delimiter,
	number_format: m.read_number_format,
	date_format: m.read_date_format
};

/** Which decision a choice would take the place of. */
export const choiceAbout: Record<ReadChoice, Decision['about']> = {
	encoding: 'encoding',
	delimiter: 'delimiter',
	number_format: 'numberFormat',
	date_format: 'dateFormat'
};

const values: Record<string, () => string> = {
	',': m.read_value_comma,
	';': m.read_value_semicolon,
	'|': m.read_value_pipe,
	tab: m.read_value_tab,
	plain: m.read_value_plain,
	'excel-1900': m.read_value_excel_1900,
	'excel-1904': m.read_value_excel_1904
};

/** A value as people say it; most say themselves what they are. */
export const valueWord = (value: string): string => values[value]?.() ?? value;
