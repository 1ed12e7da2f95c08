import type { Finding } from '../domain/cell';
import type { Dataset } from '../domain/dataset';
import { delimiterName, delimiterOf, delimiters, foreignText } from '../domain/delimited';
import {
	encodingOf,
	encodings,
	isBinary,
	tellEncoding,
	textIn,
	type BytesToText,
	type Encoding
} from '../domain/encoding';
import { doubting, encodingInstead, insteadOf } from '../domain/encoding-doubt';
import type { FoundHeader } from '../domain/header';
import { foundSigns, householdSignsIn } from '../domain/household-list';
import { OwnTable } from '../domain/own-table';
import type { ReadOptions } from '../domain/read-options';
import { layoutOf } from '../domain/text-layout';

/** A text that can be read, as far as its beginning shows. */
export interface OpenedText {
	encoding: Encoding;
	decoder: BytesToText;
	delimiter: string;
	header: FoundHeader;
	/** Why bytes further on are no such text. */
	likely(bytes: Uint8Array, encoding: Encoding): Finding;
}

/** What only the server opens; the check here then leaves the file to it. */
const LEFT = ['GZIP', 'XLSX, ZIP', 'XLS'];

/**
 * Tells encoding, delimiter and header from the beginning of a file as the server does:
 * `read/text-file.ts` and `text-grid.ts` there.
 */
export function openText(
	dataset: Dataset,
	head: Uint8Array,
	read: ReadOptions
): OpenedText | Finding | 'left' {
	const refused = (code: Finding['code'], params: Finding['params'] = {}): Finding => ({
		code,
		value: null,
		params
	});
	const unknown = (option: string, value: string, allowed: readonly string[]) =>
		refused('unknown_option', { option, value, allowed: allowed.join(' · ') });
	const named = read.encoding === undefined ? null : encodingOf(read.encoding);
	if (read.encoding !== undefined && named === null) return unknown('encoding', read.encoding, encodings);
	const detail = foreignText(head);
	if (detail !== null && LEFT.includes(detail)) return 'left';
	if (head.length === 0) return refused('empty_file');
	if (detail !== null) return refused('not_text', { detail });
	const told = tellEncoding(head);
	const encoding = named ?? ('encoding' in told ? told.encoding : null);
	const seeming = encoding ?? ('like' in told ? told.like : 'utf-8');
	if (!seeming.startsWith('utf-16') && isBinary(head, seeming))
		return refused('not_text', { detail_vi: 'tệp nhị phân', detail_en: 'binary data' });
	const likely = (bytes: Uint8Array, taken: Encoding): Finding => {
		if (named !== null || taken !== 'utf-8') return refused('encoding_wrong', { encoding: taken });
		const like = tellEncoding(bytes);
		const suggestion = 'like' in like ? like.like : 'windows-1258';
		return refused('encoding_unclear', { likely: suggestion, suggestion });
	};
	if (encoding === null) return likely(head, 'utf-8');
	const beginning = textIn(encoding, head);
	const instead = encodingInstead(encoding, head);
	if (instead !== null) return refused('encoding_wrong', insteadOf(encoding, instead));
	if (beginning === null) return refused('encoding_wrong', { encoding });
	const asked = read.delimiter === undefined ? undefined : delimiterOf(read.delimiter);
	if (asked === null) return unknown('delimiter', read.delimiter ?? '', delimiters.map(delimiterName));
	const { headerRow, columns } = read;
	const { delimiter, header } = layoutOf(dataset, beginning, { delimiter: asked, headerRow, columns });
	const signs = householdSignsIn(beginning, new OwnTable(dataset));
	if (signs !== null) return refused('household_list', foundSigns(signs, null));
	if (header === null)
		return read.headerRow === undefined
			? refused('empty_file')
			: refused('header_row_missing', { row: read.headerRow });
	// Groups, totals and what the titles say are the server's business.
	if (header.form) return 'left';
	return { encoding, decoder: doubting(encoding), delimiter, header, likely };
}
