//! Where the lists of a segment stand, and what their members look like.

use super::super::governor::Governor;
use super::super::text::{Found, Segment, Text};
use crate::plan::ModifierKind;
use crate::script::WordSet;

/// Bytes of 、.
pub(super) const MARK: usize = "、".len();

/// Who can do something: what a verb behind it is done by, folded.
pub(super) static DOERS: WordSet = WordSet::of(&[
    "企业",
    "机构",
    "单位",
    "地区",
    "部门",
    "高校",
    "院所",
    "公司",
    "组织",
    "学校",
    "医院",
    "主体",
    "人员",
    "农民",
    "群众",
    "干部",
    "教师",
    "职工",
    "团体",
    "协会",
    "商会",
    "院校",
    "金融机构",
    "农户",
    "合作社",
    "社会力量",
    "居民",
    "委员会",
    "法院",
    "检察院",
    "政府",
    "旅行社",
    "平台企业",
    "运营商",
    "央企",
    "国企",
    "民企",
    "志愿者",
    "义务人",
    "各地",
    "各部门",
    "各县",
    "各市",
]);

/// A list in its segment.
pub(super) struct List<'t> {
    pub text: &'t Text<'t>,
    pub segment: &'t Segment<'t>,
    pub governor: Option<&'t Governor>,
    /// The places of its 、.
    pub marks: &'t [usize],
    /// Where what stands before the list ends: another list, else the segment's label.
    pub lead: usize,
    /// The 等 that leaves it open.
    pub open: Option<usize>,
    /// Where it ends when another list follows, else where its segment ends.
    pub stop: usize,
    /// The place that the list cannot go beyond: its verb, when the list is the subject, or the list behind it.
    pub limit: usize,
}

/// Tells the lists of a segment. One is the verb's object or its subject, never both, and ends where 等 closes it or
/// where somebody among its members does something: 旅行社落實….
pub(super) fn lists<'t>(
    text: &'t Text<'t>,
    segment: &'t Segment<'t>,
    governor: Option<&'t Governor>,
    mut tell: impl FnMut(List<'t>),
) {
    let behind = |place: usize| text.commas.partition_point(|at| *at < place);
    let mut rest = &text.commas[behind(segment.start)..behind(segment.end)];
    if rest.is_empty() {
        return;
    }
    let label = behind_label(text, segment);
    rest = &rest[rest.partition_point(|at| *at < label)..];
    let from = governor.map_or(usize::MAX, |governor| governor.end);
    let mut lead = label;
    while let Some(mark) = rest.first() {
        let alone = rest.get(1).is_none_or(|next| !parts(text, segment, *next, true));
        if !parts(text, segment, *mark, alone) {
            rest = &rest[1..];
            continue;
        }
        let mut count = 1;
        let mut open;
        let mut stop = None;
        loop {
            let last = rest[count - 1];
            let next = rest.get(count).copied().filter(|mark| parts(text, segment, *mark, false));
            let to = next.unwrap_or(segment.end);
            open = open_end(text, segment, last + MARK, to);
            if next.is_some_and(|next| last < from && from <= next) {
                break;
            }
            if open.is_some() || next.is_none() {
                stop = rest.get(count).copied();
                break;
            }
            stop = doer_acts(text, segment, last + MARK, to);
            if stop.is_some() {
                break;
            }
            count += 1;
        }
        let (marks, behind) = rest.split_at(count);
        // The verb of a subject ends it, and 等 behind that verb is another list's.
        let governed =
            |at: &usize| governor.is_none_or(|g| marks[0] > g.start || *at <= g.start || g.start < segment.start);
        let open = open.filter(governed);
        let limit = limit(text, segment, governor, (lead, marks), stop.unwrap_or(segment.end));
        tell(List { text, segment, governor, marks, lead, open, stop: stop.unwrap_or(segment.end), limit });
        lead = open.map(|at| at + "等".len()).or(stop).unwrap_or(marks[count - 1] + MARK);
        rest = behind;
    }
}

/// Whether a word can only be a modifier, and is no amount.
fn says_how(word: &Found<'_>) -> bool {
    word.word.verb.is_none() && !word.word.amount && word.word.modifier.is_some()
}

/// Whether a 、 parts members of a list: not 依法、合理設定, which say how, nor 三年以上、十年以下, which is one figure.
/// 安全、高效、有序運行 are, unless they are `two`.
fn parts(text: &Text<'_>, segment: &Segment<'_>, mark: usize, two: bool) -> bool {
    let words = segment.words;
    let before = words.get(words.partition_point(|word| word.end < mark)).filter(|word| word.end == mark);
    let behind =
        words.get(words.partition_point(|word| word.start < mark + MARK)).filter(|word| word.start == mark + MARK);
    let right = || text.slice(mark + MARK, segment.end);
    // 及時、準確地披露
    let adverb = || right().chars().nth(2) == Some('地');
    let how = two && before.is_some_and(says_how) && (behind.is_some_and(says_how) || adverb());
    let figure = text.slice(segment.start, mark).ends_with("以上")
        && (right().contains("以下") || right().starts_with(|c: char| c.is_ascii_digit()));
    !how && !figure
}

/// Where a verb begins between `start` and `end` that somebody named right before it does.
fn doer_acts(text: &Text<'_>, segment: &Segment<'_>, start: usize, end: usize) -> Option<usize> {
    let acts = |word: &&Found<'_>| {
        let written = text.slice(word.start, word.end);
        let verb = word.word.verb.is_some_and(|verb| !verb.noun) && written.chars().count() > 1;
        let next = segment.words.get(segment.words.partition_point(|next| next.start < word.end));
        let how = says_how(word)
            && next.is_some_and(|next| next.start == word.end && next.end < end && next.word.verb.is_some());
        (verb || how || matches!(written, "在" | "对" | "向" | "按照" | "根据"))
            && DOERS.ends(text.slice(start, word.start))
            && !text.slice(word.end, end).contains('的')
    };
    let words = &segment.words[segment.words.partition_point(|word| word.start <= start)..];
    words.iter().take_while(|word| word.end < end).find(acts).map(|word| word.start)
}

impl<'t> List<'t> {
    /// The place of the first 、.
    pub fn first(&self) -> usize {
        self.marks[0]
    }

    /// Where the last member begins.
    pub fn last(&self) -> usize {
        self.marks[self.marks.len() - 1] + MARK
    }

    /// The governor when it stands in this segment before the list.
    pub fn verb(&self) -> Option<&'t Governor> {
        self.governor.filter(|governor| governor.start >= self.segment.start && governor.end <= self.first())
    }

    /// Whether the governor is a duty alone, whose deeds stand behind it: 可, 不得.
    pub fn modal(&self) -> bool {
        self.governor.is_some_and(|governor| {
            let written = self.text.slice(governor.start, governor.end);
            governor.prohibition.is_some()
                || matches!(written, "可" | "可以" | "应" | "应当" | "须" | "必须" | "得" | "要" | "需")
        })
    }

    /// Whether a word is a duty that a deed follows: 要, 應當.
    pub fn is_modal(&self, word: &Found<'_>) -> bool {
        matches!(
            self.text.slice(word.start, word.end),
            "要" | "应" | "应当" | "须" | "必须" | "均应" | "也要" | "还要" | "就要" | "可以"
        )
    }

    /// Whether the verb that the list belongs to stands behind it, here or in a segment further on.
    pub fn before_verb(&self) -> bool {
        self.limit < self.stop || self.governor.is_none_or(|governor| governor.start >= self.segment.end)
    }

    /// The folded text of the members behind the first; the last one goes to 等 or as far as it can.
    pub fn others(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let ends = self.marks[1..].iter().copied().chain([self.open.unwrap_or(self.limit)]);
        self.marks.iter().map(|mark| mark + MARK).zip(ends).filter(|(start, end)| start < end)
    }

    /// The members between two 、, which begin and end for certain.
    pub fn sure(&self) -> impl Iterator<Item = &'t str> + '_ {
        self.marks.windows(2).map(|pair| self.text.slice(pair[0] + MARK, pair[1]))
    }

    /// The word that begins at `at`.
    pub fn word_at(&self, at: usize) -> Option<&Found<'t>> {
        let i = self.segment.words.partition_point(|word| word.start < at);
        self.segment.words.get(i).filter(|word| word.start == at)
    }

    /// The word that ends at `at`.
    pub fn word_before(&self, at: usize) -> Option<&Found<'t>> {
        let i = self.segment.words.partition_point(|word| word.end < at);
        self.segment.words.get(i).filter(|word| word.end == at)
    }

    /// The verb that ends at `at`.
    pub fn verb_before(&self, at: usize) -> Option<&Found<'t>> {
        self.word_before(at).filter(|word| word.word.verb.is_some())
    }

    /// Whether `at` stands inside a word or between quotation marks or brackets.
    pub fn tears(&self, at: usize) -> bool {
        inside(self.segment.words, at) || self.text.nested_at(at).is_some()
    }

    /// Whether a deed begins at `at`: a verb that is no noun, or a word that says how with any verb behind it.
    pub fn acts(&self, at: usize) -> bool {
        static DOER: WordSet = WordSet::of(&["义务人", "人员", "单位", "机构", "企业", "者", "人", "方", "商"]);
        let Some(word) = self.word_at(at) else { return false };
        let rest = self.text.slice(word.end, self.segment.end);
        if DOER.begins(rest).is_some() || rest.starts_with(['性', '率', '型', '业', '力', '费', '化', '度']) {
            return false;
        }
        let plain = word.word.verb.is_some_and(|verb| !verb.noun && !verb.attribute && !verb.head);
        plain
            || self.says_how(word)
                && self.word_at(word.end).is_some_and(|next| {
                    let closes = self.marks.contains(&next.end) || next.end == self.limit;
                    self.says_how(next) || next.word.verb.is_some_and(|verb| !verb.noun || !closes)
                })
    }

    /// Whether a word says how, where or whether: 共同, 依法, 全面.
    pub fn says_how(&self, word: &Found<'_>) -> bool {
        says_how(word)
    }

    /// Whether a word only says how: 共同, 认真.
    pub fn adverb(&self, word: &Found<'_>) -> bool {
        word.word.verb.is_none()
            && !word.word.amount
            && matches!(word.word.modifier, Some(ModifierKind::Tone | ModifierKind::Force | ModifierKind::Pace))
    }

    /// 和, 與, 同 between two names.
    pub fn joins(&self, word: &Found<'_>) -> bool {
        matches!(self.text.slice(word.start, word.end), "和" | "与" | "同" | "及")
    }
}

/// The places of 的 and 之 behind a description: not in 目的, 之間.
pub(super) fn particles(written: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    const NUMERALS: &str = "一二三四五六七八九十0123456789";
    const BEHIND: &str = "间一外后前下上中内时日路江家乡城";
    written.char_indices().filter_map(|(at, c)| {
        let rest = &written[at + c.len_utf8()..];
        match c {
            '的' => at > 0 && !written[..at].ends_with(['目', '标']),
            '之' if written[..at].ends_with('条') && rest.starts_with(|c| NUMERALS.contains(c)) => false,
            '之' => at > 0 && !rest.starts_with(|c| BEHIND.contains(c)),
            _ => false,
        }
        .then_some(at)
    })
}

/// The place behind the label that opens a segment (三、, （2）); where the segment begins when none does.
fn behind_label(text: &Text<'_>, segment: &Segment<'_>) -> usize {
    const DIGITS: &[char] =
        &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '甲', '乙', '丙', '丁', '戊'];
    const LONGEST_LABEL: usize = 5;
    let written = text.slice(segment.start, segment.end);
    let bracket = text.nested_from(segment.start).filter(|(open, close)| {
        let inside = text.slice(*open, *close);
        inside.starts_with('(') && inside.chars().count() <= LONGEST_LABEL
    });
    if let Some((_, close)) = bracket {
        return close;
    }
    let rest = written.trim_start_matches(DIGITS);
    match rest.strip_prefix('、') {
        Some(rest) if !written.starts_with('、') && !rest.starts_with(DIGITS) => segment.end - rest.len(),
        _ => segment.start,
    }
}

/// Where the 等 stands that leaves the list open: behind its last member, not inside a word (平等, 等級).
fn open_end(text: &Text<'_>, segment: &Segment<'_>, last: usize, to: usize) -> Option<usize> {
    const NOT: &[char] = &['级', '次', '待', '同', '式', '号', '值', '量', '额', '比', '候'];
    text.slice(last, to).match_indices('等').map(|(at, _)| at + last).find(|at| {
        let behind = text.slice(at + "等".len(), segment.end);
        !inside(segment.words, *at)
            && !behind.starts_with(NOT)
            && !text.slice(last, *at).ends_with(['平', '高', '中', '初', '优', '同', '上', '对', '官', '职'])
            && text.nested_at(*at).is_none()
    })
}

/// Whether `at` stands inside a word.
pub(super) fn inside(words: &[Found<'_>], at: usize) -> bool {
    words.get(words.partition_point(|word| word.end <= at)).is_some_and(|word| word.start < at)
}

/// The place that a list cannot go beyond, which is no farther than `end`.
fn limit(
    text: &Text<'_>,
    segment: &Segment<'_>,
    governor: Option<&Governor>,
    (lead, marks): (usize, &[usize]),
    end: usize,
) -> usize {
    const IDIOM: usize = 4;
    let Some(governor) = governor else { return end };
    let (first, last) = (marks[0], marks[marks.len() - 1] + MARK);
    // 通力合作、密切配合: the verb ends the last member, which is as long as the first.
    let length = |from: usize, to: usize| text.slice(from, to).chars().count();
    if governor.end == end && governor.start > last && length(lead, first) == length(last, end) {
        let frame = |word: &Found<'_>| word.end < first && word.word.frame.is_some();
        if length(last, end) == IDIOM || !segment.words.iter().any(frame) {
            return end;
        }
    }
    // 其他應記明之事項: the verb is the member's.
    let own = governor.start > last && text.slice(governor.end, end).starts_with(['的', '之']);
    if first < governor.start && governor.start < end && !own { governor.start } else { end }
}
