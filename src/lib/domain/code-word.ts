import type { Bilingual } from './locale';

/**
 * What coded values are called: `column value | Vietnamese | English`; `view.column` where a view means something else.
 */
const list = `
donor_kind individual | cá nhân | individual
donor_kind household | hộ gia đình | household
donor_kind business | doanh nghiệp | business
donor_kind organisation | tổ chức, đoàn thể | organisation
donor_kind agency | cơ quan, đơn vị | agency
donor_kind residential_group | tổ dân phố | residential group
donor_kind unspecified | chưa rõ | unspecified
channel cash | tiền mặt | cash
channel transfer | chuyển khoản | bank transfer
channel payroll | trừ lương | payroll
channel in_kind | hiện vật | in kind
kind poor | hộ nghèo | poor
kind near_poor | hộ cận nghèo | near-poor
level district | quận | district
level ward | phường | ward
origin set | được giao | set
origin sum_of_wards | cộng từ các phường | sum of wards
state approved | đã duyệt | approved
state provisional | chưa duyệt | not approved yet
state returned | bị trả lại | returned
state withdrawn | đã rút | withdrawn
state exact | chính xác | exact
state estimate | ước tính | estimate
state unknown | chưa rõ | unknown
status on_time | đúng hạn | on time
status late | chậm hạn | late
status returned | bị trả lại | returned
status not_due | chưa đến hạn | not due yet
status missing | chưa nộp | not sent
status complete | đã xong | complete
status open | đang làm | in progress
status overdue | quá hạn | overdue
status no_data | chưa có báo cáo | not reported
status exceeded | vượt | exceeded
status met | đạt | met
status on_course | đúng lộ trình | on course
status at_risk | nguy cơ | at risk
status missed | không đạt | missed
status matched | khớp | matched
status amount_differs | lệch số tiền | amount differs
status unclear | chờ người xem | for a person to look at
status only_ledger | chỉ có trong sổ | only in the ledger
status only_bank | chỉ có ở ngân hàng | only at the bank
status no_statement | chưa có sao kê | no statement
status balanced | khớp số dư | balances agree
status broken | đứt số dư | balance breaks
status unverifiable | không đối chiếu được | cannot be reconciled
rule same_id | cùng mã | same id
rule reference | số tham chiếu, số tiền, ngày | reference, amount and day
rule reference_near | số tham chiếu, số tiền, lệch ít ngày | reference and amount, a few days apart
rule amount_differs | số tham chiếu | reference
rule amount_day | số tiền và ngày | amount and day
rule amount_near | số tiền, lệch ít ngày | amount, a few days apart
rule unclear | số tiền, gần ngày | amount, near the day
rule confirmed | có người xác nhận | confirmed by a person
status done | đã xong | done
status in_progress | đang làm | in progress
status blocked | đang vướng | blocked
status not_started | chưa làm | not started
status no_report | chưa có báo cáo | not reported
reported_status done | đã xong | done
reported_status in_progress | đang làm | in progress
reported_status blocked | đang vướng | blocked
reported_status not_started | chưa làm | not started
due_origin directive | văn bản nêu | named by the directive
due_origin set | cơ quan thường trực giao | set by the standing agency
status answered | đã trả lời | answered
status needed | cần lập | needed
status made | đã lập | made
status carried_out | đã thực hiện | carried out
status accepted | được nhận | accepted
status approved | đã duyệt | approved
status withdrawn | đã rút | withdrawn
status refused | không được nhận | refused
outlook likely | nhiều khả năng đạt | likely
outlook uncertain | chưa chắc | uncertain
outlook unlikely | khó đạt | unlikely
outlook too_few | chưa đủ số liệu | too few figures
outlook past | đã đến hạn | due day reached
difficulty.status open | chưa trả lời | not answered
category dossier | hồ sơ | dossier
category payment | chi trả | payment
category housing | nhà ở | housing
category health | y tế, bảo hiểm | health
category employment | việc làm, sinh kế | employment
category education | học tập | education
category policy | chính sách, hướng dẫn | policy
category funding | kinh phí | funding
category staffing | nhân lực | staffing
category other | khác | other
support livelihood | sinh kế | livelihood
support credit | vay vốn | credit
support job | việc làm | job
support training | học nghề | training
support housing | nhà ở | housing
support health | y tế | health
support schooling | học tập | schooling
support other | khác | other
decision pending | chờ quyết định | pending
decision accepted | đồng ý | accepted
decision refused | không đồng ý | refused
indicator_group population | dân số | population
indicator_group poor_flow | biến động hộ nghèo | poor households
indicator_group near_poor_flow | biến động hộ cận nghèo | near-poor households
indicator_group deprivation | thiếu hụt | deprivations
indicator_group dossiers | hồ sơ | dossiers
indicator_group payments | chi trả | payments
indicator_group outreach | tuyên truyền, vận động | outreach
indicator_group exit_plans | phương án thoát nghèo | exit plans
indicator_group proposals | đề xuất | proposals
unit household | hộ | households
unit person | người | persons
unit beneficiary | đối tượng | beneficiaries
unit dossier | hồ sơ | dossiers
unit event | lượt | events
unit VND | ₫ | ₫
aggregate sum | cộng các tháng | summed over months
aggregate last | số cuối kỳ | figure at the end
sender_role ward_officer | Cán bộ phường | Ward officer
sender_role standing_agency | Cơ quan thường trực | Standing agency
sender_role fatherland_front | Mặt trận Tổ quốc | Fatherland Front
sender_role viewer | Lãnh đạo quận | District leader
sender_role analyst | Chuyên viên phân tích | Analyst
sender_role admin | Quản trị | Administrator
by_role ward_officer | Cán bộ phường | Ward officer
by_role standing_agency | Cơ quan thường trực | Standing agency
by_role fatherland_front | Mặt trận Tổ quốc | Fatherland Front
by_role viewer | Lãnh đạo quận | District leader
by_role analyst | Chuyên viên phân tích | Analyst
by_role admin | Quản trị | Administrator
event sent | đã gửi | sent
event reversed | đảo khoản | reversal
event returned | đã trả lại | returned
event withdrawn | đã rút | withdrawn
type string | chữ | text
type integer | số nguyên | whole number
type date | ngày | date
type boolean | có/không (true, false) | yes/no (true, false)
type text | chữ | text
type bigint | số nguyên | whole number
type number | số thập phân | decimal number
type timestamp | thời điểm | instant
type other | chữ | text
`;

const words: ReadonlyMap<string, Bilingual> = new Map(
	list
		.trim()
		.split('\n')
		.map((line) => line.split(' | '))
		.map(([code = '', vi = '', en = '']) => [code, { vi, en }])
);

/** What a coded value is called in words; null when it has none, so that the caller shows it as it is. */
export function codeWord(column: string, value: string, view?: string): Bilingual | null {
	return words.get(`${view}.${column} ${value}`) ?? words.get(`${column} ${value}`) ?? null;
}
