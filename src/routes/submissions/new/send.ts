/** A file that now waits on the server for its sender's word. */
export interface SentDraft {
	id: string;
	/** The path of the page that shows what would become of it. */
	preview: string;
}

/** The server's refusal in both languages; no words when the connection was lost. */
export class SendError extends Error {
	constructor(readonly words: { vi: string; en: string } | null) {
		super(words?.en ?? 'connection lost');
	}
}

export interface SendOptions {
	/** Parameters of `POST /api/v1/drafts`: dataset, fund, bank, and how the file is to be read. */
	params: URLSearchParams;
	/** Share of the file sent so far, 0 to 1. */
	onProgress: (share: number) => void;
	signal: AbortSignal;
}

/** Sends a file as it is to be looked at. Throws `SendError`, or an `AbortError` when stopped. */
export function send(file: File, { params, onProgress, signal }: SendOptions): Promise<SentDraft> {
	// Only XMLHttpRequest tells how much of a body has been sent.
	const request = new XMLHttpRequest();
	const query = new URLSearchParams([...params, ['file_name', file.name]]);
	return new Promise((resolve, reject) => {
		request.open('POST', `/api/v1/drafts?${query}`);
		request.setRequestHeader('Content-Type', 'application/octet-stream');
		request.responseType = 'json';
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.upload.onload = () => onProgress(1);
		request.onerror = () => reject(new SendError(null));
		request.onabort = () => reject(new DOMException('Sending was stopped.', 'AbortError'));
		request.onload = () => {
			const body = request.response as Partial<SentDraft> & { detail?: string; detail_vi?: string };
			if (body?.preview) resolve(body as SentDraft);
			else if (body?.detail) reject(new SendError({ vi: body.detail_vi ?? body.detail, en: body.detail }));
			else reject(new SendError(null));
		};
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(file);
	});
}
