import { parseArgs } from 'node:util';
import type { ReadOptions } from '../lib/domain/read-options';
import { readOptionsSaid } from '../lib/server/ingest/sent-options';

/** A command line that cannot be understood: exit code 1. */
export class UsageError extends Error {}

const options = {
	'dry-run': { type: 'boolean' },
	'accept-valid': { type: 'boolean' },
	json: { type: 'boolean' },
	replace: { type: 'boolean' },
	quick: { type: 'boolean' },
	'archive-only': { type: 'boolean' },
	progress: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
	bank: { type: 'string' },
	fund: { type: 'string' },
	encoding: { type: 'string' },
	delimiter: { type: 'string' },
	sheet: { type: 'string' },
	'header-row': { type: 'string' },
	'number-format': { type: 'string' },
	'date-format': { type: 'string' },
	year: { type: 'string' },
	confirm: { type: 'string', multiple: true },
	ward: { type: 'string', multiple: true },
	code: { type: 'string', multiple: true },
	column: { type: 'string', multiple: true },
	filter: { type: 'string', multiple: true },
	format: { type: 'string' },
	output: { type: 'string', short: 'o' }
} as const;

export type Flags = ReturnType<typeof parse>['values'];

/** Splits the words after the program's name into a command, its arguments and its flags. */
export function readArguments(argv: string[]): { command: string; args: string[]; flags: Flags } {
	try {
		const { values, positionals } = parse(argv);
		const [command = 'help', ...args] = positionals;
		return { command: values.help ? 'help' : command, args, flags: values };
	} catch (cause) {
		throw new UsageError(cause instanceof Error ? cause.message : 'wrong arguments', { cause });
	}
}

/** What the flags say about how a file is to be read. Throws `bad_request` for one that cannot be meant. */
export function readFlags(flags: Flags): ReadOptions {
	const given: Record<string, string | string[] | boolean | undefined> = flags;
	return readOptionsSaid((name) => {
		const value = given[name.replace('_', '-')];
		return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
	});
}

function parse(argv: string[]) {
	return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
}
