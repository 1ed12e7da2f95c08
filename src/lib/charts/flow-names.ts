import type { FlowStep } from '$lib/domain/household-flow';
import { m } from '$lib/paraglide/messages';

/** What each step is called. */
export const flowNames: Record<FlowStep, typeof m.flow_start> = {
	start: m.flow_start,
	newly_poor: m.flow_newly_poor,
	fell_back: m.flow_fell_back,
	moved_in: m.flow_moved_in,
	escaped: m.flow_escaped,
	moved_out: m.flow_moved_out,
	end: m.flow_end
};
