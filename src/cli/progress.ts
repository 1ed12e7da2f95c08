import { Load, type LoadState } from '../lib/server/ingest/load';

const phases: Record<LoadState['phase'], string> = {
	waiting: 'chờ / waiting',
	receiving: 'nhận / receiving',
	reading: 'đọc / reading',
	checking: 'đối chiếu / checking',
	counting: 'ghi / counting'
};
const BAR = 20;
const REDRAWN_MS = 200;

/** How far a load is, on one line. */
export function progressLine(
	file: string,
	{ phase, share, rows, rowsPerSecond, seconds }: LoadState
): string {
	const done = share === null ? 0 : Math.round(share * BAR);
	const bar = share === null ? '·'.repeat(BAR) : '█'.repeat(done) + '░'.repeat(BAR - done);
	const facts = [
		share === null ? null : `${Math.round(share * 100)} %`,
		rows === null ? null : `${rows.toLocaleString('vi-VN')} dòng / rows`,
		rowsPerSecond === null ? null : `${rowsPerSecond.toLocaleString('vi-VN')}/s`,
		`${seconds} s`
	];
	return `${file} ${bar} ${phases[phase]} · ${facts.filter((fact) => fact !== null).join(' · ')}`;
}

/**
 * Runs a load while its progress is drawn on standard error, where that is a screen or was asked for. Ctrl-C stops the
 * load, which then throws `cancelled`; a second one ends the program.
 */
export async function withProgress<T>(
	file: string,
	asked: boolean,
	work: (load: Load) => Promise<T>
): Promise<T> {
	const { stderr } = process;
	const shown = asked || stderr.isTTY;
	let drawn = 0;
	const load = new Load((state) => {
		const now = performance.now();
		if (!shown || now - drawn < REDRAWN_MS) return;
		drawn = now;
		stderr.write(stderr.isTTY ? `\r\x1b[K${progressLine(file, state)}` : `${progressLine(file, state)}\n`);
	});
	const stop = () => load.stop();
	process.once('SIGINT', stop);
	try {
		return await work(load);
	} finally {
		process.off('SIGINT', stop);
		if (drawn > 0 && stderr.isTTY) stderr.write('\r\x1b[K');
	}
}
