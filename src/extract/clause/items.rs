//! The members of a clause's list: 公交車、出租車、環衛運輸車等.

use super::governor::Governor;
use super::text::{Found, Segment, Text};
use crate::lexicon::grammar::Frame;
use crate::plan::ModifierKind;
use crate::source::Source;

/// The members of the longest list joined by 、 and whether 等 leaves it open.
pub(super) fn items(
    source: &Source,
    text: &Text<'_>,
    segments: &[Segment<'_>],
    governor: Option<&Governor>,
) -> (Vec<String>, bool) {
    // The list is the verb's object or its subject, never both.
    let from = governor.map_or(usize::MAX, |governor| governor.end);
    let longest = segments
        .iter()
        .flat_map(|segment| {
            let marks = runs(text, segment);
            let (before, behind) = marks.split_at(marks.partition_point(|mark| *mark < from));
            [(segment, before), (segment, behind)]
        })
        .max_by_key(|(segment, marks)| (marks.len(), std::cmp::Reverse(segment.start)));
    let Some((segment, marks)) = longest.filter(|(_, marks)| !marks.is_empty()) else { return (Vec::new(), false) };
    let list = List { text, segment, governor, first: marks[0], last: marks[marks.len() - 1] + "、".len() };
    let open = open_end(text, segment, list.last).filter(|at| *at < list.limit());
    let begin = list.begin();
    let end = open.unwrap_or_else(|| list.end(begin));
    let mut members = Vec::new();
    let mut at = begin;
    for mark in marks.iter().copied().chain(std::iter::once(end)) {
        if mark > at {
            members.push((at, mark));
        }
        at = mark + "、".len();
    }
    if let Some((start, end)) = members.pop() {
        match joint(text, start, end) {
            Some((left, right)) => members.extend([(start, left), (right, end)]),
            None => members.push((start, end)),
        }
    }
    // 70%、78% are quantities.
    if members.iter().all(|(start, end)| text.slice(*start, *end).starts_with(|c: char| c.is_ascii_digit())) {
        return (Vec::new(), false);
    }
    let quote = |(start, end): &(usize, usize)| source.quote(text.folded.span_of_bytes(*start, *end)).trim().to_owned();
    (members.iter().map(quote).filter(|member| !member.is_empty()).collect(), open.is_some())
}

/// A list in its segment.
struct List<'t> {
    text: &'t Text<'t>,
    segment: &'t Segment<'t>,
    governor: Option<&'t Governor>,
    /// The place of the first 、.
    first: usize,
    /// The place behind the last 、.
    last: usize,
}

impl List<'_> {
    /// The governor when it stands in this segment before the list.
    fn verb(&self) -> Option<&Governor> {
        self.governor.filter(|governor| governor.start >= self.segment.start && governor.end <= self.first)
    }

    /// The place that the list cannot go beyond: its verb, when the list is the subject.
    fn limit(&self) -> usize {
        let from = self.governor.map_or(self.segment.end, |governor| governor.start);
        if self.first < from && from < self.segment.end { from } else { self.segment.end }
    }

    /// Where the first member begins: behind the verb, what opens the segment, and the last word that is in no name.
    fn begin(&self) -> usize {
        let text = self.text;
        let words = self.segment.words;
        let opens = super::time::skip(text.folded.text, behind_label(text, self.segment));
        // 放大字体、简化页面: the members are deeds, and the verb begins the first.
        if let Some(verb) = self.verb()
            && verb.prohibition.is_none()
            && (verb.end == self.first
                || self.acts(self.first + "、".len()) && !text.slice(self.last, self.segment.end).contains('的'))
            && !verb.verb.pivot
        {
            return verb.start.max(opens);
        }
        let after = self.verb().map_or(self.segment.start, |verb| verb.end);
        // Behind a pivot, a verb of its doer's may follow; behind others, verbs are parts of names.
        let doer = self.verb().is_none_or(|verb| verb.verb.pivot || verb.ensures || verb.rung <= 2);
        // 加快建设…: what is pushed forward is a deed, whatever its word can be elsewhere.
        let urges = self.verb().is_some_and(|verb| verb.rung == 3 && !verb.verb.noun);
        // 推动生产方式绿色化: here it is its subject's.
        let urges = urges && !text.slice(after, self.first).ends_with('化');
        // 在规划建设、产业承接等方面: the list is of fields.
        let behind = text.slice(self.last, self.segment.end);
        let fields = ["方面", "领域", "环节"].iter().any(|field| behind.contains(field));
        let mut row = after;
        let begin = words
            .iter()
            .filter(|word| word.start >= after && word.end < self.first)
            .filter(|word| {
                // 培育和发展新制造: the verbs share their objects.
                let adjacent = word.start == row || row < word.start && text.slice(row, word.start) == "和";
                let acts = self.is_verb(word);
                let verb = acts && word.word.verb.is_some_and(|verb| !verb.noun && !verb.head);
                if adjacent && acts {
                    row = word.end;
                }
                let written = text.slice(word.start, word.end);
                let long =
                    word.end - word.start > "字".len() && (word.word.frame != Some(Frame::To) || !self.joins(word));
                let short = matches!(written, "将" | "把" | "对" | "在" | "向" | "以" | "由" | "为");
                let frame = word.word.frame.is_some()
                    && (long
                        || short && word.start == self.segment.start
                        || matches!(written, "将" | "把" | "对") && word.start == after && !self.repeats(word)
                        || written == "由" && !self.text.slice(word.end, self.first).contains('的')
                        || written == "在" && fields
                        || written == "以" && behind.contains('为'));
                let link = word.word.link.is_some() && word.start == self.segment.start;
                verb && (doer || adjacent)
                    || urges && adjacent && acts
                    || frame
                    || link
                    || word.word.amount && !self.repeats(word)
            })
            .map(|word| word.end)
            .max()
            .unwrap_or(after);
        let mut begin = begin.max(opens).min(self.first);
        for word in ["的", "了", "着", "之"] {
            if begin > opens && text.slice(begin, self.first).starts_with(word) {
                begin += word.len();
            }
        }
        begin
    }

    /// Where the last member ends that no 等 closes.
    fn end(&self, begin: usize) -> usize {
        const DOERS: &[&str] =
            &["企业", "机构", "单位", "地区", "部门", "高校", "院所", "公司", "组织", "学校", "医院", "主体"];
        let limit = self.limit();
        // The verb of a segment further on has its subject here as well: 各地区、各部门要根据实际，制定….
        let ahead = self.governor.is_some_and(|governor| governor.start >= self.segment.end);
        let subject = limit < self.segment.end || self.governor.is_none();
        let pivot = self.verb().is_some_and(|verb| verb.verb.pivot || verb.ensures);
        let first = self.text.slice(begin, self.first);
        let parallel = self
            .segment
            .words
            .iter()
            .any(|word| word.end == self.first && word.start > begin && word.word.verb.is_some());
        let cut = self.segment.words.iter().find(|word| {
            let acts = DOERS.iter().any(|doer| self.text.slice(self.last, word.start).ends_with(doer));
            let described = self.text.slice(self.last, word.start).ends_with('的');
            let verb = word.word.verb.is_some_and(|verb| !verb.noun && !described || acts && !subject);
            let modal = matches!(self.text.slice(word.start, word.end), "要" | "应" | "须" | "将" | "应当" | "可");
            let cuts = match () {
                () if ahead => modal,
                () if subject => verb || modal || word.word.frame.is_some() && !self.joins(word) || self.adverb(word),
                () => pivot && verb && !parallel,
            };
            word.start > self.last && cuts
        });
        let end = cut.map_or(limit, |word| word.start).min(limit);
        self.attribute(first, end).unwrap_or(end)
    }

    /// 尺度宜人、慢行舒适的绿道: the members describe what stands behind the 的, which is none of them.
    fn attribute(&self, first: &str, end: usize) -> Option<usize> {
        const RELATIVE: &[&str] =
            &["具备", "符合", "有", "从事", "参与", "涉及", "受", "未", "具有", "处于", "不", "对", "在", "由", "以"];
        let tail = self.text.slice(self.last, end);
        let at = tail.rfind('的').filter(|at| at + "的".len() < tail.len())?;
        let member = &tail[..at];
        let (length, like) = (member.chars().count(), first.chars().count());
        let fits = (2..=like + 2).contains(&length) && !first.contains('的');
        (fits && !RELATIVE.iter().any(|word| member.starts_with(word))).then_some(self.last + at)
    }

    /// Whether a verb stands here that is no part of a name: 推进市、县、镇, not 争先进、创特色.
    fn is_verb(&self, word: &Found<'_>) -> bool {
        let behind = self.text.slice(word.end, self.first);
        let crumb = behind.chars().count() == 1 && self.second() > 1;
        word.word.verb.is_some() && !crumb && !noun_of(self.text.slice(word.start, word.end), behind)
    }

    /// How many characters the second member has.
    fn second(&self) -> usize {
        let second = self.text.slice(self.first + "、".len(), self.segment.end);
        second.chars().take_while(|c| *c != '、').count()
    }

    /// Whether a verb stands at `at`, where the second member begins.
    fn acts(&self, at: usize) -> bool {
        self.segment.words.iter().any(|word| {
            word.start == at && word.word.verb.is_some_and(|verb| !verb.noun && !verb.attribute && !verb.head)
        })
    }

    /// 和, 與, 同 between two names.
    fn joins(&self, word: &Found<'_>) -> bool {
        matches!(self.text.slice(word.start, word.end), "和" | "与" | "同" | "及")
    }

    /// Whether the second member begins with the same word: 一批…、一批….
    fn repeats(&self, word: &Found<'_>) -> bool {
        let second = self.text.slice(self.first + "、".len(), self.segment.end);
        second.starts_with(self.text.slice(word.start, word.end))
    }

    /// Whether a word only says how: 共同, 认真.
    fn adverb(&self, word: &Found<'_>) -> bool {
        word.word.verb.is_none()
            && !word.word.amount
            && matches!(word.word.modifier, Some(ModifierKind::Tone | ModifierKind::Force | ModifierKind::Pace))
    }
}

/// Whether `behind`, which ends a member, makes one noun of itself and the `verb` before it: 执行者, 制造商, 承包地,
/// 开发园区; 建 and 争先 begin names and idioms (建工集团, 争先进).
fn noun_of(verb: &str, behind: &str) -> bool {
    const BEGIN: &[&str] = &["者", "商", "园区"];
    const WHOLE: &[&str] = &["地", "区", "率", "性", "费", "员", "型", "业", "力", "品", "物", "机", "点", "网", "库"];
    verb.chars().count() < 2
        || behind.is_empty()
        || BEGIN.iter().any(|noun| behind.starts_with(noun))
        || WHOLE.contains(&behind)
}

/// The places of 、 outside brackets and behind no label (三、).
fn runs<'t>(text: &'t Text<'_>, segment: &Segment<'_>) -> &'t [usize] {
    let behind = |place: usize| text.commas.partition_point(|at| *at < place);
    &text.commas[behind(behind_label(text, segment))..behind(segment.end)]
}

/// The place behind the label that opens a segment (三、); where the segment begins when none does.
fn behind_label(text: &Text<'_>, segment: &Segment<'_>) -> usize {
    const DIGITS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];
    let written = text.slice(segment.start, segment.end);
    let rest = written.trim_start_matches(DIGITS);
    match rest.strip_prefix('、') {
        Some(rest) if !written.starts_with('、') && !rest.starts_with(DIGITS) => segment.end - rest.len(),
        _ => segment.start,
    }
}

/// Where the 等 stands that leaves the list open: behind its last member, not inside a word (平等, 等級).
fn open_end(text: &Text<'_>, segment: &Segment<'_>, last: usize) -> Option<usize> {
    const NOT: &[char] = &['级', '次', '待', '同', '式', '号', '值', '量', '额', '比', '候'];
    text.slice(last, segment.end).match_indices('等').map(|(at, _)| at + last).find(|at| {
        let behind = text.slice(at + "等".len(), segment.end);
        let covered = segment.words.iter().any(|word| word.start < *at && *at < word.end);
        !covered
            && !behind.starts_with(NOT)
            && !text.slice(last, *at).ends_with(['平', '高', '中', '初', '优', '同', '上', '对'])
            && !text.nested.iter().any(|(open, close)| open < at && at < close)
    })
}

/// The 和, 與, 及 or 以及 that joins the last two members: where it begins and ends.
fn joint(text: &Text<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let last = text.slice(start, end);
    ["以及", "和", "与", "及"].iter().find_map(|word| {
        let at = last.find(word).filter(|at| *at > 0)? + start;
        let outside = !text.nested.iter().any(|(open, close)| *open < at && at < *close);
        (outside && at + word.len() < end).then_some((at, at + word.len()))
    })
}
