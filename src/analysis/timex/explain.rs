//! Says in one plain sentence what each rule of resolution does.

/// What the rule of that name does, as a sentence for a person; `None` where no rule has the name.
pub fn explain(rule: &str) -> Option<&'static str> {
    RULES.iter().find(|r| r.0 == rule).map(|r| r.1)
}

/// Every rule that can occur, with its sentence.
pub(super) const RULES: &[(&str, &str)] = &[
    ("calendar-date", "The text gives day, month and year."),
    ("calendar-month", "The text gives month and year."),
    ("calendar-year", "The text gives the year."),
    (
        "year-of-text",
        "The year is the one that all full dates of the text share.",
    ),
    (
        "year-of-entry",
        "The year is that of the chronology whose entry it stands in.",
    ),
    (
        "month-day-weekday",
        "The year is the one in which that date falls on the weekday the text names.",
    ),
    (
        "month-day-past",
        "The last such date before the anchor, as the text says.",
    ),
    (
        "month-day-future",
        "The next such date after the anchor, as the text says.",
    ),
    (
        "month-day-this-year",
        "That date in the anchor's year, as the text says.",
    ),
    (
        "month-day-nearest",
        "The year that brings the date nearest to the anchor, in the direction the verb looks.",
    ),
    (
        "day-of-month",
        "The last such day of a month that fits, or the next one where the clause looks ahead.",
    ),
    (
        "week-of-holiday",
        "The week or weekend that holds the named day.",
    ),
    (
        "month-last",
        "The last such month before the anchor's month, as the text says.",
    ),
    (
        "month-next",
        "The next such month after the anchor's month, as the text says.",
    ),
    (
        "month-this-year",
        "That month of the anchor's year, as the text says.",
    ),
    (
        "month-future",
        "The clause looks ahead, so it is the next such month.",
    ),
    (
        "month-past",
        "The clause does not look ahead, so it is the last such month.",
    ),
    (
        "month-nearest",
        "No verb tells, so it is the nearest such month.",
    ),
    (
        "month-of-story",
        "Counted from the date named before it in the story.",
    ),
    (
        "month-of-year",
        "The month or day inside the year that the text names beside it.",
    ),
    (
        "weekday-past",
        "A bare weekday in a report is the last one before or at the anchor.",
    ),
    (
        "weekday-future",
        "The clause looks ahead, so it is the next such weekday.",
    ),
    (
        "weekday-last",
        "The last such weekday before the anchor, as the text says.",
    ),
    (
        "weekday-next",
        "The next such weekday after the anchor, as the text says.",
    ),
    (
        "weekday-this-week",
        "That weekday of the anchor's week, as the text says.",
    ),
    (
        "weekday-of-week",
        "That weekday of the week that the text names beside it.",
    ),
    (
        "weekday-of-story",
        "Counted from the day named before it in the story.",
    ),
    ("week-of", "The week that holds the date."),
    (
        "holiday",
        "The day of that name, by its rule, in the year the text names or nearest to the anchor.",
    ),
    ("year-end", "The last day of the year."),
    ("decade", "The ten years of that name."),
    ("century", "The hundred years of that name."),
    (
        "day-word",
        "Counted in days from the anchor: yesterday, today or tomorrow.",
    ),
    (
        "time-of-story-day",
        "A time of the day named before it in the story.",
    ),
    ("time-of-today", "A time of the anchor's day."),
    (
        "unit-last",
        "The one before the anchor's, as the text says.",
    ),
    (
        "unit-last-sunday",
        "Written on a Sunday, last week is the week that is just ending.",
    ),
    ("unit-next", "The one after the anchor's, as the text says."),
    ("unit-this", "The one that holds the anchor."),
    ("unit-latest", "The last one that is over at the anchor."),
    (
        "unit-of-story",
        "Counted from the date named before it in the story.",
    ),
    (
        "weekend-past",
        "The clause does not look ahead, so it is the last weekend.",
    ),
    (
        "weekend-future",
        "The clause looks ahead, so it is the weekend to come.",
    ),
    ("year-ago", "The one before, a year ago."),
    (
        "quarter-of-year",
        "The quarter or half of the year that the text names.",
    ),
    (
        "quarter-reported",
        "The quarter that the report is about: the last one named, else the last that is over.",
    ),
    (
        "quarter-year-ago",
        "The quarter a year before the one that the report is about.",
    ),
    (
        "quarter-last-year",
        "That quarter of last year, as the text says.",
    ),
    (
        "quarter-next-year",
        "That quarter of next year, as the text says.",
    ),
    (
        "quarter-this-year",
        "That quarter of this year, as the text says.",
    ),
    (
        "quarter-nearest",
        "The last such quarter that has begun, or the next where the clause looks ahead.",
    ),
    (
        "season-of-year",
        "The season of the year that the text names.",
    ),
    ("season-last", "The last such season."),
    ("season-next", "The next such season."),
    (
        "season-this-year",
        "That season of the anchor's year, as the text says.",
    ),
    ("ago", "Counted back from the anchor."),
    ("from-now", "Counted on from the anchor."),
    (
        "from-story",
        "Counted from the last date named before it in the story.",
    ),
    (
        "year-before-reported",
        "A year before the period that the report is about.",
    ),
    ("vague-distance", "The text does not say how far away."),
    ("vague-period", "The text does not say how long."),
    ("duration", "A length of time, as the text gives it."),
    ("set", "Something that recurs, as the text says how often."),
    (
        "reference-present",
        "The word means the present, no more exactly.",
    ),
    (
        "reference-past",
        "The word means the past, no more exactly.",
    ),
    (
        "reference-future",
        "The word means the future, no more exactly.",
    ),
    (
        "unresolved",
        "Nothing in the text or the corpus tells which date it is.",
    ),
];
