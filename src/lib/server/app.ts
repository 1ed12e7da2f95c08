import { env } from 'node:process';
import { Workbench } from './banks/workbench';
import { readBoundaries, type Outline } from './boundaries/read';
import { boundaries } from './measures/boundary';
import { readConfig, type Config } from './config';
import { log } from './log';
import { Checks } from './safety/checks';
import { Store } from './store';
import { setAside } from './warehouse/current';
import { rebuilding, type Away } from './warehouse/damage';

/** One running server: its settings and its store. */
export interface App {
	config: Config;
	store: Store;
	/** The store's checks, made by themselves every night. */
	checks: Checks;
	/** Where bank profiles are made. */
	workbench: Workbench;
	/** Boundaries the operator supplies; empty when there are none. */
	outlines: readonly Outline[];
}

let opening: Promise<App> | null = null;
/** Why the warehouse is being made or opened again, from the moment that begins until it is there. */
let remaking: Away | null = null;

/**
 * The server's one store, opened at the first call. A failed opening is not kept: the next call tries again. Throws
 * `rebuilding` at once, instead of waiting for minutes, while the warehouse is being made from archive and journal.
 */
export async function app(): Promise<App> {
	const opened = (opening ??= kept(open()));
	if (remaking) throw rebuilding(remaking);
	return opened;
}

/**
 * Opens the store, as far as a server waits for it: one whose warehouse must be made again listens
 * meanwhile, and says so.
 */
export async function begin(): Promise<Config> {
	const config = readConfig(env);
	const remade = new Promise<void>((resolve) => (onRemake = resolve));
	await Promise.race([app(), remade]);
	return config;
}

let onRemake: () => void = () => undefined;

async function open(): Promise<App> {
	const config = readConfig(env);
	const store = await Store.open({
		...config,
		onRemake(why) {
			log.warn('warehouse_remade', { why });
			remaking = why;
			onRemake();
		}
	});
	try {
		const divisions = (await boundaries(store.answers)).map(({ on }) => on);
		const { wards } = store.reference;
		const outlines = readBoundaries(config.boundariesDir, { wards, divisions });
		const checks = new Checks(store);
		// What was found before is of a warehouse that is not there any more.
		if (remaking && remaking !== 'disk') checks.forget();
		const workbench = new Workbench(store);
		if (config.verifyAt) checks.start(config.verifyAt);
		store.warehouse.onPastUse = (why) => {
			checks.stop();
			workbench.close();
			mend(store, why);
		};
		return { config, store, checks, workbench, outlines };
	} catch (error) {
		await store.close();
		throw error;
	}
}

/**
 * Puts a new store in the place of one whose warehouse answers nothing any more. A damaged file is kept for whoever
 * wants to know why; one that the disk alone had failed is opened again.
 */
function mend(ended: Store, why: 'damaged' | 'disk'): void {
	log.error(why === 'damaged' ? 'warehouse_damaged' : 'warehouse_disk_failed');
	remaking = why;
	opening = kept(
		ended
			.close()
			.catch((error: unknown) => log.error('close', { error }))
			.then(() => {
				if (why === 'damaged') setAside(ended.warehouse.dataDir, why);
				return open();
			})
	);
}

/** An opening that is forgotten when it fails, and that has nobody waiting for it when it began by itself. */
function kept(begun: Promise<App>): Promise<App> {
	const opened = begun.then(
		(app) => {
			if (remaking) log.info('warehouse_ready', { why: remaking });
			remaking = null;
			return app;
		},
		(error: unknown) => {
			if (remaking) log.error('warehouse_remake_failed', { why: remaking, error });
			opening = null;
			remaking = null;
			throw error;
		}
	);
	opened.catch(() => undefined);
	return opened;
}
