import type { Ask } from './ask';

/** The day lateness and waiting are counted to, that of view data_as_of; null before the first submission. */
export async function dataDay(ask: Ask): Promise<string | null> {
	const [row] = await ask.query<{ day: string | null }>('SELECT day FROM data_as_of');
	return row?.day ?? null;
}
