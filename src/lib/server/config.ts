import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors';
import { findChromium, runs } from './pdf/chromium';

/** The operator's settings, from the environment. */
export interface Config {
	dataDir: string;
	referenceDir: string;
	/** Where the operator's `*.geojson` lie; it need not be there. */
	boundariesDir: string;
	/** Bearer token that stands for the administrator until there are accounts; null when not set. */
	adminToken: string | null;
	/** A demonstration: anyone may pick a role from a menu. Never with real data. */
	demo: boolean;
	memoryLimit: string | undefined;
	threads: number | undefined;
	/** From how many bytes on a load becomes a part of its own; see `LARGE_BYTES`. */
	largeBytes: number | undefined;
	/** The time of day, `HH:MM`, at which journal, archive and warehouse are checked; null for never. */
	verifyAt: string | null;
	logLevel: 'debug' | 'info' | 'warn' | 'error';
	/** The Chromium that prints briefings; null when this server prints none. */
	chromium: string | null;
}

/** Reads and checks the settings. Throws `bad_setting` naming the variable and what it may be. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const {
		DATA_DIR,
		REFERENCE_DIR,
		BOUNDARIES_DIR,
		WAREHOUSE_URL,
		ADMIN_TOKEN,
		DEMO,
		LOG_LEVEL,
		CHROMIUM_PATH,
		PATH,
		DUCKDB_MEMORY_LIMIT,
		DUCKDB_THREADS,
		PART_FROM,
		VERIFY_AT
	} = env;
	if (WAREHOUSE_URL)
		throw badSetting('WAREHOUSE_URL', 'unset: only the local DuckDB file is supported in this version');
	if (ADMIN_TOKEN && ADMIN_TOKEN.length < 16) throw badSetting('ADMIN_TOKEN', 'at least 16 characters');
	if (DEMO && !['0', '1'].includes(DEMO)) throw badSetting('DEMO', '0 or 1');
	const levels = ['debug', 'info', 'warn', 'error'] as const;
	const logLevel = levels.find((level) => level === (LOG_LEVEL || 'info'));
	if (!logLevel) throw badSetting('LOG_LEVEL', levels.join(', '));
	if (DUCKDB_MEMORY_LIMIT && !/^[0-9]+(MB|GB)$/.test(DUCKDB_MEMORY_LIMIT))
		throw badSetting('DUCKDB_MEMORY_LIMIT', 'a size such as 1100MB or 4GB');
	if (DUCKDB_THREADS && !/^[1-9][0-9]*$/.test(DUCKDB_THREADS))
		throw badSetting('DUCKDB_THREADS', 'a whole number');
	if (PART_FROM && !/^[1-9][0-9]*(KB|MB|GB)$/.test(PART_FROM))
		throw badSetting('PART_FROM', 'a size such as 64MB');
	if (VERIFY_AT && !/^(([01][0-9]|2[0-3]):[0-5][0-9]|off)$/.test(VERIFY_AT))
		throw badSetting('VERIFY_AT', 'a time of day such as 02:00, or off');
	if (BOUNDARIES_DIR && !existsSync(BOUNDARIES_DIR))
		throw badSetting('BOUNDARIES_DIR', 'a folder that is there');
	if (DATA_DIR && existsSync(DATA_DIR) && !statSync(DATA_DIR).isDirectory())
		throw badSetting('DATA_DIR', 'a folder, or a path where one can be made');
	const chromium = findChromium(CHROMIUM_PATH, PATH);
	if (CHROMIUM_PATH && chromium && !runs(chromium))
		throw badSetting('CHROMIUM_PATH', 'the path of a Chromium that may be run, or off');
	return {
		dataDir: DATA_DIR || 'var',
		referenceDir: REFERENCE_DIR || 'data/reference',
		boundariesDir: BOUNDARIES_DIR || join(REFERENCE_DIR || 'data/reference', 'boundaries'),
		adminToken: ADMIN_TOKEN || null,
		demo: DEMO === '1',
		memoryLimit: DUCKDB_MEMORY_LIMIT || undefined,
		threads: DUCKDB_THREADS ? Number(DUCKDB_THREADS) : undefined,
		largeBytes: PART_FROM ? bytesOf(PART_FROM) : undefined,
		verifyAt: VERIFY_AT === 'off' ? null : VERIFY_AT || '02:00',
		logLevel,
		chromium
	};
}

const units = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** `64MB` in bytes. */
const bytesOf = (size: string) => parseInt(size) * units[size.slice(-2) as keyof typeof units];

function badSetting(name: string, allowed: string): AppError {
	return new AppError('bad_setting', {
		vi: `Giá trị của ${name} không dùng được. Giá trị cho phép: ${allowed}.`,
		en: `The setting ${name} has a value that cannot be used. Allowed: ${allowed}.`
	});
}
