import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The Chromium that prints: the one the setting names, none when it says `off`, else the first that the system's
 * `PATH` has. Null: this server prints nothing and the browser's own print is told of instead.
 */
export function findChromium(setting: string | undefined, path: string | undefined): string | null {
	if (setting === 'off') return null;
	if (setting) return setting;
	const places = (path ?? '').split(delimiter).filter((folder) => folder !== '');
	for (const folder of places)
		for (const name of names) {
			const file = join(folder, name);
			if (runs(file)) return file;
		}
	return null;
}

/** Whether the file is there and may be run. */
export function runs(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
