import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { env } from 'node:process';
import { Readable } from 'node:stream';
import type { outcomeBody } from '../lib/server/http/submission-json';
import { readOptionParams } from '../lib/domain/read-options';
import { AppError, isUntaken } from '../lib/server/errors';
import { readFlags, type Flags } from './arguments';

/**
 * Sends a file to the running server that `THOATNGHEO_URL` names, as `THOATNGHEO_TOKEN`. Throws when the server
 * refuses the request itself.
 */
export async function sendFile(
	dataset: string,
	file: string,
	flags: Flags
): Promise<ReturnType<typeof outcomeBody>> {
	const url = new URL('/api/v1/submissions', env.THOATNGHEO_URL);
	url.searchParams.set('dataset', dataset);
	url.searchParams.set('file_name', basename(file));
	if (flags['dry-run']) url.searchParams.set('dry_run', '1');
	if (flags['accept-valid']) url.searchParams.set('accept_valid', '1');
	if (flags.fund) url.searchParams.set('fund', flags.fund);
	if (flags.bank) url.searchParams.set('bank', flags.bank);
	for (const [name, value] of readOptionParams(readFlags(flags))) url.searchParams.append(name, value);
	const response = await fetch(url, { method: 'POST', headers: headers(), body: await openAsBlob(file) });
	if (![200, 201, 422].includes(response.status) || isProblem(response)) await refuse(response);
	return (await response.json()) as ReturnType<typeof outcomeBody>;
}

/** Reads JSON from the running server; with POST, what came of something it was asked to do. */
export async function readJson<T>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<T> {
	const response = await fetch(new URL(path, env.THOATNGHEO_URL), { method, headers: headers() });
	if (!response.ok) await refuse(response);
	return (await response.json()) as T;
}

/** A file from the running server, as it comes; it breaks when the transfer breaks. */
export async function download(path: string): Promise<{ body: Readable; rows: number }> {
	const response = await fetch(new URL(path, env.THOATNGHEO_URL), { headers: headers() });
	if (!response.ok || !response.body) await refuse(response);
	const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
	return { body, rows: Number(response.headers.get('x-row-count')) };
}

function headers(): Record<string, string> {
	const base = { 'content-type': 'text/csv' };
	return env.THOATNGHEO_TOKEN ? { ...base, authorization: `Bearer ${env.THOATNGHEO_TOKEN}` } : base;
}

const isProblem = (response: Response) =>
	response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;

async function refuse(response: Response): Promise<never> {
	const problem = (await response.json().catch(() => ({}))) as Record<string, string | undefined>;
	if (isUntaken(problem.code))
		throw new AppError(problem.code, { vi: problem.detail_vi ?? '', en: problem.detail ?? '' });
	throw new Error(`${response.status} ${problem.code ?? ''}: ${problem.detail ?? response.statusText}`);
}
