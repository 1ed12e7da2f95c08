import { env } from 'node:process';
import { readConfig } from '../lib/server/config';
import { Store } from '../lib/server/store';

/** Opens the data folder for one command and closes it afterwards, whatever happens. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
	const store = await Store.open(readConfig(env));
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
