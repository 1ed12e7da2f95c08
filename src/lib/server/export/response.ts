import type { Who } from '../../domain/role';
import { badFilter } from './bad-filter';
import { findView } from './catalog';
import { etagOf, matches } from './etag';
import { startExport, type Export, type ExportSource } from './export';
import type { Facts } from './facts';
import { findFormat, type Format } from './format';
import { audienceOf } from './mask';

/** What answering a question over HTTP needs of the store. */
export interface ViewSource extends ExportSource {
	reference: { hash: string };
	dataVersion(): Promise<{ version: number }>;
}

export interface ViewRequest {
	view: string;
	url: URL;
	who: Who;
	request: Request;
}

/** How long an answer waits for somebody who has stopped taking it. */
const PATIENCE_MS = 5 * 60_000;

/** A view in the format asked for, streamed; 304 when the asker has it already. Throws what the parts throw. */
export async function viewResponse(
	source: ViewSource,
	{ view, url, who, request }: ViewRequest
): Promise<Response> {
	const search = url.searchParams;
	const format = findFormat(search.get('format'));
	const excel = flag(search, 'excel');
	const audience = audienceOf(who);
	const parts = {
		view: findView(view, audience).name,
		search,
		audience,
		referenceHash: source.reference.hash
	};
	const tag = (version: number) => etagOf(version, parts);
	const { version } = await source.dataVersion();
	const kept = { 'Cache-Control': 'private, no-cache', Vary: 'Authorization, Cookie' };
	const current = tag(version);
	if (matches(request.headers.get('if-none-match'), current)) {
		return new Response(null, {
			status: 304,
			headers: { ...kept, ETag: current, 'X-Data-Version': String(version) }
		});
	}
	const started = await startExport(source, {
		view,
		search,
		audience,
		format,
		options: { excel },
		signal: request.signal
	});
	const headers = new Headers({
		...kept,
		ETag: tag(started.facts.data_version),
		...headersOf(started.facts, format)
	});
	const sums = Object.entries(started.facts.sums).map(([name, sum]) => `${name}=${sum ?? ''}`);
	if (sums.length > 0) headers.set('X-Sums', sums.join(', '));
	if (started.size !== null) headers.set('Content-Length', String(started.size));
	const { next_cursor, provenance, provenance_wider: wider } = started.facts;
	if (next_cursor !== null) headers.set('Link', nextLink(url, next_cursor));
	// A CSV cannot say of itself where its numbers come from.
	if (provenance !== null) headers.set('X-Provenance', provenance);
	if (wider !== null) headers.set('X-Provenance-Wider', wider.join(' '));
	if (request.method === 'HEAD') {
		await started.cancel();
		return new Response(null, { headers });
	}
	return new Response(streamOf(started), { headers });
}

function headersOf(facts: Facts, format: Format): Record<string, string> {
	const file = `${facts.view}-v${facts.data_version}.${format.extension}`;
	return {
		'Content-Type': format.mime,
		'Content-Disposition': `${format.attachment ? 'attachment' : 'inline'}; filename="${file}"`,
		'X-Content-Type-Options': 'nosniff',
		'X-Data-Version': String(facts.data_version),
		'X-Row-Count': String(facts.row_count),
		'X-Total-Count': String(facts.total_count),
		'X-Column-Count': String(facts.columns.length)
	};
}

/** The path of the next page, with everything else as it was asked. */
function nextLink(url: URL, cursor: string): string {
	const search = new URLSearchParams(url.searchParams);
	search.set('cursor', cursor);
	return `<${url.pathname}?${search.toString()}>; rel="next"`;
}

/** The body as a web stream: taken chunk by chunk, broken when the writer breaks, given up when nobody takes it. */
function streamOf({ body, cancel }: Export): ReadableStream<Uint8Array> {
	let patience: NodeJS.Timeout | undefined;
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				clearTimeout(patience);
				const { done, value } = await body.next();
				if (done) return controller.close();
				controller.enqueue(value);
				patience = setTimeout(() => {
					controller.error(new Error('nobody takes the answer'));
					void cancel();
				}, PATIENCE_MS).unref();
			},
			async cancel() {
				clearTimeout(patience);
				await cancel();
			}
		},
		{ highWaterMark: 0 }
	);
}

function flag(search: URLSearchParams, name: string): boolean {
	const value = search.get(name) ?? '0';
	if (['0', '1', 'true', 'false'].includes(value)) return value === '1' || value === 'true';
	throw badFilter(`Tham số ${name} là 0 hoặc 1.`, `The parameter ${name} is 0 or 1.`);
}
