import { hasSurname, LEDGER, type PersonalSign } from './person-row';
import { spokenCells } from './spoken-cells';
import { fold } from './text';

/** A line with nothing in it but a name, perhaps with its number, marks and a word before it. */
const NAME =
	/^[^\p{L}]{0,8}(?:\p{L}[^:]{0,30}:\s{0,3})?((?:\p{Lu}\p{L}*\.? ){1,5}\p{Lu}\p{L}*)[^\p{L}0-9]{0,8}$/u;
/** No name alone is longer, whatever stands around it. */
const LENGTH = 100;
/** Lines below a name that may say more of the same person. */
const BELOW = 3;

/**
 * People told over several lines: a name alone, and below it a line with the number of a card or a day of birth and the
 * word for it.
 */
export class PersonLines {
	private left = 0;
	private isTold = false;

	/**
	 * What a line, divided where it must be, tells of the person named above it, once for each person; `part` where it
	 * says no more and belongs to what is said of somebody, null where it does not.
	 */
	take(line: string, split: (line: string) => readonly string[]): PersonalSign[] | 'part' | null {
		const [, name] = (line.length <= LENGTH && NAME.exec(line)) || [];
		if (name !== undefined && hasSurname(name)) {
			[this.left, this.isTold] = [BELOW, false];
			return 'part';
		}
		if (this.left === 0) return null;
		this.left -= 1;
		const cells = split(line);
		const { cards, births } = spokenCells(cells);
		if (this.isTold || cards.length + births.length === 0 || LEDGER.test(fold(cells.join(' '))))
			return 'part';
		this.isTold = true;
		return ['name', cards.length > 0 ? 'identity' : 'birth'];
	}
}
