import { env } from 'node:process';
import { readConfig } from '../lib/server/config';
import { AppError } from '../lib/server/errors';
import { Store } from '../lib/server/store';
import { setAside } from '../lib/server/warehouse/current';
import { isDamage } from '../lib/server/warehouse/damage';

/**
 * Opens the data folder for one command and closes it afterwards, whatever happens. A warehouse that turns out to be
 * damaged is set aside, so that the next command makes it again.
 */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
	const config = readConfig(env);
	const store = await Store.open(config);
	const worked = await closing(store, work);
	return 'done' in worked ? worked.done : setDamagedAside(config.dataDir, worked.damage);
}

/** Does `work` with a store and closes it, whatever happens; the damage where that is what ended it. */
export async function closing<S extends { close(): Promise<void> }, T>(
	store: S,
	work: (store: S) => Promise<T>
): Promise<{ done: T } | { damage: unknown }> {
	try {
		return { done: await work(store) };
	} catch (error) {
		if (!isDamage(error)) throw error;
		return { damage: error };
	} finally {
		await store.close();
	}
}

/** Sets a damaged warehouse aside, so that the next command makes it again, and throws what says so. */
export function setDamagedAside(dataDir: string, cause?: unknown): never {
	setAside(dataDir, 'damaged');
	throw new AppError(
		'damaged',
		{
			vi: 'Kho số liệu hỏng nên đã được để riêng (warehouse.damaged-….duckdb). Hãy chạy lại lệnh: kho được dựng lại từ tệp gốc và nhật ký.',
			en: 'The warehouse is damaged and was set aside (warehouse.damaged-….duckdb). Run the command again: it is made anew from the files and the journal.'
		},
		{ cause }
	);
}
