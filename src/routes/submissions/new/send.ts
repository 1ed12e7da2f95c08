import type { ProblemCode } from '$lib/domain/problem';

/** A problem as the API tells it. */
export interface SentProblem {
	line: number | null;
	record: number | null;
	column: string | null;
	code: ProblemCode;
	severity: 'error' | 'warning';
	message: string;
	message_en: string;
	value: string | null;
}

/** What the API says became of a file, or would become of it. */
export interface SentOutcome {
	id: number | null;
	status: string;
	records: number;
	accepted: number;
	rejected: number;
	repeated: boolean;
	problem_count: number;
	problems: SentProblem[];
}

/** The server's refusal in both languages; no words when the connection was lost. */
export class SendError extends Error {
	constructor(readonly words: { vi: string; en: string } | null) {
		super(words?.en ?? 'connection lost');
	}
}

export interface SendOptions {
	/** Parameters of `POST /api/v1/submissions`: dataset, dry_run, accept_valid, fund, bank. */
	params: Record<string, string>;
	/** Share of the file sent so far, 0 to 1. */
	onProgress: (share: number) => void;
	signal: AbortSignal;
}

/** Sends a file as it is to the API. Throws `SendError`, or an `AbortError` when stopped. */
export function send(file: File, { params, onProgress, signal }: SendOptions): Promise<SentOutcome> {
	// Only XMLHttpRequest tells how much of a body has been sent.
	const request = new XMLHttpRequest();
	const query = new URLSearchParams({ ...params, file_name: file.name });
	return new Promise((resolve, reject) => {
		request.open('POST', `/api/v1/submissions?${query}`);
		request.setRequestHeader('Content-Type', 'text/csv');
		request.responseType = 'json';
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.upload.onload = () => onProgress(1);
		request.onerror = () => reject(new SendError(null));
		request.onabort = () => reject(new DOMException('Sending was stopped.', 'AbortError'));
		request.onload = () => {
			const body = request.response as Partial<SentOutcome> & { detail?: string; detail_vi?: string };
			if (Array.isArray(body?.problems)) resolve(body as SentOutcome);
			else if (body?.detail) reject(new SendError({ vi: body.detail_vi ?? body.detail, en: body.detail }));
			else reject(new SendError(null));
		};
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(file);
	});
}
