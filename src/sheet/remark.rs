//! What is said of a newsroom's own data: where, what was found, what would be right. The same words in a page and on the command line.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The data cannot be shown.
    Error,
    /// They are shown, and somebody should look at them first.
    Warning,
    /// How they were read.
    Note,
}

impl Level {
    /// The name that people and programs see.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// In the data as a whole.
    Whole,
    /// In a cell of a table; line of the text and column of the table from 1, column 0 is the whole line.
    Cell {
        /// The line of the text at which the row begins.
        line: u32,
        /// The column of the table.
        column: u32,
    },
    /// In a fact sheet: `facts[3].period`.
    Path(String),
    /// In an option, kebab-case.
    Option(&'static str),
}

/// Something to be said of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub problem: Problem,
    /// Where it is.
    pub at: At,
    /// What was found, for the places `{0}`, `{1}` … of the words.
    pub found: Vec<String>,
}

/// Longest text of the data that is repeated, in bytes.
const EXCERPT: usize = 60;

impl Remark {
    /// A remark; what was found is cut to an excerpt.
    pub fn new(problem: Problem, at: At, found: &[&str]) -> Self {
        Self { problem, at, found: found.iter().map(|text| excerpt(text)).collect() }
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        self.problem.level()
    }

    /// What is wrong, in English.
    pub fn message(&self) -> String {
        self.filled(self.problem.message())
    }

    /// What would be right, in English; it may be empty.
    pub fn hint(&self) -> String {
        self.filled(self.problem.hint())
    }

    /// A pattern with what was found in its places.
    pub fn filled(&self, pattern: &str) -> String {
        let mut text = String::new();
        let mut left = pattern;
        while let Some((before, (number, after))) =
            left.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?)))
        {
            text.push_str(before);
            let found = number.parse::<usize>().ok().and_then(|number| self.found.get(number));
            text.push_str(found.map_or("", String::as_str));
            left = after;
        }
        text + left
    }
}

/// The beginning of a text, without what would turn or hide the words around it.
fn excerpt(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut kept = String::new();
    for c in text.chars() {
        if kept.len() + c.len_utf8() > EXCERPT {
            kept.push('\u{2026}');
            break;
        }
        kept.push(if hidden(c) { ' ' } else { c });
    }
    kept
}

/// One row for every problem: its variant, level, public name, message, hint.
macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident $level:ident $name:literal $message:literal $hint:literal;)*) => {
        /// All that can be said of data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Problem { $($(#[$doc])* $variant,)* }

        impl Problem {
            /// All of them, in their order.
            pub const ALL: &[Problem] = &[$(Problem::$variant,)*];

            /// How bad it is.
            pub fn level(self) -> Level {
                match self { $(Problem::$variant => Level::$level,)* }
            }

            /// Public name, kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Problem::$variant => $name,)* }
            }

            /// What is wrong, in English, with places for what was found.
            pub fn message(self) -> &'static str {
                match self { $(Problem::$variant => $message,)* }
            }

            /// What would be right, in English; empty where the message says all.
            pub fn hint(self) -> &'static str {
                match self { $(Problem::$variant => $hint,)* }
            }
        }
    };
}

problems! {
    /// More than can be read.
    TooLarge Error "too-large" "Too large: {0}, and at most {1} can be read." "Leave out what is not shown, or aggregate it first.";
    /// Nothing is in it.
    Empty Error "empty" "Nothing is in it." "A first row with names of columns, then a row for every figure.";
    /// Nobody is named who published the figures.
    NoSource Error "no-source" "No source is named." "Name who published the figures: the option source, and source-url where there is a page.";
    // json
    /// The text ends too early.
    JsonEnds Error "json-ends" "Line {0}, column {1}: the text ends before everything is closed." "Close every bracket, brace and quote.";
    /// A comma is where nothing follows.
    JsonTrailingComma Error "json-trailing-comma" "Line {0}, column {1}: a comma before a closing bracket or brace." "Leave the last comma out.";
    /// A comma, or an end, is missing.
    JsonComma Error "json-comma" "Line {0}, column {1}: a comma or a closing bracket or brace is missing." "A comma between two things, none after the last.";
    /// A colon is missing.
    JsonColon Error "json-colon" "Line {0}, column {1}: a colon is missing after the name." "The name in quotes, a colon, the value.";
    /// A name is no text.
    JsonName Error "json-name" "Line {0}, column {1}: a name in straight double quotes is missing." "Every name stands in straight double quotes; comments are not allowed.";
    /// No value is where one must be.
    JsonValue Error "json-value" "Line {0}, column {1}: a value is missing or misspelt." "A text in straight double quotes, a number with a decimal point, true, false, null, a list or an object.";
    /// Quotes of a word processor.
    JsonQuotes Error "json-quotes" "Line {0}, column {1}: curly quotes." "Use straight double quotes, as an editor for plain text types them.";
    /// A sign that a text must not hold.
    JsonSign Error "json-sign" "Line {0}, column {1}: a line break, a tab or an unknown \\ inside quotes." "Write a text in one line, and \\\\ for one \\.";
    /// A number that cannot be read.
    JsonNumber Error "json-number" "Line {0}, column {1}: this number cannot be read." "Digits, a point before decimals, no signs between thousands.";
    /// More after the end.
    JsonAfter Error "json-after" "Line {0}, column {1}: something follows after the end." "A file holds one object.";
    /// Lists in lists in lists.
    JsonDeep Error "json-deep" "Line {0}, column {1}: too many things within one another." "A fact sheet is at most a few levels deep.";
    /// A name is given twice in one object.
    FieldTwice Error "field-twice" "The field \u{201c}{0}\u{201d} is given twice." "Keep one of them.";
    /// No field of that name, and none like it.
    UnknownField Error "unknown-field" "\u{201c}{0}\u{201d} is no field here." "Known: {1}";
    /// No field of that name, but one like it.
    MisspeltField Error "misspelt-field" "\u{201c}{0}\u{201d} is no field here." "Did you mean \u{201c}{2}\u{201d}? Known: {1}";
    /// No value of that name, and none like it.
    UnknownChoice Error "unknown-choice" "\u{201c}{0}\u{201d} cannot stand here." "Known: {1}";
    /// No value of that name, but one like it.
    MisspeltChoice Error "misspelt-choice" "\u{201c}{0}\u{201d} cannot stand here." "Did you mean \u{201c}{2}\u{201d}? Known: {1}";
    /// A field that must be there is not.
    MissingField Error "missing-field" "The field \u{201c}{0}\u{201d} is missing." "Add it; the schema says what it holds.";
    /// Something of another shape.
    WrongShape Error "wrong-shape" "Found {0}, expected {1}." "The schema says what stands here.";
    /// A date without the word how it is known.
    BarePeriod Error "bare-period" "A period says how it is known." "Write {1}.";
    /// A text with signs that are not seen.
    HiddenSigns Error "hidden-signs" "The text holds signs that cannot be seen and may turn the words around them." "Type the text anew, in one line.";
    /// A text that nobody reads.
    LongText Error "long-text" "A text of {0} letters, and at most {1} can be shown." "Shorten it.";
    /// More in one list than can be drawn.
    TooMany Error "too-many" "{0} things in one list, and at most {1} can be shown." "Leave out what is not shown, or sum it up.";
    /// More different texts than a packed sheet can number.
    TooManyTexts Error "too-many-texts" "{0} different texts, and at most {1} can be shown." "Leave out sentences, notes and venues that readers do not need.";
    /// An address that readers are not sent to.
    PlainHttp Warning "plain-http" "\u{201c}{0}\u{201d} is not https, so it is not shown as a link." "Use the https address of the page.";
    /// An option of tables, given with a fact sheet.
    ForTables Note "for-tables" "This option is for tables: a fact sheet says it itself." "";
    /// More faults than anybody reads.
    AndMore Error "and-more" "And {0} more." "Mend the first ones, and check again.";
    /// A wording that its article does not have.
    NotPrinted Error "not-printed" "The fact \u{201c}{1}\u{201d}: \u{201c}{0}\u{201d} is not in the article." "Repeat the words exactly as they are printed.";
    /// No widget suits the sheet.
    NoWidget Error "no-widget" "No widget is named." "Name at least one widget that suits the facts.";
    /// A name or thing is given twice.
    Twice Error "twice" "\u{201c}{0}\u{201d} stands twice." "Keep one of them, or give each its own name.";
    /// Not a name.
    BadName Error "bad-name" "\u{201c}{0}\u{201d} is no name." "Lower-case letters, digits and hyphens, a letter first.";
    /// No fact is of that source.
    UnusedSource Error "unused-source" "No fact names the source \u{201c}{0}\u{201d}." "Leave out sources that are not used.";
    /// Not a web address.
    BadAddress Error "bad-address" "\u{201c}{0}\u{201d} is no web address." "An address that begins with https://";
    /// A fact about nothing.
    Nameless Error "nameless" "The fact has neither a label nor a place." "Say what the fact is about.";
    /// No source of that name.
    NoSuchSource Error "no-such-source" "\u{201c}{0}\u{201d} is no source of this sheet." "Every fact names one of the sheet's sources.";
    /// A citation that is too short or too long.
    CitationLength Error "citation-length" "{0} words as printed." "One to eight words as the source prints them.";
    /// Not a date.
    NotEdtf Error "not-edtf" "\u{201c}{0}\u{201d} is no date." "1996, 1996-02, 1996-02-24 or a span 1996-02/1996-03 (EDTF).";
    /// No month of that number.
    NoSuchMonth Error "no-such-month" "There is no month {0}." "Year, month, day: 1996-02-24.";
    /// No day of that number.
    NoSuchDay Error "no-such-day" "\u{201c}{0}\u{201d} has no day {1}." "Year, month, day: 1996-02-24.";
    /// Calculated from nothing.
    DerivedFromNothing Error "derived-from-nothing" "Derived from nothing." "Name the facts that it is calculated from.";
    /// No fact of that name.
    NoSuchFact Error "no-such-fact" "\u{201c}{0}\u{201d} is no fact of this sheet." "Name facts of this sheet.";
    /// A correction says that a fact was withdrawn, and it is there.
    StillThere Error "still-there" "\u{201c}{0}\u{201d} was withdrawn, but is still in the sheet." "Say what it is now, or take the fact out.";
    /// A sheet has the name that tables have.
    ReservedName Error "reserved-name" "\u{201c}{0}\u{201d} is the name that tables have here." "Choose another name.";
    /// A correction says another number than its fact.
    CorrectedOtherwise Error "corrected-otherwise" "Corrected to {0}, but the fact says something else." "A correction and its fact agree.";
    /// An event that says it has no date.
    EventWithoutTime Error "event-without-time" "An event without a time." "Give its period, or \"unknown\".";
    /// Ranks begin at one.
    RankZero Error "rank-zero" "Rank 0." "One is the highest.";
    /// No number.
    NotFinite Error "not-finite" "Not a finite number." "A number, or null for no data.";
    /// A share without a whole.
    ShareOfNothing Error "share-of-nothing" "A share of nothing." "Say in share-of what it is a share of.";
    /// A range that ends below its start.
    BackwardRange Error "backward-range" "A range from {0} to {1}." "The end is not below the start.";
    /// No list of that name.
    NoSuchList Error "no-such-list" "\u{201c}{0}\u{201d} is no list of this sheet." "Name the list that is counted.";
    /// A count that its list does not bear out.
    CountDiffers Error "count-differs" "{0}, but the list names {1}." "A count and its list agree.";
    /// A list of nothing.
    EmptyList Error "empty-list" "An empty list." "Name at least one thing.";
    /// Not a code.
    NoSuchCode Error "no-such-code" "\u{201c}{0}\u{201d} is no code of a country or area." "ISO 3166-1 alpha-3 (HND) or UN M49 with three digits (419).";
    /// A text without words.
    NoWords Error "no-words" "There are no words." "Say it, or leave the field out.";
    /// A mail address or telephone number.
    Contact Error "contact" "This looks like a personal contact." "Mail addresses and telephone numbers are never shown.";
    // judge
    /// More digits than a number has.
    TooLargeNumber Error "too-large-number" "{0} has more digits than can be shown truly." "Check the unit: whole people, states, days.";
    /// A widget without a fact for it.
    NothingToShow Error "nothing-to-show" "No fact of this sheet can be shown as \u{201c}{0}\u{201d}." "totals: numbers of people; share: percentages, or parts with their whole; members: lists of places, or how many states; timeline: events; trend: numbers.";
    /// A share that cannot be.
    PercentRange Error "percent-range" "{0} per cent of a whole." "A share is between 0 and 100; a change is no share.";
    /// A span that ends before it begins.
    BackwardSpan Error "backward-span" "The span \u{201c}{0}\u{201d} ends before it begins." "The earlier date first.";
    /// A number of things that has decimals.
    NotWhole Warning "not-whole" "{0} is no whole number, but people and things are counted." "If these are thousands or millions, write the number out.";
    /// More people than there are.
    MoreThanEverybody Warning "more-than-everybody" "{0} people: more than live on Earth." "If the numbers are written out already, do not multiply them again.";
    /// A number below zero.
    Negative Warning "negative" "{0} is below zero, and bars begin at zero." "A net flow is best shown as a card or a line.";
    /// A date after its source.
    AfterSource Warning "after-source" "{0} is later than the source, which is of {1}." "If it was announced or calculated ahead, say so in status or origin.";
    /// A date that has not come.
    FutureDate Warning "future-date" "{0} has not come yet, but stands there as observed." "Say status announced, or origin projection.";
    /// Numbers of a series against their dates.
    OutOfOrder Warning "out-of-order" "Number {0} has an earlier date than number {1}." "Check both dates and both numbers.";
    /// A fact is there twice.
    Repeated Warning "repeated" "The same as \u{201c}{0}\u{201d}." "Keep one of them.";
    /// Two numbers for one thing.
    Contradiction Warning "contradiction" "{0} here and {1} in \u{201c}{2}\u{201d}, for the same place, time and measure." "Keep the right one, or say in label, scope or note how they differ.";
    /// One place with two names.
    TwoLabels Warning "two-labels" "\u{201c}{0}\u{201d} and \u{201c}{1}\u{201d} are the same place." "Keep one of them, or say in scope how they differ.";
    /// Units that cannot share an axis.
    MixedUnits Warning "mixed-units" "Another unit than \u{201c}{0}\u{201d}: both are never on one axis." "Only those like the first are shown; name the others in the option facts.";
    /// Populations that cannot share an axis.
    MixedPopulations Warning "mixed-populations" "Others are counted than in \u{201c}{0}\u{201d}: both are never on one axis." "Only those like the first are shown; name the others in the option facts.";
    /// Stocks and flows cannot share an axis.
    MixedMeasures Warning "mixed-measures" "Measured in another way than \u{201c}{0}\u{201d}: stocks and flows are never on one axis." "Only those like the first are shown; name the others in the option facts.";
    /// An area beside one that holds it.
    Nested Warning "nested" "\u{201c}{0}\u{201d} stands beside \u{201c}{1}\u{201d}, which lies in it." "Name the whole in part-of, or leave one out: together they count people twice.";
    /// A part larger than all.
    PartTooLarge Warning "part-too-large" "{0}, but the whole \u{201c}{1}\u{201d} is {2}." "A part is no larger than its whole; check number, unit and part-of.";
    /// Parts larger than all.
    PartsExceed Warning "parts-exceed" "The parts add up to {0}, more than the whole: {1}." "Check the numbers, and whether parts overlap.";
    /// All parts, and something is missing.
    PartsShort Warning "parts-short" "The parts are all there and add up to {0}, less than the whole: {1}." "The difference is shown as rest; check the numbers.";
    /// Shares of more than all.
    SharesExceed Warning "shares-exceed" "The shares of \u{201c}{0}\u{201d} add up to {1}." "Parts of one whole add up to 100 at most; name overlapping groups apart.";
    /// Shares that nearly make up all.
    SharesShort Warning "shares-short" "The shares of \u{201c}{0}\u{201d} add up to {1}, not to 100." "The difference is shown as rest; check the numbers.";
    /// A thousand times more, or less.
    Jump Warning "jump" "{0} in {1} and {2} in {3}." "A jump this large is likely thousands beside whole numbers.";

    // table
    /// No row under the names of the columns.
    NoRows Error "no-rows" "There are no rows with figures." "A row for every figure, under a row with the names of the columns.";
    /// An option names a column that is not there, and none is named like it.
    StrangeColumn Error "strange-column" "No column is named \u{201c}{0}\u{201d}." "The columns are: {2}.";
    /// An option names a column that is not there.
    UnknownColumn Error "unknown-column" "No column is named \u{201c}{0}\u{201d}." "Nearest: {1}. The columns are: {2}.";
    /// An option has a value that it cannot have.
    UnknownValue Error "unknown-value" "\u{201c}{0}\u{201d} is none of its values." "Nearest: {2}. The values are: {1}.";
    /// An option has a value that it cannot have, and none that is like it.
    StrangeValue Error "strange-value" "\u{201c}{0}\u{201d} is none of its values." "The values are: {1}.";
    /// The table has nothing of the year that was asked for.
    UnknownYear Error "unknown-year" "The table has no figures of {0}." "Nearest: {2}. The years are: {1}.";
    /// Nothing of the table has that name, or one like it.
    StrangeFact Error "strange-row" "No row is named \u{201c}{0}\u{201d}." "Names begin with: {1}.";
    /// Nothing of the table has that name.
    UnknownFact Error "unknown-row" "No row is named \u{201c}{0}\u{201d}." "Nearest: {2}. Names begin with: {1}.";
    /// Neither numbers nor names were found.
    NoNumbers Error "no-numbers" "No column with figures was found among: {0}." "Name it in the option value-column.";
    /// A quote opens and never closes.
    UnclosedQuote Error "unclosed-quote" "A quotation mark opens here and never closes." "Close it, or double it where it is part of the text.";
    /// A row has more cells than there are names of columns.
    MoreCells Error "more-cells" "{0} cells, but {1} names of columns; too much: \u{201c}{2}\u{201d}." "Put quotation marks around texts and numbers that have the separator in them.";
    /// A cell of a column of numbers is no number.
    NotANumber Error "not-a-number" "\u{201c}{0}\u{201d} is no number." "A number, or an empty cell where there is none.";
    /// A number without a name.
    NoName Error "no-name" "\u{201c}{0}\u{201d} has no name in this column." "Merged cells leave the rows below empty: repeat the name in every row.";
    /// A mail address or a telephone number.
    CellContact Error "cell-contact" "\u{201c}{0}\u{201d} looks like a personal contact." "Mail addresses and telephone numbers are never shown: leave them out.";
    /// A formula stands where a number should.
    FormulaNumber Error "formula" "\u{201c}{0}\u{201d} is a formula." "Save the values of the cells, not their formulas.";
    /// A number in brackets.
    Accounting Error "accounting" "\u{201c}{0}\u{201d} is how accountants write a number below zero." "Write it without brackets, or with a minus sign.";
    /// A number that is not finite.
    CellNotFinite Error "cell-not-finite" "\u{201c}{0}\u{201d} is no finite number." "A number, or an empty cell where there is none.";
    /// Fewer than no people.
    CellNegative Error "cell-negative" "{0} is less than nothing." "People are counted from zero on. Show changes in another way.";
    /// Decimal commas and decimal points in one column.
    MixedDecimals Error "mixed-decimals" "\u{201c}{0}\u{201d} writes decimals or groups in another way than the rest of the column." "One sign before decimals in the whole column.";
    /// Percentages among other numbers.
    CellUnits Error "cell-units" "\u{201c}{0}\u{201d}: percentages and other numbers stand in one column." "One unit in a column.";
    /// A percent sign contradicts the option.
    UnitDiffers Error "unit-differs" "The numbers have percent signs, and the unit is said to be {0}." "Leave the option unit out, or set it to percent.";
    /// A text in a column of dates.
    NotADate Error "not-a-date" "\u{201c}{0}\u{201d} is no date." "A year (2020), a month (2020-06) or a day (2020-06-30).";
    /// The number of a day as spreadsheets count.
    DateAsNumber Error "date-as-number" "\u{201c}{0}\u{201d} is a date that a spreadsheet turned into a number, probably {1}." "Format the column as text or as a date, and save it again.";
    /// A year of two digits.
    ShortYear Error "short-year" "\u{201c}{0}\u{201d} has a year of two digits." "Write the year with four digits.";
    /// Day before month and month before day in one column.
    MixedDays Error "mixed-days" "\u{201c}{0}\u{201d}: the day comes first in one row and the month in another (line {1})." "One order in the whole column, best 2020-06-30.";
    /// Two numbers for one thing.
    Duplicate Error "duplicate" "\u{201c}{0}\u{201d} has two different figures of one date, the other in line {1}." "Keep one of them, or name the column that tells them apart in series-column.";
    /// Areas that contain one another would be added up.
    OverlapSummed Error "overlap-summed" "The figures cannot be added up over \u{201c}{0}\u{201d}: \u{201c}{1}\u{201d} contains \u{201c}{2}\u{201d}." "Leave only rows of one level, or use that column as label-column.";
    /// Percentages would be added up.
    SharesAdded Error "shares-added" "\u{201c}{0}\u{201d} has several percentages of one date, and they cannot be added up over: {1}." "Name the column that tells them apart in series-column.";
    /// More facts than can be drawn.
    TooManyFacts Error "too-many-facts" "{0} figures, and at most {1} can be shown." "Choose with year ({2}), top (10) or facts ({3}).";
    /// The address of the source is none.
    NotAnAddress Error "not-an-address" "\u{201c}{0}\u{201d} is no web address." "https://\u{2026}";
    /// More errors of one kind.
    MoreErrors Error "more-errors" "And {0} more errors of the kind {1}." "";
    /// More warnings of one kind.
    MoreWarnings Warning "more-warnings" "And {0} more warnings of the kind {1}." "";
    /// More notes of one kind.
    MoreNotes Note "more-notes" "And {0} more notes of the kind {1}." "";
    /// The first row is data.
    NoHeader Warning "no-header" "The first row has figures in it, so there are no names of columns." "A first row with the names of the columns.";
    /// Nothing says when.
    NoDates Warning "no-dates" "No column with years or dates was found." "Name it in date-column, or say the year that all figures are of in the option year.";
    /// Two columns of one name.
    AlikeColumns Warning "alike-columns" "Two columns are named \u{201c}{0}\u{201d}; the other is column {1}. The first is read." "A name of its own for every column.";
    /// Several columns with numbers.
    SeveralValues Warning "several-values" "Several columns have figures; shown is \u{201c}{0}\u{201d}, not: {1}." "Choose with value-column.";
    /// Fewer cells than names of columns.
    FewerCells Warning "fewer-cells" "{0} cells, but {1} names of columns: the last cells are taken as empty." "As many cells in every row.";
    /// A cell that is too long.
    CellCut Warning "cell-cut" "A cell of more than 1 MiB was cut: \u{201c}{0}\u{201d}." "Look for a quotation mark that does not close.";
    /// A number that can be read in two ways.
    AmbiguousNumber Warning "ambiguous-number" "\u{201c}{0}\u{201d} was read as {1}." "Check it; without grouping no number can be misread.";
    /// A number that was saved with few digits.
    Scientific Warning "scientific" "\u{201c}{0}\u{201d} was saved with an exponent: digits may be lost." "Format the column as a number without decimals, and save it again.";
    /// Millions and ones in one column.
    MixedScales Warning "mixed-scales" "\u{201c}{0}\u{201d}: some cells say thousands or millions and others do not." "One notation in a column.";
    /// Decimals of people.
    PartsOfPeople Warning "parts-of-people" "{0} people is no whole number; {1} such cells." "If the column is in thousands or millions, say so in its name; if it has percentages, set unit to percent.";
    /// More than all.
    OverHundred Warning "over-hundred" "{0} percent is more than the whole." "Check the unit.";
    /// A day that can be read in two ways.
    AmbiguousDays Warning "ambiguous-days" "\u{201c}{0}\u{201d} and the like were read as {1}." "Check it; 2020-06-30 cannot be misread.";
    /// Rows without a date.
    RowsWithoutDate Warning "rows-without-date" "{0} rows have no date." "They are shown as not dated. Fill in the date or leave the rows out.";
    /// Dates go up and down.
    DatesOutOfOrder Warning "dates-out-of-order" "The dates of \u{201c}{0}\u{201d} go up and down, first at {1}." "They are put in order; check that none is misspelt.";
    /// One place under two names.
    TwoNames Warning "two-names" "\u{201c}{0}\u{201d} and \u{201c}{1}\u{201d} (line {2}) are one place." "One name for each place.";
    /// Letters that were read in the wrong encoding.
    Debris Warning "debris" "\u{201c}{0}\u{201d} has letters that were read in a wrong encoding." "Save the table again as UTF-8.";
    /// A text that a spreadsheet would run.
    Formula Warning "formula-text" "\u{201c}{0}\u{201d} begins as a formula does; it is shown as text." "Check where the table comes from.";
    /// The same row twice.
    RowTwice Warning "row-twice" "\u{201c}{0}\u{201d} stands in the table twice with the same figure, first in line {1}." "It is counted once. Leave one out.";
    /// The same name twice in a list.
    NamedTwice Warning "named-twice" "\u{201c}{0}\u{201d} is named twice." "It is counted once. Leave one out.";
    /// Parts of a sum are missing.
    PartsMissing Warning "parts-missing" "{0} sums have parts without data ({1} in the first); they are shown as \u{201c}at least\u{201d}." "Fill in the parts, or choose rows that are complete.";
    /// Parts of the rest are missing.
    RestUnknown Warning "rest-unknown" "What all others together make is not shown, because some have no data: {0}." "Fill in the gaps, or choose a year without any.";
    /// The total is not the sum.
    TotalDiffers Warning "total-differs" "\u{201c}{0}\u{201d} is {1}, but the rows make {2}." "Check the rows. What a total has more is shown as rest; a total that has less is left out.";
    /// Shares do not make a hundred.
    SharesDiffer Warning "shares-differ" "The percentages make {0}{1}." "Check whether a part is missing.";
    /// Areas that contain one another stand side by side.
    OverlapShown Warning "overlap-shown" "\u{201c}{0}\u{201d} contains \u{201c}{1}\u{201d}, and both are shown." "Choose rows of one level.";
    /// Who is counted is not said.
    WhoUnsaid Warning "who-unsaid" "The table does not say who is counted; it is shown as movements of people." "Say it in the option population: {0}.";
    /// How it was measured is not said.
    HowUnsaid Warning "how-unsaid" "The table does not say whether it counts people living there (stock) or people who came or went in a time (flow)." "Say it in the option measure: stock, flow, event or count.";
    /// What is counted is not said.
    UnitUnsaid Warning "unit-unsaid" "Nothing says what \u{201c}{0}\u{201d} counts; the figures are shown without a unit." "Say it in the option unit: {1}. Where none of them is right, \u{201c}other\u{201d} is.";
    /// The source has no address.
    NoAddress Warning "no-address" "The source has no web address." "Name the page in the option source-url.";
    /// The year was said by the journalist.
    YearGiven Note "year-given" "The table has no dates: all figures are shown as of {0}, as the option year says." "";
    /// The headline is made of names of columns.
    TitleMade Note "title-made" "The headline is made of names of columns: {0}." "Write a better one in the option title.";
    /// Lines above the table.
    Preamble Note "preamble" "{0} lines above the table are no part of it; its names of columns stand in line {1}." "";
    /// Lines below the table.
    NotesBelow Note "notes-below" "{0} lines below the table are notes and no part of it: {1}." "";
    /// Signs that nobody sees.
    SignsLeftOut Note "signs-left-out" "{0} signs that nobody sees were left out." "";
    /// Marks of notes.
    NotesTaken Note "notes-taken" "{0} names were freed of marks of notes." "Look whether a note must be shown with them.";
    /// Groups of columns.
    GroupChosen Note "group-chosen" "Shown are the columns under \u{201c}{0}\u{201d}, not those under: {1}." "Choose with series-column.";
    /// A value for all together.
    WholeUsed Note "whole-used" "Of \u{201c}{0}\u{201d} only the rows with \u{201c}{1}\u{201d} are read, not its {2} other values." "Show the others with series-column.";
    /// Rows were added up.
    Summed Note "summed" "Summed over \u{201c}{0}\u{201d}: up to {1} rows for one figure." "Show them apart with label-column or series-column.";
    /// One level of rows was chosen.
    LevelChosen Note "level-chosen" "Rows of the table contain one another. Shown are {0} {1}: {2}. Not shown are {3} others: {4}." "Choose others by name with facts.";
    /// Long series were thinned.
    Thinned Note "thinned" "{0} figures, of which {1} are shown: the first, last, least and greatest of each stretch of time." "All figures of a shorter time are shown with year ({2}).";
    /// The total stands apart.
    TotalApart Note "total-apart" "\u{201c}{0}\u{201d} is the total: it is no bar of its own." "";
    /// The total is not shown.
    TotalLeftOut Note "total-left-out" "\u{201c}{0}\u{201d} is the total: it is left out." "";
    /// Numbers were multiplied as their header says.
    Scaled Note "scaled" "The numbers are multiplied by {1}, as \u{201c}{0}\u{201d} says, and shown as \u{201c}about\u{201d}." "";
    /// Numbers were multiplied as their cells say.
    CellsScaled Note "cells-scaled" "Numbers with words such as million are written out and shown as \u{201c}about\u{201d}." "";
    /// Another encoding than UTF-8.
    Encoding Note "encoding" "The text was read as {0}." "Check letters with accents; UTF-8 cannot be misread.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_left_empty() {
        let remark = Remark::new(Problem::TooLarge, At::Whole, &["6 MiB", "5 MiB"]);
        assert_eq!(remark.message(), "Too large: 6 MiB, and at most 5 MiB can be read.");
        assert_eq!(remark.filled("{1} {7} {"), "5 MiB  {");
    }

    #[test]
    fn what_was_found_is_an_excerpt_without_hidden_signs() {
        let remark = Remark::new(Problem::Empty, At::Whole, &["a\u{202e}b\nc", &"é".repeat(1000)]);
        assert_eq!(remark.found[0], "a b c");
        assert!(remark.found[1].len() <= EXCERPT + 3 && remark.found[1].ends_with('…'));
    }

    #[test]
    fn every_name_is_given_once() {
        let mut names: Vec<_> = Problem::ALL.iter().map(|problem| problem.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Problem::ALL.len());
    }
}
