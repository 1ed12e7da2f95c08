import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Role } from '../../lib/domain/role';
import { getSubmission } from '../../lib/server/ingest/submissions';
import { ILLUSTRATIVE, type Store } from '../../lib/server/store';
import { UsageError } from '../arguments';
import { withStore } from '../local';

interface Manifest {
	illustrative: boolean;
	seed: number;
	files: SentFile[];
}

interface SentFile {
	path: string;
	dataset: string;
	received_at: string;
	sender_role: Role;
	ward_code: string | null;
	fund_code?: string;
	/** Rules whose warnings the sender confirms. */
	confirm?: string[];
	approved_at: string | null;
}

/**
 * `load-sample [folder]`: sends the illustrative year in, each file as if on its own day. Files already there are
 * left as they are.
 */
export async function loadSample([folder = 'data/sample']: string[]): Promise<number> {
	const manifest = readManifest(folder);
	return withStore(async (store) => {
		const marker = join(store.warehouse.dataDir, ILLUSTRATIVE);
		if (isComplete(marker)) {
			process.stdout.write('Số liệu minh họa đã có sẵn. / The illustrative year is already there.\n');
			return 0;
		}
		// The mark comes first: figures of a half-loaded sample are illustrative too. It is complete only at the end.
		writeFileSync(marker, JSON.stringify({ seed: manifest.seed, complete: false }));
		const started = performance.now();
		await store.inBulk(() => sendAll(store, folder, manifest.files));
		writeFileSync(marker, JSON.stringify({ seed: manifest.seed, complete: true }));
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		process.stdout.write(
			`Đã nạp số liệu minh họa / loaded the illustrative year: ${manifest.files.length} files, ${seconds} s\n`
		);
		return 0;
	});
}

/** Sends the files and approves them, in the order in which that happened. */
async function sendAll(store: Store, folder: string, files: SentFile[]): Promise<void> {
	const waiting: { id: number; at: Date }[] = [];
	for (const file of files) {
		const received = new Date(file.received_at);
		while (waiting[0] && waiting[0].at < received) await approve(store, waiting.shift());
		const id = await send(store, folder, file);
		if (file.approved_at) waiting.push({ id, at: new Date(file.approved_at) });
		waiting.sort((a, b) => a.at.getTime() - b.at.getTime());
	}
	while (waiting.length > 0) await approve(store, waiting.shift());
}

async function approve(store: Store, waiting: { id: number; at: Date } | undefined): Promise<void> {
	const submission = waiting && (await getSubmission(store.warehouse, waiting.id));
	// After a load that was cut off, some are approved already.
	if (submission?.status !== 'accepted') return;
	await store.decide(submission, 'approved', { role: 'standing_agency' }, null, waiting?.at);
}

async function send(store: Store, folder: string, file: SentFile): Promise<number> {
	const outcome = await store.submit({
		dataset: file.dataset,
		source: createReadStream(join(folder, file.path)),
		fileName: basename(file.path),
		who: { role: file.sender_role, wardCode: file.ward_code },
		options: {
			receivedAt: new Date(file.received_at),
			...(file.fund_code && { fund: file.fund_code }),
			read: file.confirm ? { confirmed: file.confirm } : {}
		}
	});
	if (outcome.status === 'refused') {
		const [problem] = outcome.problems;
		throw new Error(`the sample file ${file.path} was refused: ${problem?.code} at line ${problem?.line}`);
	}
	return outcome.id ?? 0;
}

function readManifest(folder: string): Manifest {
	const path = join(folder, 'manifest.json');
	if (!existsSync(path)) throw new UsageError(`no manifest.json in ${folder}`);
	return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

function isComplete(marker: string): boolean {
	return (
		existsSync(marker) &&
		(JSON.parse(readFileSync(marker, 'utf8')) as { complete?: boolean }).complete === true
	);
}
