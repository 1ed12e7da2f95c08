import type { Dataset } from '../../domain/dataset';
import type { Reader } from '../warehouse/reader';
import { arrow } from './arrow';
import { badFilter, shown } from './bad-filter';
import { csv } from './csv';
import type { Facts } from './facts';
import { json } from './json';
import { parquet } from './parquet';
import type { ViewQuery } from './query';
import type { Spool } from './spool';
import { xlsx } from './xlsx';

/** Everything a format needs to write one answer. */
export interface WriteJob {
	reader: Reader;
	query: ViewQuery;
	facts: Facts;
	spool: Spool;
	/** The datasets’ own titles of columns. */
	datasets: ReadonlyMap<string, Dataset>;
	/** False when the rows come in the right order by themselves. */
	ordered: boolean;
}

/** A kind of file: how its bytes are made. Rows are written by DuckDB itself wherever it can. */
export interface Format {
	name: string;
	mime: string;
	extension: string;
	/** Offered as a file to keep, rather than shown. */
	attachment: boolean;
	/** Sent only when it is finished, because a reader begins at its end. */
	whole: boolean;
	/** Text before and after what `write` puts into the spool. */
	before(facts: Facts, options: FormatOptions): string;
	after: string;
	/** Writes the rows into the spool and says how many it wrote. */
	write(job: WriteJob): Promise<number>;
}

export interface FormatOptions {
	/** A byte order mark, by which Excel knows UTF-8. */
	excel: boolean;
}

export const formats: readonly Format[] = [json, csv, xlsx, parquet, arrow];

/** The format of that name, JSON when none is named. Throws `bad_filter` naming those that exist. */
export function findFormat(name: string | null): Format {
	const found = formats.find((format) => format.name === (name ?? 'json'));
	if (found) return found;
	const names = formats.map((format) => format.name).join(', ');
	throw badFilter(
		`Chưa có định dạng “${shown(name ?? '')}”. Các định dạng hiện có: ${names}.`,
		`There is no format “${shown(name ?? '')}” yet. The formats are ${names}.`
	);
}
