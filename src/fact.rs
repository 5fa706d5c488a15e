//! Station one, the nouns: what a fact sheet may say about migration.
//!
//! In comes nothing; every other station reads these types. A bare number never
//! travels: a [`Quantity`] carries its unit, bound, population, measure and
//! origin, and the [`Fact`] around it carries period, place or scope, source
//! and status.
//!
//! A bundled sheet and a newsroom's own are one type: strings are [`Str`]
//! (borrowed when baked in) and words for readers are [`Text`].

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A string that is baked into the program or owned.
pub type Str = Cow<'static, str>;

/// A list that is baked into the program or owned.
pub type List<T> = Cow<'static, [T]>;

/// The number of a fact in its sheet, from zero.
pub type FactId = u32;

/// Words for readers: standing in a sheet, or found in the language by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// Words as the sheet gives them.
    Own(String),
    /// The number of a text in the language's table (bundled sheets only).
    #[serde(skip_deserializing)]
    Bundled(u16),
}

/// Facts with one story, and the sources that they were read in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FactSheet {
    /// Short name in lower-case letters, digits and hyphens.
    pub id: Str,
    /// What the sheet is about, for lists and for a page of several facts.
    pub title: Text,
    /// The widgets that suit these facts; the first is the default.
    pub widgets: List<Suits>,
    /// Where the facts were read.
    pub sources: List<Source>,
    /// The facts, in the order in which they are given.
    pub facts: List<Fact>,
}

/// A widget that suits a sheet, and what its picture says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Suits {
    /// The widget.
    pub widget: Widget,
    /// The finding, as a headline.
    pub title: Text,
    /// What is measured, in which unit.
    #[serde(default)]
    pub subtitle: Option<Text>,
    /// What a reader must know not to misread the picture.
    #[serde(default)]
    pub note: Option<Text>,
}

/// The kinds of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Widget {
    /// One fact, or a few side by side.
    Card,
    /// Bars of what is comparable.
    Totals,
    /// Parts of a whole.
    Share,
    /// States, one tile each.
    Members,
    /// Events by date.
    Timeline,
    /// Numbers over the years.
    Trend,
}

impl Widget {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Widget; 6] =
        [Widget::Card, Widget::Totals, Widget::Share, Widget::Members, Widget::Timeline, Widget::Trend];

    /// Public name.
    pub fn name(self) -> &'static str {
        match self {
            Widget::Card => "card",
            Widget::Totals => "totals",
            Widget::Share => "share",
            Widget::Members => "members",
            Widget::Timeline => "timeline",
            Widget::Trend => "trend",
        }
    }
}

/// A public page or data set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Short name, used by the facts of this sheet.
    pub id: Str,
    /// Who published it.
    pub publisher: Text,
    /// What it is called.
    pub title: Text,
    /// Year of publication, where it is printed.
    #[serde(default)]
    pub year: Option<u16>,
    /// Web address, `https` or `http`; a reader is only ever sent to `https`.
    pub address: Str,
    /// Licence under which the figures may be shown, where one is named.
    #[serde(default)]
    pub licence: Option<Str>,
}

/// One thing that a source says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    /// Short name, unique in its sheet.
    pub id: Str,
    /// What it is about, in a few words; without it, the name of the place.
    #[serde(default)]
    pub label: Option<Text>,
    /// One sentence with the scope in it.
    #[serde(default)]
    pub sentence: Option<Text>,
    /// What a reader must know not to misread it.
    #[serde(default)]
    pub note: Option<Text>,
    /// Where it holds: an ISO 3166-1 alpha-3 or UN M49 code.
    #[serde(default)]
    pub place: Option<Str>,
    /// Where or for whom it holds, when no code says it.
    #[serde(default)]
    pub scope: Option<Text>,
    /// When it held or happened.
    pub period: Period,
    /// Name of a source of this sheet.
    pub source: Str,
    /// At most eight words, as the source prints them.
    #[serde(default)]
    pub as_printed: Option<Str>,
    /// How we know it.
    pub status: Status,
    /// What kind of fact it is, with all that its kind demands.
    pub kind: Kind,
}

/// When a fact held or happened, as EDTF (ISO 8601-2:2019), no more precise than is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Period {
    /// The source prints it.
    Stated(Str),
    /// Another page or a rule gives it.
    Inferred {
        /// The EDTF expression.
        edtf: Str,
        /// Why it may be read so.
        reason: Text,
        /// The page that says so.
        address: Str,
    },
    /// It happened at some time that is not known.
    Unknown,
    /// It has no date (a name, a role).
    Timeless,
}

/// How we know a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Status {
    /// The source says so.
    Stated,
    /// The source says that it will be so.
    Announced,
    /// We counted what the source lists.
    Counted,
    /// Another page lets us conclude it.
    Inferred {
        /// Why it may be concluded.
        reason: Text,
        /// The page that says so.
        address: Str,
    },
    /// Calculated from other facts of this sheet.
    Derived {
        /// Their names.
        from: List<Str>,
    },
}

/// The kinds of fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Kind {
    /// A number of something.
    Quantity(Quantity),
    /// Something that happened or was announced to happen.
    Event(Event),
    /// Several things by name.
    List(Listing),
    /// A place in an order.
    Rank(Rank),
    /// How one body stands to another.
    Relation(Relation),
    /// Something said without a number.
    Statement(Statement),
}

/// A number with all that it takes to read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Quantity {
    /// The number, in whole units; `null` is "no data", never zero.
    pub value: Option<f64>,
    /// What is counted.
    pub unit: Unit,
    /// How exactly it is known.
    pub bound: Bound,
    /// Who or what is meant.
    pub population: Population,
    /// How it was measured.
    pub measure: Measure,
    /// Whether it was observed.
    #[serde(default)]
    pub origin: Origin,
    /// For a part: the code of the place that all parts of its kind make up.
    #[serde(default)]
    pub part_of: Option<Str>,
    /// For a share: the whole that it is a share of, in words.
    #[serde(default)]
    pub share_of: Option<Text>,
    /// For a count: the list of this sheet that it must agree with.
    #[serde(default)]
    pub counts: Option<Str>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Persons.
    People,
    /// Hundredths of a whole.
    Percent,
    /// States.
    States,
    /// Countries.
    Countries,
    /// Days.
    Days,
    /// Organizations.
    Organizations,
    /// Themes of a programme.
    Themes,
    /// Meetings in a year.
    MeetingsPerYear,
    /// Something that has no word here, such as visas or US dollars: the number stands alone, and the subtitle says what it is.
    Other,
}

impl Unit {
    /// All of them, in their order.
    pub const ALL: [Unit; 9] = [
        Unit::People,
        Unit::Percent,
        Unit::States,
        Unit::Countries,
        Unit::Days,
        Unit::Organizations,
        Unit::Themes,
        Unit::MeetingsPerYear,
        Unit::Other,
    ];
}

/// How exactly a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// As printed, without qualification.
    Exact,
    /// "some", "about".
    About,
    /// Open above, the number itself excluded.
    MoreThan,
    /// Open above, the number itself included.
    AtLeast,
    /// Open below, the number itself excluded.
    LessThan,
    /// Open below, the number itself included.
    UpTo,
    /// From the value to this number.
    Range(f64),
}

/// Who or what a number is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// International migrants.
    Migrants,
    /// Refugees.
    Refugees,
    /// Asylum seekers.
    AsylumSeekers,
    /// Migrants and refugees, put together by the source.
    MigrantsAndRefugees,
    /// Movements of people, as a source words it.
    Movements,
    /// Officials of governments.
    Officials,
    /// Members of a body.
    Members,
    /// Anything that is not people or states: days, themes.
    Things,
}

impl Population {
    /// All of them, in their order.
    pub const ALL: [Population; 8] = [
        Population::Migrants,
        Population::Refugees,
        Population::AsylumSeekers,
        Population::MigrantsAndRefugees,
        Population::Movements,
        Population::Officials,
        Population::Members,
        Population::Things,
    ];
}

/// How a number was measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Measure {
    /// How many there are at a time.
    Stock,
    /// How many came or went in a time.
    Flow,
    /// How many at one occasion.
    Event,
    /// How many of a thing that is not people.
    Count,
    /// The source leaves it open.
    Unclear {
        /// What is open.
        reason: Text,
    },
}

/// Whether a number was observed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Origin {
    /// Counted or estimated for its own period.
    #[default]
    Observed,
    /// Calculated ahead by a model of its publisher.
    Projection,
    /// A line that somebody prolonged.
    Extrapolation {
        /// Who did.
        by: Text,
    },
}

/// Something that happened or was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Event {
    /// Where, as printed.
    #[serde(default)]
    pub venue: Option<Text>,
    /// Its number in a series.
    #[serde(default)]
    pub ordinal: Option<u16>,
}

/// Several things by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Listing {
    /// The things.
    pub items: List<Item>,
    /// Whether the source says that there are more ("include").
    pub open: bool,
}

/// One thing of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Item {
    /// A state or area, by ISO 3166-1 alpha-3 or UN M49 code.
    Place(Str),
    /// A state or area, with the earliest date at which a source lists it.
    Listed {
        /// Its code.
        place: Str,
        /// The date, as EDTF.
        since: Str,
        /// Name of a source of this sheet.
        source: Str,
    },
    /// Anything else, by name.
    Name(Text),
}

impl Item {
    /// The code of a state or area.
    pub fn place(&self) -> Option<&str> {
        match self {
            Item::Place(place) | Item::Listed { place, .. } => Some(place),
            Item::Name(_) => None,
        }
    }
}

/// A place in an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rank {
    /// One is the highest.
    pub rank: u16,
    /// What is compared.
    pub of: Text,
}

/// How one body stands to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Relation {
    /// Who.
    pub subject: Text,
    /// How.
    pub verb: Verb,
    /// To whom or what.
    pub object: Text,
}

/// The ways in which one body stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Two names for one body.
    AlsoKnownAs,
    /// Came after.
    Followed,
    /// Belongs to.
    PartOf,
    /// Received an event.
    Hosted,
    /// Helped.
    Supports,
    /// Takes direction from.
    DirectedBy,
}

impl Verb {
    /// All of them, in their order.
    pub const ALL: [Verb; 6] =
        [Verb::AlsoKnownAs, Verb::Followed, Verb::PartOf, Verb::Hosted, Verb::Supports, Verb::DirectedBy];
}

/// Something said without a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statement {
    /// What is said, in our words.
    pub text: Text,
}
