import type { Params, Reader } from '../warehouse/reader';

/**
 * Lets DuckDB write the rows of a query into a file of its own format, as fast as it can, and says how many there
 * were. Written in place, not renamed at the end, so that it can be read meanwhile.
 */
export async function copyTo(
	reader: Reader,
	{ rows, params, path, options }: { rows: string; params: Params; path: string; options: string }
): Promise<number> {
	const sql = `COPY (${rows}) TO $spool_path (${options}, USE_TMP_FILE false)`;
	const written = await reader.one<{ Count: bigint }>(sql, { ...params, spool_path: path });
	return Number(written?.Count ?? 0);
}
