import { env } from 'node:process';
import { readBoundaries, type Outline } from './boundaries/read';
import { readConfig, type Config } from './config';
import { Store } from './store';

/** One running server: its settings and its store. */
export interface App {
	config: Config;
	store: Store;
	/** Boundaries the operator supplies; empty when there are none. */
	outlines: readonly Outline[];
}

let opening: Promise<App> | null = null;

/** The server's one store, opened at the first call. A failed opening is not kept: the next call tries again. */
export function app(): Promise<App> {
	opening ??= open().catch((error: unknown) => {
		opening = null;
		throw error;
	});
	return opening;
}

async function open(): Promise<App> {
	const config = readConfig(env);
	const store = await Store.open(config);
	try {
		return { config, store, outlines: readBoundaries(config.boundariesDir, store.reference.wards) };
	} catch (error) {
		await store.close();
		throw error;
	}
}
