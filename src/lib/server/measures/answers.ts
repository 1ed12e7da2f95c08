import type { Params, Row } from '../warehouse/reader';
import type { Ask } from './ask';

interface Source {
	query<T = Row>(sql: string, params?: Params): Promise<T[]>;
}

/** Answers kept at most, the least recently used going first. */
const KEPT = 1000;

/**
 * Asks the warehouse and remembers the answers for as long as the data are the same: the key is the data version, never
 * a time. One process writes, so it knows the version without asking. Rows are shared between askers: read, never changed.
 */
export class Answers implements Ask {
	private readonly kept = new Map<string, Promise<unknown[]>>();
	private version = -1;

	constructor(
		private readonly source: Source,
		/** The data version as this process last committed it. */
		private readonly currentVersion: () => number
	) {}

	query<T = Row>(sql: string, params: Params = {}): Promise<T[]> {
		const version = this.currentVersion();
		if (version !== this.version) {
			this.kept.clear();
			this.version = version;
		}
		const key = JSON.stringify([sql, params], (_, value: unknown) =>
			typeof value === 'bigint' ? `${value}n` : value
		);
		const known = this.kept.get(key);
		if (known) {
			this.kept.delete(key);
			this.kept.set(key, known);
			return known as Promise<T[]>;
		}
		const answer = this.source.query<T>(sql, params);
		this.kept.set(key, answer);
		// A failure is told to whoever asked, and forgotten.
		answer.catch(() => {
			if (this.kept.get(key) === answer) this.kept.delete(key);
		});
		const [oldest] = this.kept.keys();
		if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
		return answer;
	}
}
