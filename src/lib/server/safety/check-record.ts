import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckRecord } from '../../domain/check-state';

/** The last check's result, beside the data it is about: kept over a restart, and no part of a backup. */
const place = (dataDir: string) => join(dataDir, 'checks.json');

/** The last check; null when there was none, or what was kept of it cannot be read. */
export function readCheck(dataDir: string): CheckRecord | null {
	if (!existsSync(place(dataDir))) return null;
	try {
		const { format, ...record } = JSON.parse(readFileSync(place(dataDir), 'utf8')) as CheckRecord & {
			format: number;
		};
		return format === 1 && !Number.isNaN(Date.parse(record.at)) && Array.isArray(record.faults)
			? record
			: null;
	} catch {
		// Cut off while it was written: then no check was completed.
		return null;
	}
}

/** At a stroke, so that a killed process leaves the one before. */
export function writeCheck(dataDir: string, record: CheckRecord): void {
	const aside = `${place(dataDir)}.new`;
	writeFileSync(aside, `${JSON.stringify({ format: 1, ...record }, null, '\t')}\n`, { flush: true });
	renameSync(aside, place(dataDir));
}

/** There is none that holds any more. */
export function forgetCheck(dataDir: string): void {
	rmSync(place(dataDir), { force: true });
}
