import { aboutWords, byWords, valueWords } from '../lib/domain/decision-words';
import type { outcomeBody } from '../lib/server/http/submission-json';
import { plainText, textTable } from './table';

type Outcome = ReturnType<typeof outcomeBody>;

/** Causes that are told; `--json` has them all. */
const CAUSES = 50;

/** What became of a file, as the pages tell it: the counts, how the file was read, and its problems by cause. */
export function outcomeText(file: string, outcome: Outcome): string {
	const { id, status, records, accepted, rejected, repeated } = outcome;
	const words = repeated ? `${status}, đã có từ trước / already there` : status;
	const head =
		`${file}: ${words}; lần nộp / submission ${id ?? '(dry run)'}; ` +
		`${records} bản ghi / records = ${accepted} nhận / accepted + ${rejected} từ chối / rejected\n`;
	return plainText(head + decisionsText(outcome) + causesText(outcome) + confirmText(outcome));
}

function decisionsText({ decisions }: Outcome): string {
	return decisions
		.map(({ about, value, by, others = [] }) => {
			const otherwise = others.length > 0 ? `; hoặc / or: ${others.join(' · ')}` : '';
			return `  ${aboutWords[about].vi}: ${valueWords(value).vi} (${byWords[by].vi}${otherwise})\n`;
		})
		.join('');
}

function causesText({ causes, problem_count }: Outcome): string {
	if (causes.length === 0) return '';
	const rows = causes
		.slice(0, CAUSES)
		.map(({ count, line, column, code, severity, message }) => [
			String(count),
			String(line ?? ''),
			column ?? '',
			severity === 'error' ? code : `${code} (cảnh báo)`,
			message
		]);
	const table = textTable(['số dòng', 'dòng đầu', 'cột', 'mã', 'vấn đề'], rows);
	const more = causes.length > CAUSES ? `… ${causes.length} nguyên nhân / causes\n` : '';
	return `${table}\n${more}${problem_count} vấn đề / problems, ${causes.length} nguyên nhân / causes\n`;
}

/** How the sender says that the figures are right, where that is asked. */
function confirmText({ to_confirm }: Outcome): string {
	const flags = to_confirm.map((code) => `--confirm ${code}`).join(' ');
	return flags && `Nếu số liệu đúng / when the figures are right: ${flags}\n`;
}
