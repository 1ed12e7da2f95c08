import { isAppError } from '../lib/server/errors';
import { readArguments, UsageError, type Flags } from './arguments';
import { backup } from './commands/backup';
import { exportView } from './commands/export';
import { ingest } from './commands/ingest';
import { loadSample } from './commands/load-sample';
import { rebuild } from './commands/rebuild';
import { restore } from './commands/restore';
import { sample } from './commands/sample';
import { submissions } from './commands/submissions';
import { verify } from './commands/verify';
import { help } from './help';
import { plainText } from './table';

type Command = (args: string[], flags: Flags) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
	ingest,
	submissions,
	export: exportView,
	verify,
	rebuild,
	backup,
	restore,
	'load-sample': loadSample,
	sample,
	help: async () => {
		process.stdout.write(help);
		return 0;
	}
};

/** What shells give for a program that Ctrl-C ended. */
const STOPPED = 130;

/** Runs one command. Exit codes: 0 done, 1 wrong usage, 2 data refused, 3 fault, 130 stopped by Ctrl-C. */
export async function main(argv: string[]): Promise<number> {
	try {
		const { command, args, flags } = readArguments(argv);
		const run = commands[command];
		if (!run) throw new UsageError(`no such command: ${command}`);
		return await run(args, flags);
	} catch (error) {
		if (error instanceof UsageError) {
			process.stderr.write(`${error.message}\n\n${help}`);
			return 1;
		}
		if (!isAppError(error)) {
			process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
			return 3;
		}
		process.stderr.write(plainText(`${error.words.vi}\n${error.words.en}\n`));
		if (error.code === 'cancelled') return STOPPED;
		return error.status < 500 ? 1 : 3;
	}
}
