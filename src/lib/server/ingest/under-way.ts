import { Load, type LoadState } from './load';

/** What is being done with a draft, and how far it is. */
export interface Doing {
	doing: 'looking' | 'counting';
	state: LoadState;
}

interface Work {
	doing: Doing['doing'];
	load: Load;
	over: Promise<unknown>;
}

/** The work on drafts that is under way: one at a time for each. */
export class UnderWay {
	private readonly works = new Map<string, Work>();

	/** Begins work on a draft. What was under way with it is stopped: nobody waits for that any more. */
	begin<T>(id: string, doing: Doing['doing'], work: (load: Load) => Promise<T>): Promise<T> {
		this.works.get(id)?.load.stop();
		const load = new Load();
		const done = work(load);
		const over = done
			.catch(() => undefined)
			.then(() => {
				if (this.works.get(id)?.load === load) this.works.delete(id);
			});
		this.works.set(id, { doing, load, over });
		return done;
	}

	of(id: string): Doing | null {
		const work = this.works.get(id);
		return work ? { doing: work.doing, state: work.load.state } : null;
	}

	/** Stops what is under way where it can still be stopped, and waits until it is over. Gives what it was. */
	async stop(id: string): Promise<Doing['doing'] | null> {
		const work = this.works.get(id);
		if (!work) return null;
		work.load.stop();
		await work.over;
		return work.doing;
	}

	/** Stops what is only looked at; what is being counted is counted to its end. */
	stopLooking(): void {
		for (const { doing, load } of this.works.values()) if (doing === 'looking') load.stop();
	}
}

/** What comes of a promise within so many milliseconds; null when it takes longer. */
export async function soon<T>(promise: Promise<T>, ms: number): Promise<T | null> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** How long a page is waited for before it tells how far the work is instead. */
export const SOON_MS = 700;
