import { getContext, setContext } from 'svelte';

const KEY = Symbol('linked');

/** Whether numbers of the paper lead to what is behind them: on screen they do, in a PDF they stand alone. */
export const setLinked = (linked: boolean) => setContext(KEY, linked);
export const isLinked = (): boolean => getContext(KEY) !== false;
