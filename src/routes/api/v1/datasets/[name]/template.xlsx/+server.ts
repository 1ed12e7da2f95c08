import { dayIn } from '$lib/domain/format';
import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { templateWorkbook, wardsOfForm } from '$lib/server/datasets/template-workbook';
import { findDataset } from '$lib/server/export/table-schema';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ params, url, locals }) => {
	allow(locals.who, 'dataset:read');
	const { datasets, reference } = (await app()).store;
	const dataset = findDataset(datasets, params.name ?? '');
	const asked = url.searchParams.get('year') ?? '';
	const year = /^(19|20)[0-9]{2}$/.test(asked)
		? asked
		: dayIn(new Date(), reference.district.timezone).slice(0, 4);
	const wards = wardsOfForm(reference.wards, year, locals.who.wardCode);
	const [own] = locals.who.wardCode === null ? [] : wards;
	const issuer = `UBND ${own ? `phường ${own.name ?? own.code}` : reference.district.name}`.toLocaleUpperCase(
		'vi'
	);
	return new Response(new Uint8Array(templateWorkbook(dataset, { wards, year, issuer })), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="${dataset.name}.xlsx"`,
			Vary: 'Authorization, Cookie',
			'Cache-Control': 'private, no-store'
		}
	});
});
