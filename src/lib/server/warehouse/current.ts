import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../../domain/dataset';
import { isFull } from '../disk';
import { log } from '../log';
import type { Reference } from '../reference';
import type { Remade } from './damage';
import { Warehouse, warehouseFile, type WarehouseOptions } from './door';
import { isLayerCurrent } from './kept';
import { createTables, createViews, loadReference, schemaState } from './migrate';
import { dropStrayParts } from './parts';

export interface CurrentOptions extends WarehouseOptions {
	reference: Reference;
	datasets: ReadonlyMap<string, Dataset>;
	/** Told before a warehouse is set aside. */
	onRemake?: (why: Remade) => void;
}

/** An empty warehouse in the place of one that cannot be used. */
export async function remake(old: Warehouse, why: Remade, options: CurrentOptions): Promise<Warehouse> {
	options.onRemake?.(why);
	await old.close();
	setAside(options.dataDir, why);
	return openCurrent(options);
}

/**
 * The warehouse with this program's tables, reference lists and views: an older one is disposable, so it is set
 * aside and made again.
 */
export async function openCurrent(options: CurrentOptions): Promise<Warehouse> {
	const { datasets, reference } = options;
	const warehouse = await Warehouse.open(options);
	try {
		const state = await schemaState(warehouse, datasets);
		if (state === 'stale') return await remake(warehouse, 'older', options);
		if (state === 'new') await createTables(warehouse, datasets);
		else await warehouse.write(dropStrayParts);
		await loadReference(warehouse, reference);
		await viewsMade(warehouse);
		return warehouse;
	} catch (error) {
		await warehouse.close();
		throw error;
	}
}

/** Where a full disk does not let the views be made anew, a start goes on with those that it finds, if they are this program's. */
async function viewsMade(warehouse: Warehouse): Promise<void> {
	try {
		await createViews(warehouse);
	} catch (error) {
		if (!isFull(error) || !(await isLayerCurrent(warehouse))) throw error;
		log.warn('views_not_made_anew', { error });
	}
}

/**
 * Moves a warehouse file out of the way: `warehouse.damaged-20190315T083000Z.duckdb`. Of each kind the latest is kept.
 */
export function setAside(dataDir: string, why: Remade, at = new Date()): void {
	const file = warehouseFile(dataDir);
	const time = at.toISOString().replace(/[-:]|\.[0-9]+/g, '');
	for (const name of readdirSync(dataDir))
		if (name.startsWith(`warehouse.${why}-`)) rmSync(join(dataDir, name), { force: true });
	if (existsSync(file)) renameSync(file, join(dataDir, `warehouse.${why}-${time}.duckdb`));
	// Its log belongs to it alone: over another file it would be played again.
	rmSync(`${file}.wal`, { force: true });
}
