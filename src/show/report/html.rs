//! Markup that is well-formed by construction: every element that is opened is closed, every text is escaped.

/// A piece of a page under construction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html {
    markup: String,
}

/// Attributes of an element: name and value.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    pub fn new() -> Self {
        Self::default()
    }

    /// An element with whatever `content` puts into it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Html)) {
        self.open(name, attributes);
        content(self);
        self.markup.push_str("</");
        self.markup.push_str(name);
        self.markup.push('>');
        if BLOCKS.contains(&name) {
            self.markup.push('\n');
        }
    }

    /// An element with a text in it.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |inside| inside.text(text));
    }

    /// An element that has no content and no end tag, such as `meta`.
    pub fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.markup.push('\n');
    }

    /// The head of a table.
    pub fn columns(&mut self, titles: &[&str]) {
        self.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                for title in titles {
                    row.leaf("th", &[("scope", "col")], title);
                }
            });
        });
    }

    /// Text from anywhere.
    pub fn text(&mut self, text: &str) {
        self.markup.push_str(&escape(text));
    }

    /// Markup that is known to be whole and harmless: the style sheet, a figure that has passed [`super::drawing`].
    pub fn trusted(&mut self, markup: &str) {
        self.markup.push_str(markup);
    }

    pub fn into_markup(self) -> String {
        self.markup
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.markup.push('<');
        self.markup.push_str(name);
        for (attribute, value) in attributes {
            self.markup.push(' ');
            self.markup.push_str(attribute);
            self.markup.push_str("=\"");
            self.markup.push_str(&escape(value));
            self.markup.push('"');
        }
        self.markup.push('>');
    }
}

/// Elements after which a line ends, so that the file can be read and compared.
const BLOCKS: [&str; 18] = [
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "ul",
    "tr",
    "table",
    "thead",
    "tbody",
    "section",
    "figure",
    "figcaption",
    "div",
    "dl",
    "dd",
    "head",
    "title",
];

/// The five characters that mean something in HTML, and control characters that it does not admit.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if letter.is_control() && letter != '\n' && letter != '\t' => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A whole page with its style sheet inside.
pub fn page(title: &str, body: Html) -> String {
    page_with(title, include_str!("style.css"), body)
}

/// The same with another style sheet, which must be known to be harmless.
pub fn page_with(title: &str, style_sheet: &str, body: Html) -> String {
    let mut html = Html::new();
    html.element("html", &[("lang", "en")], |html| {
        html.element("head", &[], |head| {
            head.void("meta", &[("charset", "utf-8")]);
            head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.leaf("title", &[], title);
            head.element("style", &[], |style| style.trusted(style_sheet));
        });
        html.element("body", &[], |inside| inside.trusted(&body.into_markup()));
    });
    format!("<!DOCTYPE html>\n{}\n", html.into_markup())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_becomes_markup() {
        let mut html = Html::new();
        html.leaf("td", &[("id", "\"><script>")], "<script>alert('&')</script>\u{0}");
        let expected =
            "<td id=\"&quot;&gt;&lt;script&gt;\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\u{fffd}</td>";
        assert_eq!(html.into_markup(), expected);
    }

    #[test]
    fn the_title_of_a_page_is_escaped() {
        let page = page("a < b", Html::new());
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<title>a &lt; b</title>"), "{page}");
    }
}
