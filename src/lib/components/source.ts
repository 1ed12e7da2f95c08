/** Where figures come from: a submission, a list of them, a document. */
export interface Source {
	label: string;
	href: string;
}
