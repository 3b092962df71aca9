//! REFI-QDA codebooks (`.qdc`): names, descriptions and colours in XML, nested as the codes are.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest, Sha256};

use super::draft::{Draft, fault};
use crate::error::Fault;
use crate::span::ThemeId;
use crate::theme::{Codebook, Theme};

/// Reads a codebook; it has no patterns, which are for the researcher to write.
pub(super) fn read(content: &str) -> Result<Draft, Fault> {
    let mut reader = Reader::from_str(content);
    let (mut draft, mut above, mut in_description) = (Draft::default(), Vec::<usize>::new(), false);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(content.len());
        let broken = |error: String| {
            let line = content.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
            fault(line, format!("is not XML: {error}"), "export the codebook again")
        };
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
            Event::Start(start) if start.local_name().as_ref() == "Code" => {
                let code = code(&start, &mut draft, above.last().copied()).map_err(broken)?;
                above.push(code);
            }
            Event::Empty(start) if start.local_name().as_ref() == "Code" => {
                code(&start, &mut draft, above.last().copied()).map_err(broken)?;
            }
            Event::End(end) if end.local_name().as_ref() == "Code" => drop(above.pop()),
            Event::Start(start) if start.local_name().as_ref() == "Description" => in_description = true,
            Event::End(end) if end.local_name().as_ref() == "Description" => in_description = false,
            Event::Text(text) if in_description => describe(&mut draft, &above, &text.xml10_content()),
            Event::CData(text) if in_description => describe(&mut draft, &above, &text.xml10_content()),
            Event::GeneralRef(entity) if in_description => {
                let named = quick_xml::escape::resolve_predefined_entity(&entity).map(str::to_owned);
                let numbered = || entity.resolve_char_ref().ok().flatten().map(String::from);
                describe(&mut draft, &above, &named.or_else(numbered).unwrap_or_default());
            }
            Event::Eof if draft.codes.is_empty() => {
                return Err(fault(1, "has no code", "export a codebook with at least one code"));
            }
            Event::Eof => return Ok(draft),
            _ => {}
        }
    }
}

fn code(start: &BytesStart<'_>, draft: &mut Draft, parent: Option<usize>) -> Result<usize, String> {
    let attribute = |name: &str| -> Result<Option<String>, String> {
        let attribute = start.try_get_attribute(name).map_err(|error| error.to_string())?;
        let value = attribute.map(|attribute| attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0));
        value.transpose().map(|value| value.map(std::borrow::Cow::into_owned)).map_err(|error| error.to_string())
    };
    let code = draft.add(&attribute("name")?.unwrap_or_default(), parent);
    draft.codes[code].color = attribute("color")?;
    Ok(code)
}

fn describe(draft: &mut Draft, above: &[usize], text: &str) {
    if let Some(code) = above.last() {
        draft.codes[*code].memo.push_str(text);
    }
}

/// Writes the themes in use as a codebook.
pub(super) fn write(codebook: &Codebook) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"vidne\">\n  <Codes>\n");
    children(codebook, None, 2, &mut xml);
    xml.push_str("  </Codes>\n</CodeBook>\n");
    xml
}

fn children(codebook: &Codebook, parent: Option<ThemeId>, depth: usize, xml: &mut String) {
    for (index, theme) in codebook.themes().iter().enumerate().filter(|(_, theme)| theme.parent == parent) {
        let indent = "  ".repeat(depth);
        xml.push_str(&format!("{indent}<Code guid=\"{}\" {}isCodable=\"true\">\n", guid(&theme.id), head(theme)));
        if !theme.memo.is_empty() {
            xml.push_str(&format!(
                "{indent}  <Description>{}</Description>\n",
                quick_xml::escape::escape(theme.memo.as_str())
            ));
        }
        children(codebook, Some(ThemeId::new(index)), depth + 1, xml);
        xml.push_str(&format!("{indent}</Code>\n"));
    }
}

fn head(theme: &Theme) -> String {
    let color = theme.color.as_ref().map(|color| format!("color=\"{color}\" ")).unwrap_or_default();
    format!("name=\"{}\" {color}", quick_xml::escape::escape(theme.label.as_str()))
}

/// The same guid for the same id, in the form of a UUID of version 8 (RFC 9562).
fn guid(id: &str) -> String {
    let digest = Sha256::digest(format!("vidne:theme:{id}").as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}
