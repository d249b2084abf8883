//! Finds out a text's encoding: UTF-8, UTF-16, GB18030 or Big5, with or without a byte-order mark.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::ErrorKind;

/// Of a thousand characters beyond ASCII, how many may be lost to damage or to characters a body defined for itself.
const LOST: usize = 20;
/// Characters in a thousand that may be control characters.
const CONTROLS: usize = 5;
/// Share, in a thousand, of the characters beyond ASCII that a Chinese text draws from the common ones.
const COMMON: usize = 600;

/// The text that `bytes` encode. A torn character becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ErrorKind> {
    decode_as(bytes, None)
}

/// The same, when the format itself names an encoding (HTML's `charset`).
pub(super) fn decode_as(bytes: &[u8], label: Option<&[u8]>) -> Result<String, ErrorKind> {
    // UTF-32 starts like UTF-16 and is not worth reading: nobody publishes in it.
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) {
        return Err(ErrorKind::UnknownEncoding);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return readable(&bytes[mark..], encoding).ok_or(ErrorKind::UnknownEncoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && is_text(text)
    {
        return Ok(text.to_owned());
    }
    if let Some(text) = utf16(bytes) {
        return Ok(text);
    }
    // What the format says is believed when it reads: pages do name the wrong encoding.
    let named = label.and_then(Encoding::for_label).filter(|e| *e != UTF_8).and_then(|e| readable(bytes, e));
    named
        .filter(|text| common(text) >= COMMON)
        .or_else(|| readable(bytes, UTF_8))
        .or_else(|| guess(bytes))
        .ok_or(ErrorKind::UnknownEncoding)
}

/// GB18030 or Big5: whichever loses less and reads more like Chinese; when both read alike, what chardetng says.
fn guess(bytes: &[u8]) -> Option<String> {
    let candidates = [GB18030, BIG5].map(|encoding| {
        let text = readable(bytes, encoding)?;
        let score = common(&text);
        (score >= COMMON).then_some((score, text))
    });
    match candidates {
        [Some((gb, simplified)), Some((big5, traditional))] => {
            let traditional_wins = if gb.abs_diff(big5) > 50 {
                big5 > gb
            } else {
                let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
                detector.feed(bytes, true);
                detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny) == BIG5
            };
            Some(if traditional_wins { traditional } else { simplified })
        }
        [gb, big5] => gb.or(big5).map(|(_, text)| text),
    }
}

/// UTF-16 without a mark: half of the bytes of Chinese text lie between 0x4E and 0x9F, all on one side.
fn utf16(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let text = readable(bytes, encoding)?;
        let (usual, all) = text.chars().fold((0usize, 0usize), |(usual, all), c| {
            (
                usual
                    + usize::from(matches!(c, '\t'..='~' | '\u{3000}'..='\u{303f}' | '一'..='\u{9fff}' | '！'..='｠')),
                all + 1,
            )
        });
        let chinese = text.chars().any(|c| ('一'..='\u{9fff}').contains(&c));
        (chinese && usual * 100 >= all * 95).then_some(text)
    })
}

/// The text when `encoding` loses little of it and leaves no binary rubbish.
fn readable(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    is_text(&text).then(|| text.into_owned())
}

/// Whether a string is text: hardly any control character, hardly anything lost.
fn is_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let seldom = |b: &u8| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0xc) || matches!(b, 0x7f | 0xc2);
    if !bytes.iter().fold(false, |any, b| any | seldom(b))
        && memchr::memmem::find(bytes, "\u{fffd}".as_bytes()).is_none()
    {
        return true;
    }
    let (mut all, mut beyond_ascii, mut controls, mut lost) = (0, 0, 0, 0);
    for c in text.chars() {
        all += 1;
        beyond_ascii += usize::from(!c.is_ascii());
        match c {
            '\t' | '\n' | '\r' | '\u{c}' => {}
            '\u{fffd}' => lost += 1,
            c if c.is_control() => controls += 1,
            _ => {}
        }
    }
    controls * 1000 <= all * CONTROLS && lost * 1000 <= beyond_ascii * LOST
}

/// Of a thousand characters beyond ASCII, how many stand on the first level of GB 2312 or of Big5, where the common
/// characters and the punctuation are. Bytes of another encoding land outside.
fn common(text: &str) -> usize {
    let mut all = 0usize;
    let mut pair = [0u8; 4];
    let mut first_level = |encoding: &'static Encoding, hanzi: std::ops::RangeInclusive<u8>| {
        let mut found = 0usize;
        all = 0;
        for c in text.chars().filter(|c| !c.is_ascii()).take(20_000) {
            all += 1;
            let c = c.encode_utf8(&mut pair);
            let (bytes, _, unmappable) = encoding.encode(c);
            found += usize::from(
                !unmappable && bytes.len() == 2 && (hanzi.contains(&bytes[0]) || (0xa1..=0xa3).contains(&bytes[0])),
            );
        }
        found
    };
    let best = first_level(GB18030, 0xb0..=0xd7).max(first_level(BIG5, 0xa4..=0xc6));
    (best * 1000).checked_div(all).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANS: &str = "一、总体要求\n（一）指导思想。到2025年，建成绿色电网300公里，探索氢能利用。\n";
    const HANT: &str = "第一條　電信事業之管理，依本法之規定；本法未規定者，依其他法律之規定。\n";

    fn utf16_bytes(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    }

    #[test]
    fn every_published_encoding_reads_back() {
        for text in [HANS, HANT] {
            let check = |bytes: &[u8], how: &str| assert_eq!(decode(bytes).as_deref(), Ok(text), "{how}");
            check(text.as_bytes(), "UTF-8");
            check(format!("\u{feff}{text}").as_bytes(), "UTF-8 with a mark");
            for mark in [true, false] {
                check(&utf16_bytes(text, mark, u16::to_le_bytes), "UTF-16LE");
                check(&utf16_bytes(text, mark, u16::to_be_bytes), "UTF-16BE");
            }
            check(&GB18030.encode(text).0, "GB18030");
        }
        assert_eq!(decode(&BIG5.encode(HANT).0).as_deref(), Ok(HANT), "Big5");
    }

    #[test]
    fn short_texts_are_told_apart() {
        let check = |encoding: &'static Encoding, text: &str| {
            assert_eq!(decode(&encoding.encode(text).0).as_deref(), Ok(text), "{}", encoding.name());
        };
        check(GB18030, "二、重点任务");
        check(GB18030, "推进改革。");
        check(BIG5, "第十六條");
        check(BIG5, "本法自公布日施行。");
    }

    #[test]
    fn a_torn_character_is_kept_as_such() {
        let mut bytes = GB18030.encode(&HANS.repeat(20)).0.into_owned();
        bytes[9] = 0xff;
        assert!(decode(&bytes).is_ok_and(|text| text.contains('\u{fffd}')));
    }

    #[test]
    fn torn_utf8_stays_utf8() {
        let mut bytes = HANS.repeat(20).into_bytes();
        bytes.truncate(bytes.len() - 3);
        assert!(decode(&bytes).is_ok_and(|text| text.starts_with(HANS)));
    }

    #[test]
    fn a_named_encoding_is_believed_only_when_it_reads() {
        let gb = GB18030.encode(HANS).0;
        assert_eq!(decode_as(&gb, Some(b"gb2312")).as_deref(), Ok(HANS));
        assert_eq!(decode_as(&gb, Some(b"utf-8")).as_deref(), Ok(HANS));
        assert_eq!(decode_as(&gb, Some(b"big5")).as_deref(), Ok(HANS));
        assert_eq!(decode_as(HANS.as_bytes(), Some(b"gb2312")).as_deref(), Ok(HANS));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let check = |bytes: &[u8]| assert_eq!(decode(bytes), Err(ErrorKind::UnknownEncoding));
        let mut state = 7u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(5000)
        .collect();
        check(&noise);
        check(&noise[..300]);
        check(&[0; 64]);
        check("一\0、\0總\0體\0要\0求".as_bytes());
        check(b"\xff\xfe\0\0\x00\x4e\0\0");
    }
}
