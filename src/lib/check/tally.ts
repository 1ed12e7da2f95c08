import type { Problem, ProblemCode } from '../domain/problem';

/** Problems shown at most, and of each kind at least, however many there are. */
const SHOWN = 200;
const OF_EACH = 5;

/** Counts problems and keeps the first of them: memory does not grow with the file. */
export class ProblemTally {
	count = 0;
	readonly byCode: Partial<Record<ProblemCode, number>> = {};
	private fresh: Problem[] = [];

	add(problem: Problem): void {
		this.count += 1;
		const same = (this.byCode[problem.code] ?? 0) + 1;
		this.byCode[problem.code] = same;
		if (this.count <= SHOWN || same <= OF_EACH) this.fresh.push(problem);
	}

	/** The problems kept since this was last asked. */
	take(): Problem[] {
		const taken = this.fresh;
		this.fresh = [];
		return taken;
	}
}
