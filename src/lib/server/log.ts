type Level = 'debug' | 'info' | 'warn' | 'error';

const order: Level[] = ['debug', 'info', 'warn', 'error'];
let threshold: Level = 'info';

/** Sets from which level on lines are written. */
export function setLogLevel(level: Level): void {
	threshold = level;
}

/** One JSON line per event on standard error: names, numbers and error names, never what somebody typed or sent. */
export const log = {
	info: (event: string, facts: Record<string, unknown> = {}) => write('info', event, facts),
	warn: (event: string, facts: Record<string, unknown> = {}) => write('warn', event, facts),
	error: (event: string, facts: Record<string, unknown> = {}) => write('error', event, facts)
};

function write(level: Level, event: string, facts: Record<string, unknown>): void {
	if (order.indexOf(level) < order.indexOf(threshold)) return;
	const { error, ...rest } = facts;
	const fault = error instanceof Error ? { error: error.name, where: placesOf(error) } : {};
	process.stderr.write(
		`${JSON.stringify({ at: new Date().toISOString(), level, event, ...rest, ...fault })}\n`
	);
}

/** Where an error arose. Its message is left out, every line of it: a database's message may quote somebody's row. */
function placesOf(error: Error): string[] {
	return (error.stack ?? '')
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 3);
}
