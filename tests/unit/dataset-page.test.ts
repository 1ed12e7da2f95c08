import { expect, it } from 'vitest';
import { datasetPages } from '../../src/lib/components/sending/dataset-page';
import { rooms } from '../../src/lib/components/rooms';
import { datasets } from './reference-files';

it('what is sent of every dataset has a page that shows it, one of the navigation', () => {
	const pages = rooms.flatMap((room) => room.pages.map(({ path }) => path));
	expect(Object.keys(datasetPages).sort()).toEqual(datasets.map(({ name }) => name).sort());
	for (const { path } of Object.values(datasetPages)) expect(pages).toContain(path);
});
