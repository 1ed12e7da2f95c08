import { toAnswer } from '$lib/components/answer';
import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** A form that may take a while: it is sent once, and keeps what was filled in. */
export class Waiting {
	busy = $state(false);

	readonly submit: SubmitFunction = () => {
		this.busy = true;
		return async ({ update }) => {
			await update({ reset: false });
			this.busy = false;
			await tick();
			toAnswer();
		};
	};
}
