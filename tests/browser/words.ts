import { readFileSync } from 'node:fs';

const messages = Object.fromEntries(
	(['vi', 'en'] as const).map((locale) => [
		locale,
		JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, unknown>
	])
);

/** A message as it may stand on a page, with anything in the places of its values. Throws when there is no such message. */
export function said(key: string, locale: 'vi' | 'en' = 'vi'): RegExp {
	const message = messages[locale]?.[key];
	if (typeof message !== 'string') throw new Error(`no message ${key}`);
	const parts = message.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(parts.join('.+'));
}
