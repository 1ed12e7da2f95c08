import type { BackupSource, Contents, Part } from '../lib/server/safety/source';
import { download, readJson } from './remote';

/** The running server that `THOATNGHEO_URL` names, as a backup takes it: to a folder on this machine. */
export const remoteSource: BackupSource = {
	contents: () => readJson<Contents>('/api/v1/backup'),
	async *read(part: Part, name: string) {
		const { body } = await download(`/api/v1/backup/${part}/${encodeURIComponent(name)}`);
		yield* body as AsyncIterable<Uint8Array>;
	}
};
