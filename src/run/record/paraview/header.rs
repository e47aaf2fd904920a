//! The XML in front of the blocks: which arrays there are, and where.

use roxmltree::{Document, Node};

/// What stands between the XML and the blocks.
pub(super) const BLOCKS_BEGIN: &str = "<AppendedData encoding=\"base64\">\n_";

/// An array that the XML names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Array {
    pub name: String,
    /// Bytes of a value: four or eight.
    pub size: usize,
    /// Signs from the first block on.
    pub offset: u64,
}

/// What the XML tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// Points along the axes.
    pub points: [usize; 3],
    pub facts: Vec<Array>,
    pub coordinates: Vec<Array>,
    pub columns: Vec<Array>,
}

impl Header {
    /// # Errors
    /// What is wrong or is not of the form that this program writes.
    pub fn parse(xml: &str) -> Result<Self, String> {
        let closed = format!("{xml}</VTKFile>");
        let document = Document::parse(&closed).map_err(|error| format!("no XML of VTK: {error}"))?;
        let root = document.root_element();
        for (name, expected) in [("type", "RectilinearGrid"), ("byte_order", "LittleEndian"), ("header_type", "UInt64")]
        {
            let found = root.attribute(name).unwrap_or("missing");
            if !root.has_tag_name("VTKFile") || found != expected {
                return Err(format!("not a file of this program: {name} is {found}, expected {expected}"));
            }
        }
        if root.attribute("compressor").is_some() {
            return Err("not a file of this program: it is compressed".to_owned());
        }
        let grid = child(root, "RectilinearGrid")?;
        let piece = child(grid, "Piece")?;
        Ok(Self {
            points: extent(piece.attribute("Extent").unwrap_or_default())?,
            facts: arrays(child(grid, "FieldData")?)?,
            coordinates: arrays(child(piece, "Coordinates")?)?,
            columns: arrays(child(piece, "CellData")?)?,
        })
    }
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Result<Node<'a, 'b>, String> {
    node.children().find(|inner| inner.has_tag_name(name)).ok_or_else(|| format!("<{name}> is missing"))
}

/// Number of points from `0 LAST 0 LAST 0 LAST`.
fn extent(text: &str) -> Result<[usize; 3], String> {
    let numbers: Result<Vec<u32>, _> = text.split_whitespace().map(str::parse).collect();
    match numbers.as_deref() {
        Ok(&[0, first, 0, second, 0, third]) => Ok([first, second, third].map(|last| last as usize + 1)),
        _ => Err(format!("`{text}` is no extent from 0 on")),
    }
}

fn arrays(node: Node<'_, '_>) -> Result<Vec<Array>, String> {
    node.children().filter(|inner| inner.has_tag_name("DataArray")).map(array).collect()
}

fn array(node: Node<'_, '_>) -> Result<Array, String> {
    let attribute = |name: &str| node.attribute(name).unwrap_or_default();
    let name = attribute("Name").to_owned();
    let size = match attribute("type") {
        "Float32" => 4,
        "Float64" => 8,
        other => return Err(format!("array `{name}` is of type `{other}`, expected Float32 or Float64")),
    };
    if attribute("format") != "appended" {
        return Err(format!("array `{name}` has format `{}`, expected appended", attribute("format")));
    }
    if !["", "1"].contains(&attribute("NumberOfComponents")) {
        return Err(format!("array `{name}` has more than one component"));
    }
    let offset = attribute("offset").parse().map_err(|_| format!("array `{name}` has no offset"))?;
    Ok(Array { name, size, offset })
}
