//! Every language writes as ICU4X does, which reads the same tables of CLDR with a program of its own.
//!
//! Spans of dates and percent are not here: ICU4X has none. `tests/hosts/intl.test.mjs` has them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod differences;
mod samples;

use differences::Comparison;
use fixed_decimal::{CompactDecimal, Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as Calendar;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_list::{ListFormatter, options::ListFormatterOptions, options::ListLength};
use icu_locale_core::Locale;
use icu_plurals::{PluralOperands, PluralRules};
use migration_facts::language::Language;
use samples::Number;
use serde_json::Value;
use std::fs;

const TAGS: [&str; 8] = ["en", "es", "fr", "pt", "ar", "ar-EG", "zh", "ru"];

/// A language of ours, and what CLDR says of it.
struct Spoken {
    tag: &'static str,
    language: Language,
    locale: Locale,
    cldr: Value,
}

fn spoken() -> impl Iterator<Item = Spoken> {
    TAGS.into_iter().map(|tag| {
        let file = format!("{}/data/cldr/{tag}.json", env!("CARGO_MANIFEST_DIR"));
        let cldr: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let locale = cldr["locale"].as_str().unwrap().parse().unwrap();
        Spoken { tag, language: Language::find(tag).unwrap(), locale, cldr }
    })
}

/// The number as ICU4X takes it, with its decimal if it has one.
fn decimal(number: Number) -> Decimal {
    let mut decimal = Decimal::from(number.0);
    decimal.multiply_pow10(-1);
    decimal.absolute.trim_end();
    decimal
}

#[test]
fn numbers_are_written_alike() {
    let mut comparison = Comparison::of("number");
    for Spoken { tag, language, locale, .. } in spoken() {
        let theirs = DecimalFormatter::try_new((&locale).into(), Default::default()).unwrap();
        for number in samples::numbers() {
            let decimal = decimal(number);
            comparison.note(
                tag,
                &decimal.to_string(),
                &language.number(number.value()),
                &theirs.format(&decimal).to_string(),
            );
        }
    }
    comparison.end();
}

/// The name of the category that we give a number.
fn category(spoken: &Spoken, value: f64, decimals: u8, millions: bool) -> String {
    let number = spoken.language.category(value, decimals, millions);
    spoken.cldr["categories"][number].as_str().unwrap().to_owned()
}

#[test]
fn plural_categories_are_the_same() {
    let mut comparison = Comparison::of("category");
    for spoken in spoken() {
        let theirs = PluralRules::try_new_cardinal((&spoken.locale).into()).unwrap();
        let name = |operands: PluralOperands| format!("{:?}", theirs.category_for(operands)).to_lowercase();
        for number in samples::numbers() {
            let (decimal, value) = (decimal(number), number.value());
            let millions = number.0 != 0 && number.0 % 10_000_000 == 0;
            let ours = category(&spoken, value, u8::from(!number.is_whole()), millions);
            comparison.note(spoken.tag, &decimal.to_string(), &ours, &name((&decimal).into()));
            // Shortened, it has one decimal of a million at most.
            let short = (value.abs() / 1e5).round() / 10.0;
            if short >= 1.0 {
                let shortened: CompactDecimal = format!("{short}c6").parse().unwrap();
                let ours = category(&spoken, short * 1e6, 0, true);
                comparison.note(spoken.tag, &shortened.to_string(), &ours, &name((&shortened).into()));
            }
        }
    }
    comparison.end();
}

/// How many decimals a number in a unit is given where they are asked for.
fn shown(exponent: u8) -> i16 {
    match exponent {
        4 => 0,
        8 => 2,
        _ => 1,
    }
}

/// A number shortened by ICU4X, rounded half away from zero once.
fn shortened(theirs: &CompactDecimalFormatter, number: Number, decimals: bool) -> String {
    let round = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    let short = |exponent: u8| {
        let mut short = decimal(number);
        short.multiply_pow10(-i16::from(exponent));
        let decimals = if decimals { shown(exponent) } else { 0 };
        short.round_with_mode(-decimals, round);
        short.absolute.trim_end();
        short.absolute.pad_end(-decimals);
        short
    };
    let exponent_of = |decimal: &Decimal| decimal.absolute.nonzero_magnitude_start();
    let first = theirs.compact_exponent_for_magnitude(exponent_of(&decimal(number)));
    // Rounding may make a number as large as the next unit.
    let exponent = theirs.compact_exponent_for_magnitude(exponent_of(&short(first)) + i16::from(first));
    theirs.format_with_exponent(&short(exponent), exponent).unwrap().to_string()
}

#[test]
fn large_numbers_are_shortened_alike() {
    let mut comparison = Comparison::of("compact");
    for Spoken { tag, language, locale, .. } in spoken() {
        let theirs = CompactDecimalFormatter::try_new_long((&locale).into(), Default::default()).unwrap();
        for number in samples::numbers().into_iter().filter(|number| number.value().abs() >= 1e6) {
            for decimals in [false, true] {
                let what = format!("{} {}", decimal(number), u8::from(decimals));
                let ours = language.compact(number.value(), decimals.into());
                comparison.note(tag, &what, &ours, &shortened(&theirs, number, decimals));
            }
        }
    }
    comparison.end();
}

#[test]
fn dates_are_written_alike() {
    let mut comparison = Comparison::of("date");
    for Spoken { tag, language, locale, .. } in spoken() {
        let years = Calendar::<Gregorian, _>::try_new((&locale).into(), Y::long()).unwrap();
        let months = Calendar::<Gregorian, _>::try_new((&locale).into(), YM::long()).unwrap();
        let days = Calendar::<Gregorian, _>::try_new((&locale).into(), YMD::long()).unwrap();
        for (year, month, day) in samples::days() {
            let date = Date::try_new_gregorian(year, month, day).unwrap();
            let edtf = format!("{year}-{month:02}-{day:02}");
            comparison.note(tag, &edtf, &language.date(&edtf), &days.format(&date).to_string());
            comparison.note(tag, &edtf[..7], &language.date(&edtf[..7]), &months.format(&date).to_string());
            comparison.note(tag, &edtf[..4], &language.date(&edtf[..4]), &years.format(&date).to_string());
        }
    }
    comparison.end();
}

#[test]
fn lists_are_joined_alike() {
    let mut comparison = Comparison::of("list");
    for Spoken { tag, language, locale, cldr } in spoken() {
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        let theirs = ListFormatter::try_new_and((&locale).into(), wide).unwrap();
        let places = cldr["places"].as_object().unwrap();
        let states = places.iter().filter(|(code, _)| code.starts_with(char::is_alphabetic));
        let states: Vec<(&str, &str)> = states.map(|(code, name)| (code.as_str(), name.as_str().unwrap())).collect();
        for few in (2..=5).flat_map(|size| states.windows(size)) {
            let (codes, names): (Vec<&str>, Vec<&str>) = few.iter().copied().unzip();
            comparison.note(tag, &codes.join(" "), &language.list(&names), &theirs.format(names.iter()).to_string());
        }
    }
    comparison.end();
}
