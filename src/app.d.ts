import type { Who } from '$lib/domain/role';

declare global {
	namespace App {
		interface Error {
			message: string;
			code?: string;
		}
		interface Locals {
			/** Who is asking, decided once per request in hooks.server.ts. */
			who: Who;
			locale: 'vi' | 'en';
		}
	}
}

export {};
