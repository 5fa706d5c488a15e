//! The fallback and the snippet in all its forms: a picture's facts as plain HTML that needs nothing else.
//!
//! Readable in a feed, in reader mode, in mail and without scripts; same words as the description. No style, and
//! nothing inside an attribute that a content management system would change.

use crate::scene::Description;
use crate::svg::{escape, plain};

/// A drawn picture of the same facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Address of the SVG.
    pub vector: String,
    /// Address of the PNG, for what shows no SVG.
    pub pixels: String,
    /// Width, CSS px.
    pub width: u32,
    /// Height, CSS px.
    pub height: u32,
    /// What kind of picture it is, and where its content stands. The summary is a paragraph beside it already:
    /// repeated here, a screen reader would say it twice, and with nothing here nobody would know of a picture.
    pub alt: String,
}

/// Whom to credit, and under which licence, in running text around a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// What stands before the licence; all of it when none is named.
    pub text: String,
    /// Name of the licence, and its address.
    pub licence: Option<(String, String)>,
    /// What stands behind.
    pub end: String,
}

/// What is copied.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// The facts in words.
    pub description: &'a Description,
    /// A picture that shows just that; none rather than a wrong one.
    pub picture: Option<&'a Picture>,
    /// Whom to credit.
    pub credit: &'a Credit,
    /// Language of the words. A page that takes the copy may be in another one, and of another direction.
    pub lang: &'a str,
    /// Their direction, `ltr` or `rtl`.
    pub direction: &'a str,
    /// Name of the table.
    pub table: &'a str,
    /// What stands between a name and what it names, as the language has it.
    pub colon: &'a str,
    /// What stands between a number and what it counts.
    pub gap: &'a str,
}

/// The script that makes a copy better.
#[derive(Clone, Copy, Debug)]
pub struct Script<'a> {
    /// Its address.
    pub address: &'a str,
    /// What its bytes must hash to, as `integrity` takes it.
    pub integrity: Option<&'a str>,
}

/// The page for frames.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its address with its query.
    pub address: &'a str,
    /// Width, CSS px.
    pub width: u32,
    /// Height, CSS px.
    pub height: u32,
}

/// Names and values of options.
pub type Pairs<'a> = [(&'a str, &'a str)];

/// The figure inside a host element: heading, picture, sentence, notes, source, credit, table in `<details>`.
pub fn fallback(figure: &Figure) -> String {
    let mut html = String::new();
    open(&mut html, "figure", figure);
    // Lazy, because a widget that takes over makes the picture needless further down a page.
    words(&mut html, figure, |picture| (&picture.vector, " loading=\"lazy\" decoding=\"async\""));
    small_print(&mut html, figure);
    html.push_str("<details>\n");
    element(&mut html, "summary", figure.table);
    table(&mut html, figure.description);
    html.push_str("</details>\n</figure>");
    html
}

/// The host `div` with its options and the fallback, and the script.
pub fn snippet(options: &Pairs, fallback: &str, script: Script) -> String {
    let mut html = String::from("<div class=\"migration-facts\"");
    for (name, value) in options {
        attribute(&mut html, "data-", name, value);
    }
    inside(html, fallback, "div", script)
}

/// The custom element with its options and the fallback, and the script.
pub fn custom_element(options: &Pairs, fallback: &str, script: Script) -> String {
    let mut html = String::from("<migration-facts");
    for (name, value) in options {
        // A plain `title` is the browser's tooltip.
        attribute(&mut html, if *name == "title" { "data-" } else { "" }, name, value);
    }
    inside(html, fallback, "migration-facts", script)
}

/// The script alone; where none runs, the fallback.
pub fn script_alone(options: &Pairs, fallback: &str, script: Script) -> String {
    let mut html = String::new();
    push_script(&mut html, script, options);
    html.push_str("<noscript>\n");
    html.push_str(fallback);
    html.push_str("\n</noscript>\n");
    html
}

/// For the head of a page whose reader sees the widget first: what it needs is on its way before the script says so.
/// `files` are addresses as the script will ask for them.
pub fn head(script: Script, files: &[String]) -> String {
    let mut html = String::from("<link rel=\"preload\" as=\"script\"");
    attribute(&mut html, "", "href", script.address);
    push_integrity(&mut html, script);
    html.push_str(">\n");
    for address in files {
        // As scripts fetch: without it the browser asks twice.
        html.push_str("<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\"");
        attribute(&mut html, "", "href", address);
        html.push_str(">\n");
    }
    html
}

/// What a frame may do: draw, open a source, and save a picture. Out of the sandbox there, or the source's own page would not run.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The page for frames with source and credit under it, and the script, which gives the frame its height.
pub fn iframe(figure: &Figure, frame: Frame, script: Script) -> String {
    let mut html = String::new();
    open(&mut html, "figure", figure);
    html.push_str("<iframe");
    framed(&mut html, figure, frame);
    html.push_str(" loading=\"lazy\"></iframe>\n");
    caption(&mut html, figure);
    push_script(&mut html, script, &[]);
    html
}

/// The same for AMP, which shows the picture first and asks readers before a frame grows.
pub fn amp(figure: &Figure, frame: Frame, picture: &Picture, more: &str) -> String {
    let mut html = String::new();
    open(&mut html, "figure", figure);
    html.push_str("<amp-iframe");
    framed(&mut html, figure, frame);
    html.push_str(" layout=\"responsive\" resizable>\n<amp-img placeholder layout=\"fill\"");
    attribute(&mut html, "", "src", &picture.pixels);
    attribute(&mut html, "", "alt", &figure.description.title);
    html.push_str("></amp-img>\n<div overflow tabindex=\"0\" role=\"button\"");
    attribute(&mut html, "", "aria-label", more);
    html.push('>');
    write(more, &mut html);
    html.push_str("</div>\n</amp-iframe>\n");
    caption(&mut html, figure);
    html
}

/// Most rows that are worth a list in a mail.
const LISTED: usize = 12;

/// For newsletters: no table and no script, a PNG, and a link to the page that has all.
pub fn mail(figure: &Figure, page: &str, more: &str) -> String {
    let mut html = String::new();
    open(&mut html, "div", figure);
    words(&mut html, figure, |picture| (&picture.pixels, ""));
    if (2..=LISTED).contains(&figure.description.rows.len()) {
        html.push_str("<ul>\n");
        for row in &figure.description.rows {
            element(&mut html, "li", &in_a_line(row, figure));
        }
        html.push_str("</ul>\n");
    }
    small_print(&mut html, figure);
    html.push_str("<p>");
    link(&mut html, page, more, "");
    html.push_str("</p>\n</div>\n");
    html
}

/// Whom to credit, as a paragraph.
pub fn credited(figure: &Figure) -> String {
    let mut html = String::new();
    credit(&mut html, figure.credit);
    html
}

/// Whether a value survives a content management system inside an attribute.
pub fn is_plain(value: &str) -> bool {
    // What begins with a curled quote may be what an editor made of a straight one: the script does not take it.
    let curled = value.starts_with(['\u{2018}', '\u{2019}', '\u{201e}', '\u{ab}', '\u{bb}', '\u{2032}', '\u{2033}']);
    !curled && !value.contains(['"', '\'', '&', '<', '>', '[', ']', '{', '}', '\u{201c}', '\u{201d}', '\n'])
}

/// An opening tag with language and direction.
fn open(html: &mut String, name: &str, figure: &Figure) {
    html.push('<');
    html.push_str(name);
    attribute(html, "", "lang", figure.lang);
    attribute(html, "", "dir", figure.direction);
    html.push_str(">\n");
}

/// Heading, picture (its address and further attributes are chosen) and sentence.
fn words(html: &mut String, figure: &Figure, choose: impl Fn(&Picture) -> (&str, &str)) {
    element(html, "h3", &figure.description.title);
    if let Some(picture) = figure.picture {
        image(html, picture, choose(picture));
    }
    element(html, "p", &figure.description.summary);
}

/// Notes, source and credit.
fn small_print(html: &mut String, figure: &Figure) {
    for note in &figure.description.notes {
        element(html, "p", note);
    }
    source(html, figure);
    credit(html, figure.credit);
}

/// What a row is about, its value, and what that counts, where its sign does not say it already.
fn in_a_line(row: &[String], Figure { colon, gap, .. }: &Figure) -> String {
    match row {
        [label, value, unit, _, _, _, ..] if !unit.is_empty() && !value.ends_with('%') => {
            format!("{label}{colon}{value}{gap}{unit}")
        }
        [label, value, ..] if !value.is_empty() => format!("{label}{colon}{value}"),
        _ => row.first().cloned().unwrap_or_default(),
    }
}

fn inside(mut html: String, fallback: &str, name: &str, script: Script) -> String {
    html.push_str(">\n");
    html.push_str(fallback);
    html.push_str("\n</");
    html.push_str(name);
    html.push_str(">\n");
    push_script(&mut html, script, &[]);
    html
}

fn push_script(html: &mut String, script: Script, options: &Pairs) {
    html.push_str("<script async");
    attribute(html, "", "src", script.address);
    push_integrity(html, script);
    for (name, value) in options {
        attribute(html, "data-", name, value);
    }
    html.push_str("></script>\n");
}

fn push_integrity(html: &mut String, script: Script) {
    if let Some(integrity) = script.integrity {
        attribute(html, "", "integrity", integrity);
        // Without it a browser may not look at the bytes of another origin.
        attribute(html, "", "crossorigin", "anonymous");
    }
}

/// The attributes that both kinds of frame have.
fn framed(html: &mut String, figure: &Figure, frame: Frame) {
    attribute(html, "", "src", frame.address);
    attribute(html, "", "title", &figure.description.title);
    attribute(html, "", "width", &frame.width.to_string());
    attribute(html, "", "height", &frame.height.to_string());
    attribute(html, "", "sandbox", SANDBOX);
    attribute(html, "", "referrerpolicy", "no-referrer");
    // In place of a style: the edge would take from the height that the page asks for.
    attribute(html, "", "frameborder", "0");
}

fn caption(html: &mut String, figure: &Figure) {
    html.push_str("<figcaption>\n");
    source(html, figure);
    credit(html, figure.credit);
    html.push_str("</figcaption>\n</figure>\n");
}

/// Writes a text. What is isolated in it is as it was printed, in Latin letters: an element of its own.
fn write(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{2068}') {
        let (title, after) = after.split_once('\u{2069}').unwrap_or((after, ""));
        escape(&plain(before), html);
        html.push_str("<bdi lang=\"en\">");
        escape(&plain(title), html);
        html.push_str("</bdi>");
        rest = after;
    }
    escape(&plain(rest), html);
}

fn attribute(html: &mut String, before: &str, name: &str, value: &str) {
    html.push(' ');
    html.push_str(before);
    html.push_str(name);
    html.push_str("=\"");
    escape(&plain(value), html);
    html.push('"');
}

fn element(html: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    html.push('<');
    html.push_str(name);
    html.push('>');
    write(text, html);
    html.push_str("</");
    html.push_str(name);
    html.push_str(">\n");
}

fn image(html: &mut String, picture: &Picture, (address, further): (&str, &str)) {
    html.push_str("<img");
    attribute(html, "", "src", address);
    attribute(html, "", "width", &picture.width.to_string());
    attribute(html, "", "height", &picture.height.to_string());
    attribute(html, "", "alt", &picture.alt);
    html.push_str(further);
    html.push_str(">\n");
}

fn link(html: &mut String, address: &str, text: &str, rel: &str) {
    html.push_str("<a");
    attribute(html, "", "href", address);
    if !rel.is_empty() {
        attribute(html, "", "rel", rel);
    }
    html.push('>');
    write(text, html);
    html.push_str("</a>");
}

fn source(html: &mut String, figure: &Figure) {
    let source = &figure.description.source;
    html.push_str("<p>");
    write(&source.label, html);
    write(figure.colon, html);
    match &source.address {
        Some(address) => link(html, address, &source.text, ""),
        None => write(&source.text, html),
    }
    html.push_str("</p>\n");
}

fn credit(html: &mut String, credit: &Credit) {
    if credit.text.is_empty() {
        return;
    }
    html.push_str("<p>");
    write(&credit.text, html);
    if let Some((name, address)) = &credit.licence {
        link(html, address, name, "license");
    }
    write(&credit.end, html);
    html.push_str("</p>\n");
}

fn table(html: &mut String, description: &Description) {
    html.push_str("<table>\n<thead><tr>");
    for column in &description.columns {
        cell(html, "<th scope=\"col\">", column, "</th>");
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &description.rows {
        html.push_str("<tr>");
        for (index, text) in row.iter().enumerate() {
            match index {
                0 => cell(html, "<th scope=\"row\">", text, "</th>"),
                _ => cell(html, "<td>", text, "</td>"),
            }
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
}

fn cell(html: &mut String, open: &str, text: &str, close: &str) {
    html.push_str(open);
    write(text, html);
    html.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn description() -> Description {
        Description {
            title: "A < B".into(),
            summary: "S & T".into(),
            columns: vec!["Fact".into(), "Value".into()],
            rows: vec![vec!["<b>".into(), "1".into()], vec!["c".into(), "2".into()]],
            ..Description::default()
        }
    }

    fn picture() -> Picture {
        let address = |ending| format!("https://cdn.example/p.{ending}");
        Picture { vector: address("svg"), pixels: address("png"), width: 640, height: 300, alt: "Bars".into() }
    }

    fn credit() -> Credit {
        let licence = Some(("CC BY 4.0".into(), "https://creativecommons.org/licenses/by/4.0/".into()));
        Credit { text: "Credit: P. Licence: ".into(), licence, end: ".".into() }
    }

    /// What a form makes of a figure with everything in it.
    fn made(form: impl Fn(&Figure, &Picture) -> String) -> String {
        let (description, picture, credit) = (description(), picture(), credit());
        let (picture, credit) = (&picture, &credit);
        let figure = Figure {
            description: &description,
            picture: Some(picture),
            credit,
            lang: "en",
            direction: "ltr",
            table: "Table",
            colon: ": ",
            gap: " ",
        };
        form(&figure, picture)
    }

    const SCRIPT: Script = Script { address: "https://cdn.example/1/migration-facts.js", integrity: None };
    const FRAME: Frame = Frame { address: "https://cdn.example/1/embed.html?a=1&b=2", width: 640, height: 300 };

    #[test]
    fn nothing_of_a_description_is_read_as_markup() {
        for html in [
            made(|figure, _| fallback(figure)),
            made(|figure, _| mail(figure, "https://a.example/", "More")),
            made(|figure, _| iframe(figure, FRAME, SCRIPT)),
            made(|figure, picture| amp(figure, FRAME, picture, "More")),
        ] {
            assert!(html.contains("A &lt; B") && !html.contains("<b>") && !html.contains("style="), "{html}");
        }
    }

    #[test]
    fn what_is_isolated_is_an_element_and_no_sign_of_a_layout_is_left() {
        let mut html = String::new();
        element(&mut html, "p", "a\u{ad}b: \u{2068}<T>\u{2069}, c");
        attribute(&mut html, "", "alt", "\u{2068}T\u{2069}\u{ad}");
        assert_eq!(html, "<p>ab: <bdi lang=\"en\">&lt;T&gt;</bdi>, c</p>\n alt=\"T\"");
    }

    #[test]
    fn a_fallback_says_its_language_and_credits() {
        let html = made(|figure, _| fallback(figure));
        assert!(html.starts_with(
            "<figure lang=\"en\" dir=\"ltr\">\n<h3>A &lt; B</h3>\n<img src=\"https://cdn.example/p.svg\""
        ));
        assert!(html.contains(
            "<p>Credit: P. Licence: <a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC BY 4.0</a>.</p>"
        ));
    }

    #[test]
    fn a_snippet_carries_its_options_as_data_attributes() {
        let html = snippet(&[("sheet", "iom")], "<figure></figure>", SCRIPT);
        assert!(html.starts_with("<div class=\"migration-facts\" data-sheet=\"iom\">\n<figure>"));
        assert!(html.ends_with("<script async src=\"https://cdn.example/1/migration-facts.js\"></script>\n"));
    }

    #[test]
    fn a_custom_element_has_plain_attributes_but_for_the_headline() {
        let html = custom_element(&[("sheet", "iom"), ("title", "T")], "", SCRIPT);
        assert!(html.starts_with("<migration-facts sheet=\"iom\" data-title=\"T\">"));
    }

    #[test]
    fn what_has_integrity_is_asked_for_with_cors() {
        let html = script_alone(&[("sheet", "iom")], "F", Script { integrity: Some("sha384-x"), ..SCRIPT });
        assert!(html.contains(" integrity=\"sha384-x\" crossorigin=\"anonymous\" data-sheet=\"iom\"></script>"));
        assert!(html.ends_with("<noscript>\nF\n</noscript>\n"));
    }

    #[test]
    fn a_frame_has_its_query_escaped_and_may_run_scripts_in_its_sandbox() {
        for html in
            [made(|figure, _| iframe(figure, FRAME, SCRIPT)), made(|figure, picture| amp(figure, FRAME, picture, "M"))]
        {
            assert!(
                html.contains("?a=1&amp;b=2\"") && html.contains("sandbox=\"allow-scripts allow-popups "),
                "{html}"
            );
            assert!(html.contains("rel=\"license\"") && !html.contains("allow-same-origin"), "{html}");
        }
    }

    #[test]
    fn a_mail_has_pixels_and_a_list_in_place_of_a_table() {
        let html = made(|figure, _| mail(figure, "https://a.example/", "More"));
        assert!(
            html.contains("p.png")
                && html.contains("<li>c: 2</li>")
                && html.contains("<a href=\"https://a.example/\">More</a>")
        );
        assert!(!html.contains("<table") && !html.contains("<script") && !html.contains(".svg"));
    }

    #[test]
    fn quotes_and_brackets_are_not_plain() {
        assert!(is_plain("movements share-of-world") && is_plain("#aa3300"));
        for value in ["a\"b", "a&b", "<i>", "{}", "[1]", "it's"] {
            assert!(!is_plain(value), "{value}");
        }
    }
}
