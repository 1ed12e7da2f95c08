import type { SubmitOptions } from '../store';
import { bytesOf, formOf, noFile, sentOptions, type Upload } from './upload';

/** What the upload page's form sends when there is no script. */
export interface UploadForm extends Upload {
	dataset: string;
	options: SubmitOptions;
}

/** Reads the upload page's form. Throws `bad_request` without a file, `too_large` beyond what a form may carry. */
export async function uploadFormOf(request: Request): Promise<UploadForm> {
	const form = await formOf(request);
	const file = form.get('file');
	if (!(file instanceof File) || file.name === '') throw noFile();
	const texts = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
	const fields = new URLSearchParams(texts);
	return {
		dataset: fields.get('dataset') ?? '',
		source: bytesOf(file.stream()),
		fileName: file.name,
		options: sentOptions(fields)
	};
}
