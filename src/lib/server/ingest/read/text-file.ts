import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { foreignText, isBinary } from '../../../domain/delimited';
import {
	decoderOf,
	encodingOf,
	encodings,
	tellEncoding,
	textIn,
	type Encoding
} from '../../../domain/encoding';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import type { Unreadable } from './grid';
import { gunzip } from './gunzip';
import { fileProblem } from './problem';

/** A file whose bytes are known to be text in an encoding, as far as its beginning shows. */
export interface TextFile {
	/** The text itself, unpacked when it came packed. */
	path: string;
	encoding: Encoding;
	beginning: string;
	decisions: Decision[];
}

const SAMPLE = 64 * 1024;

/** Unpacks a file where needed and tells its encoding: as the sender says, else as the file shows surely, else it is asked. */
export async function openText(
	sent: string,
	{ encoding: asked }: Pick<ReadOptions, 'encoding'>,
	tmp: string
): Promise<TextFile | Unreadable> {
	const decisions: Decision[] = [];
	const refused = (...problem: Parameters<typeof fileProblem>): Unreadable => ({
		problem: fileProblem(...problem),
		decisions
	});
	const named = asked === undefined ? null : encodingOf(asked);
	if (asked !== undefined && named === null)
		return refused('unknown_option', { option: 'encoding', value: asked, allowed: encodings.join(', ') });

	let path = sent;
	let head = await beginningOf(path);
	if (foreignText(head) === 'GZIP') {
		const unpacked = await gunzip(path, join(tmp, 'unpacked'));
		if (typeof unpacked !== 'string') return { problem: unpacked, decisions };
		path = unpacked;
		head = await beginningOf(path);
		decisions.push({ about: 'compression', value: 'gzip', by: 'file' });
	}
	if (head.length === 0) return refused('empty_file');
	const told = tellEncoding(head);
	const detail = foreignText(head);
	if (detail !== null) return refused('not_text', { detail });
	const encoding = named ?? ('encoding' in told ? told.encoding : null);
	if (!encoding?.startsWith('utf-16') && isBinary(head))
		return refused('not_text', { detail_vi: 'tệp nhị phân', detail_en: 'binary data' });
	if (encoding === null) {
		const likely = 'like' in told ? told.like : '';
		return refused('encoding_unclear', { likely, suggestion: likely });
	}
	const beginning = textIn(encoding, head);
	if (beginning === null) return refused('encoding_wrong', { encoding });
	decisions.push({ about: 'encoding', value: encoding, by: named ? 'sender' : 'file' });
	return { path, encoding, beginning, decisions };
}

/** Why the whole of a text cannot be read in its encoding, or null: a beginning that can may have an end that cannot. */
export async function encodingFault({ path, encoding, decisions }: TextFile): Promise<Unreadable | null> {
	const decoder = decoderOf(encoding);
	let like: Encoding = 'windows-1258';
	try {
		for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
			const told = tellEncoding(part as Buffer);
			if ('like' in told) like = told.like;
			decoder.push(part as Buffer);
		}
		decoder.end();
		return null;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const bySender = decisions.some(({ about, by }) => about === 'encoding' && by === 'sender');
		const problem =
			bySender || encoding !== 'utf-8'
				? fileProblem('encoding_wrong', { encoding })
				: fileProblem('encoding_unclear', { likely: like, suggestion: like });
		return { problem, decisions };
	}
}

async function beginningOf(path: string): Promise<Buffer> {
	const file = await open(path, 'r');
	try {
		const buffer = Buffer.alloc(SAMPLE);
		const { bytesRead } = await file.read(buffer, 0, SAMPLE, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
