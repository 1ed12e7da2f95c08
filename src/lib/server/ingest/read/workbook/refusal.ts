import type { Problem } from '../../../../domain/problem';
import { fileProblem } from '../problem';
import { workbookLimits, type Refusal } from './unpack';

/** What is said to the sender of a workbook that was not unpacked. */
export function refusal(why: Refusal): Problem {
	if (why === 'not_workbook') return fileProblem('not_text', { detail: 'ZIP, DOC' });
	if (why === 'workbook_too_slow')
		return fileProblem(why, { limit_vi: `${seconds} giây`, limit_en: `${seconds} seconds` });
	if (why !== 'workbook_too_large') return fileProblem(why);
	const { bytes, unpacked, cells } = workbookLimits;
	const sizes = `${bytes / MIB} MiB`;
	const inside = `${unpacked / MIB} MiB`;
	return fileProblem(why, {
		limit_vi: `tệp ${sizes}, bung ra ${inside}, ${cells.toLocaleString('vi')} ô có số liệu`,
		limit_en: `a file of ${sizes}, ${inside} unpacked, ${cells.toLocaleString('en')} filled cells`
	});
}

const MIB = 1024 ** 2;
const seconds = workbookLimits.time / 1000;
