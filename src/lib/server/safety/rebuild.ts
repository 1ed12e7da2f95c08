import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publicViews } from '../export/catalog';
import { Store, type StoreOptions } from '../store';
import { checksums, type Checksum } from '../warehouse/checksum';
import { setAside } from '../warehouse/current';
import { isDamage } from '../warehouse/damage';
import { Warehouse, warehouseFile } from '../warehouse/door';

export interface Rebuilt {
	journalSeq: number;
	dataVersion: number;
	checksums: Checksum[];
}

/**
 * Makes the warehouse again from archive and journal, beside the one in use, and puts it in its place at a stroke: a
 * crash in the middle leaves the old one. The old file stays as `warehouse.before-rebuild.duckdb`. Throws
 * `warehouse_locked` while a server holds the data folder.
 */
export async function rebuild(options: StoreOptions): Promise<Rebuilt> {
	const { dataDir } = options;
	const held = await hold(dataDir);
	const beside = join(dataDir, 'rebuilding');
	try {
		rmSync(beside, { recursive: true, force: true });
		const store = await Store.open({ ...options, warehouseDir: beside });
		let rebuilt: Rebuilt;
		try {
			const { version, journalSeq } = await store.dataVersion();
			rebuilt = { journalSeq, dataVersion: version, checksums: await viewChecksums(store) };
			await store.warehouse.checkpoint();
		} finally {
			await store.close();
		}
		swap(dataDir, beside);
		return rebuilt;
	} finally {
		await held.close();
		rmSync(beside, { recursive: true, force: true });
	}
}

/** The checksum of every public view, all of one moment. */
export function viewChecksums({ warehouse }: Pick<Store, 'warehouse'>): Promise<Checksum[]> {
	return warehouse.read((reader) =>
		checksums(
			reader,
			publicViews.map(({ name }) => name)
		)
	);
}

/** Opens the warehouse in use, which proves that no server holds it, and keeps others out of it meanwhile. */
async function hold(dataDir: string): Promise<Warehouse> {
	let held: Warehouse;
	try {
		held = await Warehouse.open({ dataDir });
	} catch (error) {
		if (!isDamage(error)) throw error;
		setAside(dataDir, 'damaged');
		held = await Warehouse.open({ dataDir });
	}
	// Its log must not lie beside the new file, where it would be played into it.
	await held.checkpoint();
	return held;
}

function swap(dataDir: string, beside: string): void {
	const file = warehouseFile(dataDir);
	const old = join(dataDir, 'warehouse.before-rebuild.duckdb');
	rmSync(old, { force: true });
	if (existsSync(file)) linkSync(file, old);
	renameSync(warehouseFile(beside), file);
}
