/**
 * Puts the keyboard, and whatever reads the page aloud, on the sentence the page answers with, where they stand on nothing
 * because what they stood on is gone: a form that was sent, a button that was pressed.
 */
export function toAnswer(): void {
	if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
}
