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
	let damage: unknown;
	try {
		return await work(store);
	} catch (error) {
		if (!isDamage(error)) throw error;
		damage = error;
	} finally {
		await store.close();
	}
	setAside(config.dataDir, 'damaged');
	throw setAsideError(damage);
}

/** What a command says that found the warehouse damaged and set it aside. */
export function setAsideError(cause?: unknown): AppError {
	return new AppError(
		'damaged',
		{
			vi: 'Kho số liệu hỏng nên đã được để riêng (warehouse.damaged-….duckdb). Hãy chạy lại lệnh: kho được dựng lại từ tệp gốc và nhật ký.',
			en: 'The warehouse is damaged and was set aside (warehouse.damaged-….duckdb). Run the command again: it is made anew from the files and the journal.'
		},
		{ cause }
	);
}
