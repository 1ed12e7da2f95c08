import type { Params, Row } from '../warehouse/reader';
import type { Ask } from './ask';

interface Source {
	query<T = Row>(sql: string, params?: Params): Promise<T[]>;
}

/** Answers kept at most, the least recently used going first. */
const KEPT = 1000;

/**
 * Asks the warehouse and remembers the answers for as long as the data are the same: the key is the data version, never
 * a time. One process writes, so it knows the version without asking. Rows are shared between
 * askers: read, never changed.
 */
export class Answers implements Ask {
	private readonly kept = new Map<string, Promise<unknown[]>>();
	private version = -1;
	/** The version that was last found committed by asking. */
	private steady: unknown = null;

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

	/**
	 * Does `read` with everything it asks about one state of the data: it is done again when something was committed
	 * meanwhile, at most four times more. While that never stops, the last answer is given.
	 */
	async steadily<T>(read: () => Promise<T>): Promise<T> {
		for (let again = 4; ; again--) {
			const before = await this.committed();
			// Whoever committed it may not have said so yet: what is kept is of the version before.
			if (before !== this.steady) this.kept.clear();
			this.steady = before;
			const found = await read();
			if ((await this.committed()) === before || again === 0) return found;
		}
	}

	/** The data version that a question asked now would be answered from. */
	private async committed(): Promise<unknown> {
		return (await this.source.query('SELECT data_version FROM meta'))[0]?.data_version;
	}
}
