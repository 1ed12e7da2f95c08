import { readOptionsOf } from '../../domain/read-options';
import type { SubmitOptions } from '../store';
import { bytesOf, formOf, noFile, type Upload } from './upload';

/** What the upload page's form sends when there is no script. */
export interface UploadForm extends Upload {
	dataset: string;
	options: SubmitOptions;
}

/** Reads the upload page's form. Throws `bad_request` without a file, `too_large` beyond what a form may carry. */
export async function uploadFormOf(request: Request): Promise<UploadForm> {
	const form = await formOf(request);
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	const file = form.get('file');
	if (!(file instanceof File) || file.name === '') throw noFile();
	return {
		dataset: text('dataset') ?? '',
		source: bytesOf(file.stream()),
		fileName: file.name,
		options: {
			acceptValid: text('accept_valid') === '1',
			fund: text('fund'),
			bank: text('bank'),
			read: readOptionsOf((name) => form.getAll(name).filter((value) => typeof value === 'string'))
		}
	};
}
