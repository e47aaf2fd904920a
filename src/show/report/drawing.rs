//! Figures that were drawn as SVG, made fit to stand inside a page: scaled by the style sheet, with names of their own,
//! and without anything that runs or loads.

/// An SVG ready to be put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// From its `<title>`.
    pub title: Option<String>,
    pub markup: String,
}

/// A tag or the text between two.
enum Piece<'a> {
    Tag(&'a str),
    Text(&'a str),
}

/// Prepares the text of an SVG file. `name` keeps its `id`s apart from those of other figures.
///
/// # Errors
/// Why the file is not taken: no SVG, not well-formed, or something in it that runs or loads.
pub fn prepare(svg: &str, name: &str) -> Result<Drawing, String> {
    let start = svg.find("<svg").ok_or("no <svg> in it")?;
    let mut drawing = Drawing { title: None, markup: String::with_capacity(svg.len()) };
    let mut open: Vec<&str> = Vec::new();
    let mut rest = &svg[start..];
    while !rest.is_empty() {
        let (piece, after) = next(rest)?;
        rest = after;
        match piece {
            Piece::Text(text) => {
                if open.last() == Some(&"title") && drawing.title.is_none() {
                    drawing.title = Some(unescape(text.trim()));
                }
                drawing.markup.push_str(text);
            }
            Piece::Tag(tag) if tag.starts_with("</") => {
                let element = tag[2..tag.len() - 1].trim();
                if open.pop() != Some(element) {
                    return Err(format!("</{element}> closes nothing"));
                }
                drawing.markup.push_str(tag);
            }
            Piece::Tag(tag) => {
                let element = element_of(tag);
                drawing.markup.push_str(&harmless(tag, element, name, open.is_empty())?);
                if !tag.ends_with("/>") {
                    open.push(element);
                }
            }
        }
        if open.is_empty() {
            break;
        }
    }
    match open.last() {
        None => Ok(drawing),
        Some(element) => Err(format!("<{element}> is never closed")),
    }
}

/// The first tag or text, and what comes after it. Comments vanish; other declarations inside are refused.
fn next(rest: &str) -> Result<(Piece<'_>, &str), String> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        let end = comment.find("-->").ok_or("a comment is never closed")?;
        return Ok((Piece::Text(""), &comment[end + 3..]));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Err("a declaration inside the drawing".to_owned());
    }
    if !rest.starts_with('<') {
        let end = rest.find('<').unwrap_or(rest.len());
        return Ok((Piece::Text(&rest[..end]), &rest[end..]));
    }
    let mut quote = None;
    for (place, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '>') => return Ok((Piece::Tag(&rest[..=place]), &rest[place + 1..])),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    Err("a tag is never closed".to_owned())
}

fn element_of(tag: &str) -> &str {
    let end = tag.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>')).unwrap_or(tag.len());
    &tag[1..end]
}

const REFUSED: [&str; 9] = ["script", "foreignobject", "iframe", "style", "a", "animate", "set", "audio", "video"];

/// The tag with its names made the figure's own; of the outermost tag the size, which is the style sheet's to set.
fn harmless(tag: &str, element: &str, name: &str, outermost: bool) -> Result<String, String> {
    if REFUSED.contains(&element.to_ascii_lowercase().as_str()) {
        return Err(format!("<{element}> does not belong into a figure"));
    }
    let mut rebuilt = format!("<{element}");
    for (attribute, value) in attributes(tag, element)? {
        let lower = attribute.to_ascii_lowercase();
        if lower.starts_with("on") {
            return Err(format!("`{attribute}` would run something"));
        }
        if outermost && lower == "width" && is_millimetres(value) {
            // Paper size times this is screen size: a figure of one column stays narrower than one of two, and a wide one
            // is scrolled on a phone rather than shrunk until nobody can read it.
            rebuilt.push_str(&format!(" style=\"max-width:calc({value} * 1.45);min-width:calc({value} * 0.75)\""));
        }
        if outermost && matches!(lower.as_str(), "width" | "height" | "id") || lower.starts_with("xmlns") {
            continue;
        }
        let value = own_names(&lower, value, name)?;
        rebuilt.push_str(&format!(" {attribute}=\"{}\"", value.replace('"', "&quot;")));
    }
    rebuilt.push_str(if tag.ends_with("/>") { "/>" } else { ">" });
    Ok(rebuilt)
}

fn is_millimetres(value: &str) -> bool {
    value.strip_suffix("mm").is_some_and(|number| number.parse::<f64>().is_ok_and(f64::is_finite))
}

fn attributes<'a>(tag: &'a str, element: &str) -> Result<Vec<(&'a str, &'a str)>, String> {
    let mut found = Vec::new();
    let mut rest = tag[1 + element.len()..].trim_end_matches('>').trim_end_matches('/').trim();
    while !rest.is_empty() {
        let malformed = || format!("<{element}> has a malformed attribute");
        let (attribute, after) = rest.split_once('=').ok_or_else(malformed)?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\'')).ok_or_else(malformed)?;
        let (value, after) = after[1..].split_once(quote).ok_or_else(malformed)?;
        found.push((attribute.trim(), value));
        rest = after.trim_start();
    }
    Ok(found)
}

/// Names and references get the figure's name in front; references to anything outside the drawing are refused.
fn own_names(attribute: &str, value: &str, name: &str) -> Result<String, String> {
    let outside = || format!("`{attribute}` refers to something outside the drawing");
    match attribute {
        "id" => Ok(format!("{name}-{value}")),
        "aria-labelledby" | "aria-describedby" => {
            Ok(value.split_whitespace().map(|word| format!("{name}-{word}")).collect::<Vec<_>>().join(" "))
        }
        "href" | "xlink:href" => match value.strip_prefix('#') {
            Some(target) => Ok(format!("#{name}-{target}")),
            None if value.starts_with("data:image/png;base64,") => Ok(value.to_owned()),
            None => Err(outside()),
        },
        _ => {
            let inside = value.replace("url(#", &format!("url(#{name}-"));
            let loads = value.matches("url(").count() > value.matches("url(#").count() || value.contains("@import");
            if loads { Err(outside()) } else { Ok(inside) }
        }
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_the_figures_own_and_the_size_the_style_sheets() {
        let svg = "<?xml version=\"1.0\"?><!-- made by hand -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9mm\" viewBox=\"0 0 9 9\">\
                   <title>A &lt; B</title><clipPath id='c'><rect width=\"1\"/></clipPath>\
                   <g clip-path=\"url(#c)\"><use xlink:href=\"#c\"/></g></svg>\n";
        let drawing = prepare(svg, "map").unwrap();
        assert_eq!(drawing.title.as_deref(), Some("A < B"));
        assert_eq!(
            drawing.markup,
            "<svg style=\"max-width:calc(9mm * 1.45);min-width:calc(9mm * 0.75)\" viewBox=\"0 0 9 9\"><title>A &lt; B</title><clipPath id=\"map-c\"><rect width=\"1\"/></clipPath>\
             <g clip-path=\"url(#map-c)\"><use xlink:href=\"#map-c\"/></g></svg>"
        );
    }

    #[test]
    fn what_runs_or_loads_or_is_torn_is_refused() {
        for svg in [
            "no drawing",
            "<svg><script>x</script></svg>",
            "<svg onload=\"x\"></svg>",
            "<svg><image href=\"https://example.org/x.png\"/></svg>",
            "<svg><rect style=\"fill: url(https://example.org)\"/></svg>",
            "<svg><g></svg>",
            "<svg><g>",
            "<svg><rect x=\"1></svg>",
        ] {
            assert!(prepare(svg, "x").is_err(), "{svg}");
        }
    }
}
