//! Networks for programs that draw them: GraphML (Gephi, Cytoscape), DOT (Graphviz), and tables of nodes and edges.

use std::fmt::Write;

use crate::report::table::name_of;
use crate::report::{Cell, Kind, Table};
use crate::stats::{Network, Node};

/// `network` as GraphML.
#[must_use]
pub fn graphml(network: &Network) -> String {
    let mut out = String::from(GRAPHML);
    for (index, (node, articles)) in network.nodes().iter().enumerate() {
        let Node { name, organisation, .. } = node;
        let kind = word(name_of(&node.kind));
        let _ = write!(out, "    <node id=\"n{index}\"><data key=\"name\">{}</data>", xml(name));
        let _ = write!(out, "<data key=\"kind\">{kind}</data><data key=\"articles\">{articles}</data>");
        if let Some(organisation) = organisation {
            let _ = write!(out, "<data key=\"organisation\">{}</data>", xml(organisation));
        }
        out += "</node>\n";
    }
    for edge in network.edges() {
        let tie = word(name_of(&edge.tie));
        let _ =
            write!(out, "    <edge source=\"n{}\" target=\"n{}\"><data key=\"tie\">{tie}</data>", edge.from, edge.to);
        let _ = writeln!(out, "<data key=\"weight\">{}</data></edge>", edge.articles);
    }
    out + "  </graph>\n</graphml>\n"
}

const GRAPHML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="organisation" for="node" attr.name="organisation" attr.type="string"/>
  <key id="articles" for="node" attr.name="articles" attr.type="long"/>
  <key id="tie" for="edge" attr.name="tie" attr.type="string"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="long"/>
  <graph edgedefault="undirected">
"#;

/// `network` as DOT; people round, organisations square.
#[must_use]
pub fn dot(network: &Network) -> String {
    let mut out = String::from("graph vidne {\n");
    for (index, (node, _)) in network.nodes().iter().enumerate() {
        let shape = if word(name_of(&node.kind)) == "person" { "ellipse" } else { "box" };
        let _ = writeln!(out, "  n{index} [label=\"{}\", shape={shape}];", quoted(&node.name));
    }
    for edge in network.edges() {
        let style = if word(name_of(&edge.tie)) == "belongs" { "dashed" } else { "solid" };
        let _ = writeln!(out, "  n{} -- n{} [weight={}, style={style}];", edge.from, edge.to, edge.articles);
    }
    out + "}\n"
}

/// `id`, `kind`, `name`, `organisation`, `articles`.
#[must_use]
pub fn nodes(network: &Network) -> Table {
    let columns = [
        ("id", Kind::Text),
        ("kind", Kind::Text),
        ("name", Kind::Text),
        ("organisation", Kind::Text),
        ("articles", Kind::Count),
    ];
    let mut table = Table::new("nodes", &columns);
    for (index, (node, articles)) in network.nodes().into_iter().enumerate() {
        let kind = name_of(&node.kind);
        table.push([format!("n{index}").into(), kind, node.name.into(), node.organisation.into(), articles.into()]);
    }
    table
}

/// `from`, `to` (ids of [`nodes`]), `from_name`, `to_name`, `tie` (`meets` or `belongs`), `articles`.
#[must_use]
pub fn edges(network: &Network) -> Table {
    let columns = [
        ("from", Kind::Text),
        ("to", Kind::Text),
        ("from_name", Kind::Text),
        ("to_name", Kind::Text),
        ("tie", Kind::Text),
        ("articles", Kind::Count),
    ];
    let mut table = Table::new("edges", &columns);
    let nodes = network.nodes();
    for edge in network.edges() {
        let ids = [edge.from, edge.to].map(|index| Cell::from(format!("n{index}")));
        let names = [edge.from, edge.to].map(|index| Cell::from(nodes[index].0.name.clone()));
        table.push(ids.into_iter().chain(names).chain([name_of(&edge.tie), edge.articles.into()]));
    }
    table
}

fn word(cell: Cell) -> String {
    if let Cell::Text(word) = cell { word } else { String::new() }
}

/// Text as XML holds it; control characters, which it cannot hold, go.
fn xml(text: &str) -> String {
    let held = text.chars().filter(|c| !c.is_control());
    let mut escaped = String::with_capacity(text.len());
    for c in held {
        match c {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
}
