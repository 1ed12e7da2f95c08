import { m } from '$lib/paraglide/messages';

/** A submission's state in the office's words. */
export const statusWord: Record<string, () => string> = {
	accepted: m.status_accepted,
	approved: m.status_approved,
	returned: m.status_returned,
	withdrawn: m.status_withdrawn,
	refused: m.status_refused
};

/** A badge's tone for a state. */
export const statusTone: Record<string, 'plain' | 'good' | 'bad' | 'waiting'> = {
	accepted: 'waiting',
	approved: 'good',
	returned: 'bad',
	withdrawn: 'plain',
	refused: 'bad'
};

/** Who sent it, in the office's words. */
export const roleWord: Record<string, () => string> = {
	public: m.role_public,
	viewer: m.role_viewer,
	ward_officer: m.role_ward_officer,
	standing_agency: m.role_standing_agency,
	fatherland_front: m.role_fatherland_front,
	analyst: m.role_analyst,
	admin: m.role_admin
};
