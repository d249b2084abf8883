//! Which numbers are quantities: what each kind of unit needs beside it.

use crate::extract::deadline;
use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::numeral::{self, Form};

use super::compare;
use super::count::Count;
use super::unit::{Kind, Unit};

/// Whether a count opens at `at`: a number of its own, not a numeral inside a word.
pub(super) fn opens_count(text: &Passage, at: usize) -> bool {
    // 统一, 一批: 一 counts only what is measured.
    let counted = if text.at(at) == '一' { "年倍周" } else { "个家项条座处年月日人元倍名所" };
    numeral::read(text.marked, at).is_some_and(|n| n.end > at + 1 || counted.contains(text.at(n.end)))
}

/// Whether a number with this unit is a quantity at all.
pub(super) fn counts(text: &Passage, count: &Count) -> bool {
    let Count { at, number, .. } = *count;
    let (arabic, compared, one) = (count.arabic(), count.compared(), count.is_one());
    let reached = compare::approach(text, at).is_some();
    let Some(unit) = count.unit else {
        let next = text.at(count.close());
        return match number.form {
            Form::Part(_) => true,
            // 容积率不高于1.5, 降至1.25以下, 100以上.
            // 约200万建档立卡贫困户: large numbers of people stand without a measure word.
            Form::Arabic if number.scale >= 10_000.0 && is_han(next) && (compared || people(text, count.close())) => {
                true
            }
            Form::Arabic => (compared || reached) && is_end(text, count.close()),
            // 人口不足五万的.
            Form::Chinese => compared && number.value >= 100.0 && is_end(text, count.close()),
        };
    };
    let next = text.at(unit.end);
    let ended = compared || is_end(text, unit.end);
    // 每一个 is every, 二类 is the second class: counts say 两类.
    let ordinal = !arabic && number.value == 2.0 && text.at(at) == '二' && number.to.is_none();
    if !arabic && !compared && (slogan(text, unit) || frames(text, unit)) {
        return false;
    }
    if text.before(at) == '每' && one || text.is(unit.start, "个方面") {
        return false;
    }
    match unit.kind {
        Kind::Ordinal => false,
        Kind::Part | Kind::Measure | Kind::Multiple | Kind::Age => true,
        // 三元桥, 多元化: few yuan in Chinese numerals are mostly part of a word.
        Kind::Money => {
            arabic || number.value >= 10.0 || compared || !is_han(next) || matches!(next, '至' | '到' | '的')
        }
        Kind::Tenth if text.at(unit.start) == '折' => is_end(text, unit.end),
        Kind::Tenth => !arabic && (compared || is_end(text, unit.end)),
        Kind::Score => arabic && (compared || reached) && !"钟之别类布工级享散阶步区批层".contains(next),
        Kind::Degree => arabic && (compared || reached || is_end(text, unit.end)),
        Kind::Time => lasts(text, count, unit),
        Kind::Big => {
            let noun = (is_han(next) || next == '“') && !"力学会型量规幅批局小中数多额宗".contains(next);
            // 党的二十大 is a congress.
            noun && (2.0..=30.0).contains(&number.value) && (arabic || number.value < 16.0)
        }
        // 一 counts posts (秘书一人), and with 每 (每县一所).
        Kind::Counter if one => {
            let post = matches!(text.at(unit.start), '人' | '名')
                && is_break(next)
                && "长员师书任理官事监士授席司计".contains(text.before(at));
            compared || each(text, at) && !article(text, unit) || post
        }
        // 一、二、三类疫病 and 二类、三类 are names of classes.
        Kind::Counter if !arabic && text.at(unit.start) == '类' && (ordinal || text.before(at) == '、') => compared,
        // 二次污染, 三次产业: an order, not a count.
        Kind::Counter if !arabic && (text.at(unit.end - 1) == '次' || ordinal) => ended,
        Kind::Counter => arabic || !place_name(text, at, unit),
        Kind::Weak if one => compared,
        // 1000台化粪池: 化 opens a noun.
        Kind::Weak if arabic && text.any(unit.end, &["化粪", "化肥", "化妆", "化学", "化工"]).is_some() => {
            true
        }
        Kind::Weak => compared || arabic && !matches!(next, '门' | '委' | '署' | '长' | '化' | '路'),
        Kind::Noun => {
            let plain = arabic && number.to.is_none() && text.before(at) != '-';
            number.value.fract() == 0.0 && (plain || compared && !one)
        }
        Kind::Grade => grade(text, at, unit),
        Kind::Rank => compared && !one || reached && is_end(text, unit.end),
        Kind::Rating => compared,
    }
}

/// Whether the phrase that begins at `at` names people or households: 13万困境留守儿童.
fn people(text: &Passage, at: usize) -> bool {
    const FARTHEST: usize = 10;
    const PEOPLE: &[&str] = &[
        "群众",
        "居民",
        "儿童",
        "学生",
        "农户",
        "农民",
        "老人",
        "老年人",
        "职工",
        "家庭",
        "人口",
        "市民",
        "村民",
        "游客",
        "旅客",
        "学子",
        "毕业生",
        "劳动力",
        "人员",
        "患者",
        "教师",
        "青年",
        "妇女",
        "党员",
        "干部",
        "用户",
        "志愿者",
        "残疾人",
        "军人",
        "贫困户",
        "脱贫户",
    ];
    let end = (at..at + FARTHEST).find(|i| is_break(text.at(*i)) || text.at(*i) == '、').unwrap_or(at + FARTHEST);
    (at..end).any(|i| text.any(i, PEOPLE).is_some_and(|(_, behind)| behind <= end))
}

/// 三个一批, 四个坚持, 两个不变: what follows the counter is no noun, so nothing is counted.
pub(super) fn slogan(text: &Passage, unit: Unit) -> bool {
    const DEEDS: &[&str] = &[
        "一",
        "不",
        "最",
        "坚持",
        "转变",
        "结合",
        "统一",
        "必须",
        "更加",
        "善于",
        "带头",
        "到位",
        "确保",
        "毫不",
        "区分",
        "离不开",
        "决不",
    ];
    let named = text.at(unit.end) == '“';
    text.is(unit.start, "个") && unit.end == unit.start + 1 && (named || text.any(unit.end, DEEDS).is_some())
}

/// 两种方式, 三个层面: the number orders the text and counts nothing in the world.
fn frames(text: &Passage, unit: Unit) -> bool {
    const FRAMES: &[&str] = &[
        "方面", "环节", "阶段", "层面", "维度", "层次", "步骤", "角度", "方式", "形式", "情形", "情况", "途径", "方法",
        "关系", "问题", "原则",
    ];
    matches!(text.at(unit.start), '个' | '种' | '类' | '大' | '项')
        && unit.end == unit.start + 1
        && text.any(unit.end, FRAMES).is_some()
}

/// 每个乡镇建成一所: an article that counts.
pub(super) fn each(text: &Passage, at: usize) -> bool {
    let from = text.segment_start(at).max(at.saturating_sub(12));
    text.find(from, at, "每").is_some()
}

/// 每个孩子都有一个温暖的童年: 一个 before a description is an article.
fn article(text: &Passage, unit: Unit) -> bool {
    let to = text.segment_end(unit.end).min(unit.end + 8);
    text.is(unit.start, "个") && text.find(unit.end, to, "的").is_some()
}

/// 三门峡, 五台山: a counter that is part of a place's name.
pub(super) fn place_name(text: &Passage, at: usize, unit: Unit) -> bool {
    unit.end == unit.start + 1
        && unit.start == at + 1
        && "山县河峡松房渠区湖岛沟寨关桥湾".contains(text.at(unit.end))
        && matches!(text.at(unit.start), '台' | '门' | '棵' | '间' | '家' | '户' | '道' | '座' | '条')
}

/// 星级 grades count; A级 only where one is to be reached, elsewhere it is a title.
pub(super) fn grade(text: &Passage, at: usize, unit: Unit) -> bool {
    let letter = text.at(unit.start) == 'A';
    if !letter {
        return text.at(unit.start) == '星' && text.at(unit.start + 1) == '级';
    }
    let from = text.segment_start(at);
    let wanted = [
        "创建",
        "争创",
        "创成",
        "创A",
        "晋升",
        "升级",
        "申报",
        "评为",
        "达到",
        "争取",
        "评定",
        "获评",
        "申创",
        "打造成",
    ];
    let counted = (unit.end..text.segment_end(unit.end)).any(|i| text.at(i).is_ascii_digit());
    wanted.iter().any(|word| text.find(from, at, word).is_some()) && !counted
}

/// Whether a length of time is meant: a bound, or a word for duration near it. 三年行动 and 3月 are names and dates.
pub(super) fn lasts(text: &Passage, count: &Count, unit: Unit) -> bool {
    let (at, compared) = (count.at, count.compared());
    let month = unit.end == unit.start + 1 && text.at(unit.start) == '月';
    // A term: within so many days. Deadlines read it.
    if deadline::is_term(text, at, unit.end) {
        return false;
    }
    let behind = ["以上", "以下", "(含)以上", "不等", "有期徒刑", "未满", "为周期", "为一个周期", "为限", "为期限"];
    if text.any(unit.end, &behind).is_some() {
        return true;
    }
    // 近三年, 前两年: years gone by count nothing.
    if matches!(text.before(at), '近' | '前' | '后' | '每' | '这' | '上' | '首') {
        return false;
    }
    if month {
        return false;
    }
    if compared {
        return !matches!(text.at(unit.end), '来' | '间');
    }
    let from = at.saturating_sub(10).max(text.segment_start(at));
    let length = [
        "期限",
        "有效期",
        "任期",
        "为期",
        "学制",
        "工期",
        "周期",
        "时限",
        "时间",
        "寿命",
        "徒刑",
        "拘留",
        "保存",
        "保管",
        "缓刑",
        "延长",
        "缩短",
        "压缩",
        "提前",
        "减少",
        "试用期",
        "期为",
        "达到",
        "压减",
        "控制在",
        "封闭期",
        "刑期",
        "保留",
        "留存",
        "试用",
        "见习",
        "实习",
        "停业",
        "停职",
        "共",
    ];
    let named = length.iter().any(|word| text.find(from, at, word).is_some());
    let noun = ["有期徒刑", "拘留", "拘役", "管制"].iter().any(|word| text.is(unit.end, word));
    // 5个月的减免; not 3年的努力.
    let given = count.arabic()
        && text.at(unit.end) == '的'
        && text.any(unit.end + 1, &["努力", "时间", "发展", "奋斗", "实践", "探索", "建设"]).is_none();
    noun || given && text.ends(at, "过去").is_none()
        || named && (is_end(text, unit.end) || text.at(unit.end) == '的' || text.at(unit.end) == '至')
}

/// Whether nothing of the phrase follows: a mark, the end, or a word that begins another phrase.
pub(super) fn is_end(text: &Passage, at: usize) -> bool {
    let c = text.at(at);
    at >= text.len()
        || is_break(c)
        || c == ' ' && !text.at(at + 1).is_ascii_digit()
        || matches!(c, '、' | ')' | '(' | '”' | '和' | '及' | '与' | '或' | '并' | '的' | '/' | '[')
        || text.any(at, &["以上", "以下", "以内", "左右"]).is_some()
}
