import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeContributions } from './contributions-file';
import { benchDashboard } from './dashboard';
import { benchIngest } from './ingest';
import { writeRecords } from './record';
import { sendReportYears } from './report-years';
import { benchSmallReport } from './small-report';

/** `npm run bench [-- rows]`: measures, shows and writes `bench/results.json`. Ten million rows unless told otherwise. */
const rows = Number(process.argv[2] ?? 10_000_000);
/** Years of monthly reports before the illustrative one: ten with it. */
const YEARS_BEFORE = 9;
const tmp = join(tmpdir(), 'thoatngheo-bench');
mkdirSync(join(tmp, 'make'), { recursive: true });
try {
	const file = join(tmp, `contributions-${rows}.csv`);
	await makeContributions(file, rows, join(tmp, 'make'));
	await benchSmallReport(mkdtempSync(join(tmp, 'small-')), 'in an empty folder');
	const dataDir = await benchIngest({ file, rows, tmp });
	spawnSync(process.execPath, ['bin/thoatngheo.js', 'load-sample'], {
		env: { ...process.env, DATA_DIR: dataDir },
		stdio: 'inherit'
	});
	await sendReportYears(dataDir, YEARS_BEFORE);
	await benchDashboard(dataDir, rows);
	await benchSmallReport(dataDir, 'beside ten years of reports and the gifts');
} finally {
	writeRecords();
	rmSync(tmp, { recursive: true, force: true });
}
