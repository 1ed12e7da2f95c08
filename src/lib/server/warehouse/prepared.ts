import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** Statements kept ready on one connection at most, the least recently used going first. */
const KEPT = 64;

/**
 * The questions of one connection that are kept prepared, so that pages need not have them planned each time: planning
 * took a third of a small question. Used only as long as nothing is written: a plan builds on the least and greatest
 * values of the tables as they were, and DuckDB 1.5.5 does not plan anew when rows come that lie beyond them, but gives
 * wrong rows. Thrown away as a whole then, which also lets go of the tables of before.
 */
export class PreparedStatements {
	private readonly kept = new Map<string, DuckDBPreparedStatement>();

	constructor(
		private readonly connection: DuckDBConnection,
		/** The state of the warehouse these were prepared in. */
		readonly generation: number
	) {}

	/** The statement for a text, prepared now or before. One at a time on a connection, like everything on it. */
	async of(sql: string): Promise<DuckDBPreparedStatement> {
		const known = this.kept.get(sql);
		const statement = known ?? (await this.connection.prepare(sql));
		this.kept.delete(sql);
		this.kept.set(sql, statement);
		const [oldest] = this.kept.keys();
		if (this.kept.size > KEPT && oldest !== undefined) {
			this.kept.get(oldest)?.destroySync();
			this.kept.delete(oldest);
		}
		return statement;
	}

	clear(): void {
		for (const statement of this.kept.values()) statement.destroySync();
		this.kept.clear();
	}
}
