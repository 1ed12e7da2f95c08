import { afterAll, beforeAll, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { wardPage } from '../../src/lib/server/measures/ward';
import { BO_DE, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
	await district.send(
		'target',
		'2019-01-10T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		[BO_DE, 'poor_end', 60, '2018-12-31', 40, '2019-12-31'],
		[BO_DE, 'dossiers_complete', 0, '2018-12-31', 20, '2019-04-30']
	);
	for (const [period, at, poor_end, dossiers_complete] of [
		['201904', '2019-05-02', 54, 18],
		['201905', '2019-06-02', 52, 20]
	] as const)
		await district.report(BO_DE, period, `${at}T09:00:00+07:00`, { poor_end, dossiers_complete });
});
afterAll(() => district.dispose());

const targets = async (period: string) => {
	const page = await wardPage(district.store.answers, BO_DE, { ...noFilter, periods: [period] }, false);
	return page?.targets.map((target) => [target.indicator, target.period, target.value]);
};

it('a ward’s page has the target for dossiers after its due day too, as it stood in its last month', async () => {
	expect(await targets('201904')).toEqual([
		['poor_end', '201904', 54],
		['dossiers_complete', '201904', 18]
	]);
	expect(await targets('201905')).toEqual([
		['poor_end', '201905', 52],
		['dossiers_complete', '201904', 18]
	]);
});
