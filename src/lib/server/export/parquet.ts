import { copyTo } from './copy';
import type { Format } from './format';
import { metadataOf } from './metadata';
import { selectSql } from './query';

/** Parquet with int64 money; row count, filter, data version, time and licence stand in its key-value metadata. */
export const parquet: Format = {
	name: 'parquet',
	mime: 'application/vnd.apache.parquet',
	extension: 'parquet',
	attachment: true,
	// A reader of Parquet begins with the footer, and wants to know the length.
	whole: true,
	before: () => '',
	after: '',
	async write({ reader, query, facts, spool, ordered }) {
		const metadata = Object.entries(metadataOf(facts));
		const params = Object.fromEntries(metadata.map(([name, value]) => [`meta_${name}`, value]));
		const list = metadata.map(([name]) => `${name}: $meta_${name}`).join(', ');
		const rows = selectSql(query, { ordered });
		const options = `FORMAT parquet, KV_METADATA {${list}}`;
		return copyTo(reader, { rows, params: { ...query.params, ...params }, path: spool.path, options });
	}
};
