import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env } from 'node:process';
import { readConfig, type Config } from '../lib/server/config';
import { AppError } from '../lib/server/errors';
import { journalIn } from '../lib/server/ingest/journal';
import { isRestoring } from '../lib/server/safety/restore';
import { warehouseFile } from '../lib/server/warehouse/door';

/**
 * The settings for a command that only reads a data folder. Throws `bad_setting` where there is none, or nothing in it:
 * a folder that was named wrongly is not to be made and called whole.
 */
export function filledFolder(): Config {
	const config = readConfig(env);
	const { dataDir } = config;
	if (!existsSync(dataDir))
		throw nothingThere(dataDir, { vi: 'Không có thư mục số liệu', en: 'There is no data folder' });
	const kept = [journalIn(dataDir), warehouseFile(dataDir), join(dataDir, 'archive')];
	if (kept.some((path) => existsSync(path)) || isRestoring(dataDir)) return config;
	throw nothingThere(dataDir, {
		vi: 'Chưa có số liệu nào trong thư mục',
		en: 'There are no data in the folder'
	});
}

const nothingThere = (dataDir: string, { vi, en }: { vi: string; en: string }) =>
	new AppError('bad_setting', {
		vi: `${vi} ${resolve(dataDir)}. Hãy xem lại DATA_DIR; không có gì được tạo ra.`,
		en: `${en} ${resolve(dataDir)}. Look at DATA_DIR; nothing was made.`
	});
