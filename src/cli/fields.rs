//! Says what the fields and values of the exports mean: for long help and the manual page.

/// What `annotate` prints.
pub const ANNOTATE: &str = "\
Fields, for each article:
  text          the cleaned text; start and end count its Unicode code points from 0, end exclusive
  published     value: the best day; earliest, latest; basis: metadata, given, filename, text,
                corpus, unknown
  sentences     start, end
  timexes       type: DATE, TIME, DURATION, SET; value as below; mod, quant, freq as in TIMEX3;
                anchor: the day it was counted from; rule: how
  mentions      kind: person, organisation, country, city, place; name; adjective (\"Chinese\"),
                pronoun where true
  quotations    speaker: a name; source: the words that name the speaker; cue: the verb; direct:
                within quotation marks
  figures       value; unit: ISO 4217 for money, percent, percentage point, or the counted noun; of:
                what it measures
  events        when: a value as below, two joined by / for an interval; trigger: its word; status
                as in timeline

name and speaker are the fullest names that the article itself uses. To join names of several
articles, take actors --format json: its places have the same article, start and end as the mentions
here, line by line.

Values: 2025-06-05 day, 2025-06 month, 2025 year, 199 decade, 19 century, 2025-W23 ISO week,
2025-W23-WE weekend, 2025-Q2 quarter, 2025-H1 half year, 2025-SP -SU -FA -WI season; after a day TMO
morning, TMI midday, TAF afternoon, TEV evening, TNI night, T14:30 clock; P90D duration; PAST_REF,
PRESENT_REF, FUTURE_REF for \"recently\", \"now\", \"soon\"; X for what is not known: XXXX-WXX-1 some
Monday. What is unknown is null.";

/// What `timeline` exports.
pub const TIMELINE: &str = "\
Fields in json and csv:
  id, event     the event's number, from 0, in order of time
  when          value: 2025-06-05, 2025-06, 2025-W23 week, 2025-W23-WE weekend, 2025-Q2, 2025-SP
                season, 2025, 199 decade, 19 century, 2025-06-08/2025-06-13 interval, XXXX-XX-XX
                unknown (empty in csv)
  precision     day, week, month, quarter, season, year (or coarser), interval, unresolved; start,
                end: first and last day
  status        past, planned, conditional, negated
  state         how its accounts stand to each other: agree, differ, rounded, less exact, compatible
                (one is part of the other), superseded (a later report knows more), single source
  salience      how much it matters in these articles, by reports, mentions and actors; it has no
                unit
  actors        numbers in json, names in csv
  accounts      what an article says: a row each in csv; reported: when the article was published
  article       the article's number, from 0, as in articles; citation (csv): as text and Markdown
                cite it, [1] for 0
  start, end    of accounts (text_start, text_end in csv): Unicode code points of the text that
                annotate prints, from 0, end exclusive
  paragraph     from 1, as the explorer's margin shows it
  basis         how the publication date is known: metadata, given, filename, text, corpus, unknown

--from and --to list what lies in those days; of a time coarser than a day, such as a month or a
year, half must.";

/// What `actors` exports.
pub const ACTORS: &str = "\
Fields in json and csv:
  id, actor     the actor's number, from 0, as in timeline; name: the same in every article
  kind          person, organisation, country, city, place
  mentions      how often it is named, by pronouns, too
  places        every mention: a row each in csv
  form          name, adjective (\"Chinese\"), pronoun, title (\"the president\"), metonym (a capital
                for its government)
  article       the article's number, from 0, as in articles; citation (csv): as text and Markdown
                cite it, [1] for 0
  start, end    (text_start, text_end in csv) Unicode code points of the text that annotate prints,
                from 0, end exclusive
  paragraph     from 1, as the explorer's margin shows it
  basis         how the publication date is known: metadata, given, filename, text, corpus, unknown

In json alone, of each actor under dossier, every sentence with article, paragraph, start, end, text:
  did           what the articles themselves say it did: event and status as in timeline; others:
                where else it is told
  said          what it said: direct (quoted) or not; others: where else it is quoted
  said_to_have_done  what somebody says it did: by (an actor's number) or by_words tell who
  took_part     what else it took part in
  with          whom it shares sentences with: actor, shared (how many sentences), first and last
                day, sentences (the first five)";

/// What `compare` exports.
pub const COMPARE: &str = "\
Each row compares one thing: what the articles say of it, a cell an article, each the words themselves.
  kind          number, date, place, participant, speaker, wording, status, claim
  about         what is compared, in few words
  state         how the cells stand to each other, the gravest relation of any two:
                differ (of one thing they tell different things), superseded (a later report knows more), rounded,
                less exact (\"May\" and \"12 May\"), compatible (one is part of the other), agree,
                single source
  event         the event that the row belongs to; null where it belongs to no single one
  values        a row each in csv: value, made comparable; article, paragraph, start and end
                (text_start, text_end in csv) as in timeline; the words as text
  coverage      for each event: first and first_in: who reported it first; told: at length (two sentences
                or thirty words), in a clause, or in a like sentence (not joined to the event, but it seems to
                tell the same); silent: how many articles do not tell it; in csv a row an article, of the kind
                coverage
  sha256        the SHA-256 of the article's file, for `tradewar-tui verify`

What is in doubt is left out: a row says differ only where both cells are about the same thing.";

/// What `verify` prints.
pub const VERIFY: &str = "\
Reads an export of timeline, actors, compare (JSON, CSV, Markdown) or annotate, and the files that it
names: as the paths say, else beside the export, else among the articles built in.

A line for each row that does not hold:
  moved to      its words stand in the file, but at other offsets
  gone          its words no longer stand in the file
  unread        the file cannot be read

Words and their places are verified, not what was worked out from them: values, states and dates.

Exit status: 0 every row holds; 1 some do not; 2 the export cannot be read.";

/// What `check` prints.
pub const CHECK: &str = "\
A line for each finding:
  left out      a file that could not be read
  warning       something about an article that its reader should know
  undated       an article without a publication date
  unresolved    a phrase that names a date which could not be worked out
  discrepancy   accounts of one thing that differ, with a line for each report below: its value, its words
and for each notice:
  single source a figure that one article alone gives for an event that several tell

Exit status: 0 nothing found, notices aside; 1 something found; 2 input that cannot be read.";
