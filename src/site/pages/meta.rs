//! The plan for machines that read pages: schema.org `Legislation`.

use super::super::html::Html;
use super::Desk;
use crate::plan::Script;

/// JSON-LD of the whole plan.
pub(super) fn legislation(desk: &Desk<'_, '_>) -> Html {
    let plan = desk.facts.book.plan;
    let head = &plan.plan;
    let mut data = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": head.name(),
        "inLanguage": match head.script { Script::Hans => "zh-Hans", Script::Hant => "zh-Hant" },
        "isAccessibleForFree": true,
    });
    if let Some(fields) = data.as_object_mut() {
        if let Some(number) = &head.doc_number {
            fields.insert("legislationIdentifier".into(), number.clone().into());
        }
        if let Some(date) = &head.issued {
            fields.insert("legislationDate".into(), date.clone().into());
        }
        if let Some(date) = &head.published {
            fields.insert("datePublished".into(), date.clone().into());
        }
        if !head.issuers.is_empty() {
            let issuers: Vec<_> = head
                .issuers
                .iter()
                .map(|name| serde_json::json!({ "@type": "GovernmentOrganization", "name": name }))
                .collect();
            fields.insert("legislationPassedBy".into(), issuers.into());
        }
        let parts: Vec<_> = plan
            .measures
            .iter()
            .zip(&desk.facts.ids)
            .map(|(measure, id)| {
                serde_json::json!({
                    "@type": "Legislation",
                    "name": measure.heading,
                    "legislationIdentifier": measure.path,
                    "url": format!("{}m/{id}.html", if desk.shelf.facts.len() == 1 { format!("{}/", desk.facts.folder) } else { String::new() }),
                })
            })
            .collect();
        fields.insert("hasPart".into(), parts.into());
    }
    Html::trusted(format!("<script type=\"application/ld+json\">{}</script>\n", inert(&data.to_string())))
}

/// JSON that cannot end the script it stands in, nor mean anything to a preprocessor of mdBook.
pub(in crate::site) fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_script() {
        assert_eq!(inert(r#"{"a":"</script>&"}"#), r#"{"a":"\u003c/script\u003e\u0026"}"#);
    }
}
