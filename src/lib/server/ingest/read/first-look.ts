import type { BankProfile } from '../../../domain/bank-profile';
import type { Dataset } from '../../../domain/dataset';
import { foundSigns, householdSigns, householdSignsIn } from '../../../domain/household-list';
import { OwnTable } from '../../../domain/own-table';
import type { PersonalSign } from '../../../domain/person-row';
import { problemMessage, type Problem } from '../../../domain/problem';
import type { ReadOptions } from '../../../domain/read-options';
import { AppError, isUntaken } from '../../errors';
import { inWorkFolder } from '../../work-folder';
import { matchLayouts } from '../statement/layout';
import { requireSheets } from '../sent-options';
import { fileProblem, isProblem } from './problem';
import { isLong, linesOfSheet, piecesOfText } from './piece';
import { unpacked, type Unpacked } from './unpack';
import { serialDays } from './workbook/sheet-cell';

/** What a file is looked at as. */
export interface LookedAs {
	dataset: Dataset;
	read: ReadOptions;
	/** The banks whose statements have headers of their own. */
	layouts?: readonly BankProfile[];
}

/**
 * Looks into a file just received, before it is kept anywhere, and gives what it holds, unpacked to `tmp`. Throws
 * `household_list` when it is a list of households or of their members, on whichever sheet and whatever it was sent as,
 * or has one anywhere in it; and why it cannot be looked into (`workbook_password`, `not_text`, …) when nobody can know
 * that it is none. Very long files are looked at in pieces; see `lastLook` for the rest of them.
 */
export async function firstLook(path: string, as: LookedAs, tmp: string): Promise<Unpacked> {
	const holds = await unpacked({ path }, tmp);
	if (isProblem(holds)) throw untaken(holds);
	await look(path, holds, as);
	return holds;
}

/**
 * Looks at a file again that was read by now, and before it is kept: throws `household_list` where `signs` say that its
 * refused rows are one. Between the pieces of a long file there is nothing else than those and right records; of one
 * that cannot be read as its dataset nothing is known, so it is looked at from end to end.
 */
export async function lastLook(
	path: string,
	{ signs, fatal }: { signs: PersonalSign[] | null; fatal: boolean },
	as: LookedAs & { unpacked?: Unpacked | Problem },
	dataDir: string
): Promise<void> {
	refuse(signs, null);
	if (!fatal) return;
	await inWorkFolder(dataDir, 'look', async (tmp) => {
		const holds = await unpacked({ path, unpacked: as.unpacked }, tmp);
		if (!isProblem(holds) && (await isLong(path, holds))) await look(path, holds, as, Infinity);
	});
}

/** Looks at all sheets of a workbook or all of a text, or at pieces of what is larger than `whole`. */
async function look(
	path: string,
	holds: Unpacked,
	{ dataset, read, layouts = [] }: LookedAs,
	whole?: number
): Promise<void> {
	const banks = dataset.name === 'bank_statement' ? layouts : [];
	const ownTable = () => new OwnTable(dataset, (cells) => isOfBank(filled(cells), banks));
	if ('workbook' in holds) {
		const days = serialDays(holds.workbook);
		for (const sheet of holds.workbook.sheets) {
			const own = ownTable();
			for await (const lines of linesOfSheet(sheet, days, whole))
				refuse(householdSigns(lines, own), sheet.name);
		}
		return;
	}
	requireSheets(read);
	const own = ownTable();
	for await (const piece of piecesOfText(holds.text ?? path, read, whole)) {
		if (isProblem(piece)) throw untaken(piece);
		refuse(householdSignsIn(piece.text, own), null);
	}
}

function refuse(signs: PersonalSign[] | null, sheet: string | null): void {
	if (signs) throw untaken(fileProblem('household_list', foundSigns(signs, sheet)));
}

/** Whether these are the columns of a statement; one with fewer cannot have them all. */
const isOfBank = (names: readonly string[], banks: readonly BankProfile[]) =>
	names.length > 1 &&
	matchLayouts(
		banks.filter(({ columns }) => names.length <= columns.length),
		names
	).length > 0;

const filled = (cells: readonly string[]) =>
	cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).filter((cell) => cell !== '');

function untaken(problem: Problem): AppError {
	const { code } = problem;
	if (!isUntaken(code)) throw new Error(`a file is taken in, whatever its ${code}`);
	const [vi, en] = [problemMessage(problem, 'vi'), problemMessage(problem, 'en')];
	if (code === 'household_list') return new AppError(code, { vi, en });
	return new AppError(code, {
		vi: `${vi} Tệp không được lưu lại.`,
		en: `${en} Nothing of the file is kept.`
	});
}
