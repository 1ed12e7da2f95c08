import type { Dataset } from '../../domain/dataset';
import type { Bilingual } from '../../domain/locale';

/**
 * Titles of columns that the views make: `name | Vietnamese | English`. Columns that come from a
 * file have their schema's.
 */
const made = `
accepted | Số đề xuất được đồng ý | Proposals accepted
accepted_beneficiaries | Số người được đồng ý | Persons accepted
accepted_rate | Tỷ lệ đồng ý | Accepted rate
after_value | Tổng sau quy đổi | Total after
agency | Cơ quan thực hiện | Responsible agency
agency_en | Cơ quan thực hiện (tiếng Anh) | Responsible agency (English)
ahead | Nhanh hơn dự kiến | Ahead of expected
amount_due_vnd | Số tiền phải chi | Amount due
amount_paid_vnd | Số tiền đã chi | Amount paid
answer_days | Tổng số ngày chờ trả lời | Days to the answers
answer_submission | Lần nộp có trả lời | Submission with the answer
answered | Đã trả lời | Answered
approved | Đã duyệt hết | All approved
approved_reports | Đã duyệt | Approved
arrears_carried | Truy lĩnh lấy số kỳ trước | Arrears carried forward
arrears_vnd | Truy lĩnh | Arrears
balance_status | Số dư in ra | Printed balance
balance_vnd | Số dư | Balance
balanced | Trước bằng sau | Before equals after
bank | Ngân hàng | Bank
bank_in_vnd | Tiền vào theo sao kê | In at the bank
bank_out_vnd | Tiền ra theo sao kê | Out at the bank
bank_record | Bản ghi sao kê | Statement record
bank_submission | Lần nộp sao kê | Statement submission
bank_vnd | Số tiền theo sao kê | Amount at the bank
baseline | Số đầu kỳ | Baseline
before_value | Tổng trước quy đổi | Total before
beneficiaries_due | Số người được chi trả | Beneficiaries due
beneficiaries_paid | Số người đã nhận | Beneficiaries paid
boundary_on | Địa giới từ ngày | Division of
breaks | Số chỗ đứt số dư | Breaks in the balance
by_role | Người thực hiện | By
carried_forward | Lấy số kỳ trước | Carried forward
carried_out | Số phương án đã thực hiện | Plans carried out
carried_out_households | Số hộ đã thực hiện | Households carried out
carried_out_rate | Tỷ lệ hộ đã thực hiện | Carried-out rate
closing_vnd | Số dư cuối | Closing balance
complete | Hoàn thành | Complete
contributions | Số khoản ủng hộ | Contributions
correct_rate | Tỷ lệ đúng đối tượng | Correct rate
corrections | Số lần điều chỉnh | Corrections
counted_on | Tính tới ngày | Counted to
credit_id | Mã giao dịch sao kê | Transfer id
credits | Số dòng ghi có | Credits
covered | Có sao kê | Covered by a statement
day | Ngày | Day
days | Số ngày | Days
days_left | Số ngày còn lại | Days left
days_past | Số ngày quá hạn | Days past due
days_waited | Số ngày chờ | Days waited
deadline | Thời hạn | Deadline
debits | Số dòng ghi nợ | Debits
denominator | Mẫu số | Denominator
denominator_value | Giá trị mẫu số | Denominator value
difference_vnd | Chênh lệch | Difference
directive_code | Văn bản | Directive
disbursements | Số khoản chi | Disbursements
done_on | Ngày xong ước tính | Estimated day done
due_on | Hạn | Due on
due_origin | Nguồn của hạn | Origin of the due day
due_to_date_vnd | Phải chi từ tháng 1 | Due since January
ending | Cuối kỳ | End of month
entered_on | Ngày ghi khoản sai | Day of the wrong entry
entries | Số khoản | Entries
entry_id | Mã khoản bị đảo | Entry reversed
escaped | Thoát nghèo | Escaped
event | Việc | Event
expected | Dự kiến | Expected
expected_closing_vnd | Số dư cuối phải có | Closing balance expected
expected_progress | Tiến độ dự kiến | Expected progress
expected_vnd | Số dư phải có | Balance expected
fell_back | Tái nghèo | Fell back
figure | Số liệu | Figure
figures | Số số liệu dùng | Figures used
first_on | Ngày đầu | First day
first_period | Kỳ đầu | First month
first_received_at | Nhận lần đầu lúc | First received at
fund_name | Quỹ | Fund
fund_name_en | Quỹ (tiếng Anh) | Fund (English)
happened_at | Lúc | At
imbalance | Chênh lệch cân đối | Imbalance
in_area | Thuộc địa bàn quận | In the district's area
in_force | Mốc đang tính | Due day that counts
in_ledger | Số khoản tính theo sổ | Counted in the ledger
in_ledger_vnd | Số tiền tính theo sổ | Amount counted in the ledger
indicator_group | Nhóm chỉ tiêu | Indicator group
indicator_name | Tên chỉ tiêu | Indicator name
indicator_name_en | Tên chỉ tiêu (tiếng Anh) | Indicator name (English)
inside_value | Phần trong địa bàn | Part in the area
is_last | Kỳ cuối cùng | Last month
is_latest | Kỳ mới nhất | Latest month
kind | Loại hộ | Kind of household
known_value | Phần đã chắc | Part that is certain
last_on | Ngày cuối | Last day
last_period | Kỳ cuối | Last month
last_received_at | Nhận lần cuối lúc | Last received at
last_value | Số kỳ trước | Earlier figure
last_ward_name | Phường cập nhật | Ward of the update
late | Chậm hạn | Late
ledger | Sổ | Ledger
ledger_in_vnd | Tiền vào theo sổ | In by the ledger
ledger_out_vnd | Tiền ra theo sổ | Out by the ledger
ledger_vnd | Số tiền theo sổ | Amount in the ledger
level | Cấp | Level
lines | Số dòng sao kê | Statement lines
links | Số dòng đối chiếu được | Balances checked
made | Số phương án đã lập | Plans made
made_households | Số hộ đã lập | Households with a plan made
made_rate | Tỷ lệ hộ đã lập | Made rate
matched | Số khoản khớp | Matched
met_by | Đạt muộn nhất | Met by
met_from | Đạt sớm nhất | Met from
met_on | Ngày đạt dự báo | Projected day met
milestone_name | Mốc | Milestone
milestone_name_en | Mốc (tiếng Anh) | Milestone (English)
milestones | Các mốc | Milestones
milestones_done | Số mốc đã xong | Milestones done
milestones_overdue | Số mốc quá hạn | Milestones overdue
milestones_total | Số mốc | Milestones in all
missing | Chưa nộp | Not sent
months_expected | Số tháng phải báo cáo | Months expected
months_missing | Tháng thiếu báo cáo | Months missing
months_reported | Số tháng đã báo cáo | Months reported
moved_in | Chuyển đến | Moved in
moved_out | Chuyển đi | Moved out
near_poor_rate | Tỷ lệ hộ cận nghèo | Near-poor rate
needed | Số phương án cần lập | Plans to be made
needed_households | Số hộ cần lập | Households to plan for
newly_poor | Phát sinh mới | Newly poor
not_due | Chưa đến hạn | Not due yet
numerator | Tử số | Numerator
oldest_days | Số ngày chờ lâu nhất | Longest wait in days
on_time | Đúng hạn | On time
on_time_rate | Tỷ lệ đúng hạn | On-time rate
open | Chưa trả lời | Not answered
open_entries | Số khoản còn mở | Open entries
opening_vnd | Số dư đầu | Opening balance
origin | Nguồn chỉ tiêu | Origin of the target
outlook | Triển vọng | Outlook
outside_value | Phần ngoài địa bàn | Part beyond the area
pace | Mức thay đổi mỗi tháng | Change a month
pace_needed | Mức cần mỗi tháng | Change needed a month
paid_on_time | Số người nhận đúng hạn | Paid on time
paid_rate | Tỷ lệ đã chi | Paid rate
paid_to_date_vnd | Đã chi từ tháng 1 | Paid since January
paid_wrong | Số người nhận sai | Paid wrongly
part_from | Phần từ | Part from
part_to | Phần đến | Part to
parts | Số phần của phường | Parts of the ward
pending | Số đề xuất chờ quyết định | Proposals pending
pending_beneficiaries | Số người chờ quyết định | Persons pending
period | Kỳ | Period
place | Thứ tự | Place in order
plans | Số phương án | Plans
pledged_vnd | Số tiền đăng ký | Pledged
poverty_rate | Tỷ lệ hộ nghèo | Poverty rate
progress | Tiến độ | Progress
projected | Dự báo | Projected
projected_high | Dự báo cao | Projected, high
projected_low | Dự báo thấp | Projected, low
projected_on | Ngày dự báo | Day projected
projected_period | Tháng dự báo | Month projected
proposals | Số đề xuất | Proposals
purpose_name | Mục đích chi | Purpose
purpose_name_en | Mục đích chi (tiếng Anh) | Purpose (English)
raised | Đã nêu | Raised
rate | Tỷ lệ | Rate
ratio | Tỷ lệ đạt | Ratio to target
received | Đã nhận | Received
received_at | Nhận lúc | Received at
received_change_vnd | Thu thêm hoặc bớt | Received, added or taken away
received_per_ward_vnd | Thu từ đầu năm, bình quân một phường | Received since January, per ward
received_to_date_vnd | Lũy kế thu | Received to date
received_vnd | Số tiền thu | Received
received_year_vnd | Thu từ đầu năm | Received since January
record | Bản ghi | Record
refused | Số đề xuất không đồng ý | Proposals refused
refused_beneficiaries | Số người không đồng ý | Persons refused
reconciled | Đã đối chiếu xong | Reconciled
remaining | Còn lại | Remaining
repeated | Số khoản đã có ở sao kê khác | Already in another statement
repeated_vnd | Số tiền đã có ở sao kê khác | Amount already in another statement
repeated_debits | Số khoản chi đã có ở sao kê khác | Payments out already in another statement
repeated_debit_vnd | Số tiền chi đã có ở sao kê khác | Amount paid out already in another statement
reported_status | Trạng thái báo cáo | Reported status
reported_value | Số báo cáo | Reported value
returned | Trả lại | Returned
reversed_by | Bị đảo bởi | Reversed by
reversed_on | Ngày đảo | Reversed on
reversing_id | Mã khoản đảo | Reversing entry
reversing_record | Bản ghi của khoản đảo | Record of the reversal
reversing_submission | Lần nộp khoản đảo | Submission of the reversal
reviewed | Đã rà soát | Reviewed
rule | Căn cứ khớp | Matched by
runs | Số đoạn liền mạch | Continuous runs
share | Hệ số | Share
source | Nguồn hệ số | Source of the share
span | Kỳ (tháng, quý, năm) | Period (month, quarter, year)
spent_change_vnd | Chi thêm hoặc bớt | Spent, added or taken away
spent_per_ward_vnd | Chi từ đầu năm, bình quân một phường | Spent since January, per ward
spent_to_date_vnd | Lũy kế chi | Spent to date
spent_vnd | Số tiền chi | Spent
spent_year_vnd | Chi từ đầu năm | Spent since January
start_gap | Chênh lệch đầu kỳ | Gap at the start
started_on | Bắt đầu làm | Begun on
starting | Đầu kỳ | Start of month
starts_on | Bắt đầu | Starts on
state | Tình trạng số liệu | State of the figure
status | Trạng thái | Status
submission | Lần nộp | Submission
target | Chỉ tiêu | Target
task_id | Mã nhiệm vụ | Task
text | Nội dung | Text
text_en | Nội dung (tiếng Anh) | Text (English)
total | Tổng số | Total
unexplained | Chưa giải thích được | Unexplained
unit | Đơn vị tính | Unit
unit_code | Mã đơn vị | Unit code
unit_name | Đơn vị | Unit
unit_valid_from | Đơn vị có từ ngày | Unit in force from
updates | Số lần cập nhật | Updates
value | Giá trị | Value
value_before | Số trước đó | Figure before
value_period | Kỳ của số liệu | Period of the value
ward_code | Mã phường | Ward code
ward_name | Phường | Ward
ward_valid_from | Phường có từ ngày | Ward in force from
wards | Số phường | Wards
wards_carried | Số phường lấy số kỳ trước | Wards carried forward
wards_done | Số phường đã xong | Wards done
wards_expected | Số phường phải báo cáo | Wards expected
wards_known | Số phường có số | Wards known
wards_paced | Số phường có nhịp | Wards with a pace
wards_reported | Số phường đã báo cáo | Wards reported
wards_reported_vnd | Số phường báo cáo số tiền | Wards that reported amounts
wards_to_date | Số phường đủ báo cáo từ tháng 1 | Wards complete since January
wards_told | Số phường đã cập nhật | Wards that have reported
wards_unknown | Số phường chưa rõ | Wards unknown
wards_without_share | Số phường thiếu hệ số | Wards without share
weekly_kept | Đang làm mỗi tuần | Pace kept a week
weekly_needed | Cần mỗi tuần | Needed a week
whole | Đi trọn | Went whole
without_share | Có phường thiếu hệ số | Some ward without share
wrong_rate | Tỷ lệ chi sai | Wrong rate
year | Năm | Year
`;

const titles: ReadonlyMap<string, Bilingual> = new Map(
	made
		.trim()
		.split('\n')
		.map((line) => line.split(' | '))
		.map(([name = '', vi = '', en = '']) => [name, { vi, en }])
);

/**
 * What a column is called: as the dataset of the same name as the view calls it, else as listed here, else
 * as any dataset does.
 */
export function columnTitle(datasets: ReadonlyMap<string, Dataset>, view: string, name: string): Bilingual {
	const own = datasets.get(view)?.fields.find((field) => field.name === name);
	const any = () =>
		[...datasets.values()].flatMap(({ fields }) => fields).find((field) => field.name === name);
	const field = own ?? (titles.has(name) ? undefined : any());
	if (field) return { vi: field.title, en: field.titleEn };
	return titles.get(name) ?? { vi: name, en: name };
}
