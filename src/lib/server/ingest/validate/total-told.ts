import type { Field } from '../../../domain/dataset';
import { withoutIdentity } from '../../../domain/identity-number';
import type { Problem } from '../../../domain/problem';
import { toldAmounts } from '../statement/told-amounts';

/** What the rows between two totals come to, and whether there are any. */
export interface Part {
	sum: bigint;
	any: boolean;
}

/**
 * The sum that an amount printed below `place` + 1 of the parts should be, where it is none that it may be: of all rows
 * above it, of those since any total before it, or of those below it. Of these the nearest is told. Null where it is right.
 */
export function sumInstead(printed: bigint, parts: readonly Part[], place: number): bigint | null {
	const above = runningSums(parts.slice(0, place + 1).reverse());
	const below = runningSums(parts.slice(place + 1));
	if ([...above, ...below].includes(printed)) return null;
	const [near, all] = above.length > 0 ? [above[0], above.at(-1)] : [below.at(-1), below.at(-1)];
	const away = (sum: bigint) => (sum > printed ? sum - printed : printed - sum);
	if (near === undefined || all === undefined) return null;
	return away(near) < away(all) ? near : all;
}

/** The sums of one part, of two, of three and so on; parts without rows at the beginning have none. */
function runningSums(parts: readonly Part[]): bigint[] {
	let [sum, any] = [0n, false];
	return parts.flatMap((part) => {
		sum += part.sum;
		any ||= part.any;
		return any ? [sum] : [];
	});
}

/** A total that is not the sum of its rows: its line, its words, the column and both sums. */
export function totalDiffers(
	{ line, label }: { line: number; label: string },
	{ name, title, titleEn }: Field,
	{ printed, sum }: { printed: bigint; sum: bigint }
): Problem {
	const params = {
		...{ row: shownLabel(label), title, title_vi: title, title_en: titleEn },
		...toldAmounts({ printed, sum, difference: printed - sum })
	};
	const place = { line, record: null, column: name, value: printed.toString() };
	return { ...place, code: 'total_differs', params, severity: 'warning' };
}

/** The words of a total as a problem repeats them. */
export const shownLabel = (label: string) => withoutIdentity(label).slice(0, 100);
