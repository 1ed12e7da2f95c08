export const help = `thoatngheo <command>

  ingest <dataset> <file…>      check files and count them
      --dry-run                 only check
      --progress                tell how far it is, also where standard error is no screen
      --accept-valid            count the rows that are right, refuse the others
      --fund CODE [--bank NAME] for bank_statement: the fund it belongs to
      --encoding --delimiter --sheet --header-row --number-format --date-format --year --ward 'as written=code'
                --code 'column:as written=code' (of one fund's rows: 'column FUND:as written=code')
                --column 'heading=column' (a column of the template; 'heading=' leaves it out)
                --value 'column=value' (for all rows, where the file lacks the column)
                                how the file is to be read, where it does not tell itself
      --confirm CODE            you have looked at the warnings of this rule and the figures are right
  submissions                   what was sent in, newest first
  export <view> --format csv|xlsx|json|parquet|arrow [--filter key=value…] [-o FILE, - for standard output]
  verify                        check journal, archive and warehouse against each other, every row against its file
      --quick                   without rows and sums
  rebuild                       make the warehouse again from archive and journal
  backup <dir>                  bring a backup folder up to now; a server may be running
  restore <dir>                 put a backup in the place of an empty data folder
      --replace                 or of one that holds data, which is kept aside
      --archive-only            bring back only archived files that are missing or damaged; all else stays
      --dry-run                 only check the backup
  load-sample [folder]          send in the illustrative year
  sample <folder>               write the illustrative year's files
  --json                        answer as JSON

With THOATNGHEO_URL (and THOATNGHEO_TOKEN) ingest, submissions, export, backup and verify talk to a running
server.
Exit codes: 0 done, 1 wrong usage, 2 data refused, 3 fault, 130 stopped by Ctrl-C.
`;
