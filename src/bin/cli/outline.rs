//! Text as outlines: every glyph once, in the units of its font, and named wherever it stands.
//!
//! A quarter of the bytes of one path for every line of text. A glyph is named by its form, so that pictures may stand
//! in one document: what has the same name there is the same.

use migration_facts::fonts::Fonts;
use resvg::usvg::layout::PositionedGlyph;
use resvg::usvg::{Group, Node, Text, Tree};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The document with glyphs in place of its texts; `None` where a glyph is no plain outline.
pub fn outlined(document: &str, tree: &Tree) -> Option<String> {
    let mut texts = Vec::new();
    gather(tree.root(), &mut texts);
    let mut texts = texts.into_iter();
    let (mut glyphs, mut body, mut rest) = (Glyphs { tree, known: BTreeMap::new() }, String::new(), document);
    while let Some((before, after)) = rest.split_once("<text ") {
        let (attributes, after) = after.split_once('>')?;
        let (_, after) = after.split_once("</text>")?;
        body.push_str(before);
        let fill = attributes.split_once(" fill=\"")?.1.split('"').next()?;
        if attributes.contains("transform") {
            return None;
        }
        glyphs.line(texts.next()?, fill, &mut body)?;
        rest = after;
    }
    body.push_str(rest);
    // Fewer or more than there are elements: another text would stand in the place of one.
    if texts.next().is_some() {
        return None;
    }
    let (head, body) = body.split_once("</desc>")?;
    let open = " xmlns=\"http://www.w3.org/2000/svg\"";
    let head = head.replacen(open, &format!("{open} xmlns:xlink=\"http://www.w3.org/1999/xlink\""), 1);
    Some(format!("{head}</desc>\n{}{}", glyphs.definitions(), body.trim_start()))
}

/// The texts of a tree, in the order of the document.
fn gather<'a>(group: &'a Group, texts: &mut Vec<&'a Text>) {
    for node in group.children() {
        match node {
            Node::Group(group) => gather(group, texts),
            Node::Text(text) => texts.push(text),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// The glyphs of a document: by the number of the font in the database and their own, name and form.
struct Glyphs<'a> {
    tree: &'a Tree,
    known: BTreeMap<(String, u32), (String, String)>,
}

impl Glyphs<'_> {
    /// Writes the glyphs of one text, those of one size and font together.
    fn line(&mut self, text: &Text, fill: &str, body: &mut String) -> Option<()> {
        let mut open: Option<(f32, f32, f32)> = None;
        for glyph in text.layouted().iter().flat_map(|span| &span.positioned_glyphs) {
            let name = match self.name(glyph)? {
                // A blank.
                name if name.is_empty() => continue,
                name => name,
            };
            let at = glyph.outline_transform();
            if at.kx != 0.0 || at.ky != 0.0 || at.sx <= 0.0 {
                return None;
            }
            let (scale, left, top) = match open {
                Some(open) if open.0 == at.sx => open,
                _ => {
                    body.push_str(if open.is_some() { "</g>\n" } else { "" });
                    let (left, top) = (short(at.tx, 100.0), short(at.ty, 100.0));
                    let scale = short(at.sx, 1e6);
                    let _ = write!(body, "<g fill=\"{fill}\" transform=\"translate({left} {top}) scale({scale})\">");
                    *open.insert((at.sx, at.tx, at.ty))
                }
            };
            let _ = write!(body, "<use xlink:href=\"#{name}\"");
            for (axis, distance) in [("x", at.tx - left), ("y", at.ty - top)] {
                match (distance / scale).round() {
                    0.0 => {}
                    units => drop(write!(body, " {axis}=\"{units}\"")),
                }
            }
            body.push_str("/>");
        }
        body.push_str(if open.is_some() { "</g>" } else { "" });
        Some(())
    }

    /// The name of a glyph's form; an empty one where there is nothing to see.
    fn name(&mut self, glyph: &PositionedGlyph) -> Option<String> {
        let (id, face) = (glyph.id.0, format!("{:?}", glyph.font));
        if let Some((name, _)) = self.known.get(&(face.clone(), id)) {
            return Some(name.clone());
        }
        let outline = |bytes: &[u8], index: u32| Fonts::outline(bytes, index, id);
        let form = self.tree.fontdb().with_face_data(glyph.font, outline)??;
        let name = if form.is_empty() { String::new() } else { format!("g{:011x}", hash(&form) >> 20) };
        self.known.insert((face, id), (name.clone(), form));
        Some(name)
    }

    fn definitions(&self) -> String {
        let mut text = String::from("<defs>");
        let seen = self.known.values().filter(|(name, _)| !name.is_empty());
        let forms: BTreeMap<&String, &String> = seen.map(|(name, form)| (name, form)).collect();
        for (name, form) in forms {
            let _ = write!(text, "<path id=\"{name}\" d=\"{form}\"/>");
        }
        text + "</defs>\n"
    }
}

/// A number without the digits that nobody sees.
fn short(number: f32, parts: f64) -> f64 {
    (f64::from(number) * parts).round() / parts
}

/// FNV-1a of 64 bits: the same on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
