//! Where a time ends that opens a clause: 到2025年, 2021年3月底前, “十四五”期間, 今年.

use crate::script::WordSet;

/// The place behind the time that begins `text` at `at`; `at` itself when none does.
pub(super) fn skip(text: &str, at: usize) -> usize {
    static OPENERS: WordSet = WordSet::of(&["截至", "截止", "力争到", "到", "至", "自", "从", "在", "于"]);
    static UNITS: WordSet = WordSet::of(&[
        "年代",
        "年度",
        "年底",
        "年末",
        "年初",
        "年内",
        "年中",
        "年",
        "个月",
        "月份",
        "月底",
        "月末",
        "月",
        "日",
        "号",
        "季度",
        "个季度",
        "个工作日",
        "工作日",
        "天",
        "周",
    ]);
    static NAMES: WordSet = WordSet::of(&[
        "今年",
        "明年",
        "去年",
        "本年度",
        "全年",
        "每年",
        "年底",
        "年末",
        "年内",
        "月底",
        "近期",
        "目前",
        "当前",
        "现阶段",
        "近年来",
        "下一步",
        "下步",
        "未来",
        "到时",
        "届时",
        "五年",
        "一年来",
        "过去一年",
        "一年",
        "十四五",
        "十五五",
        "十三五",
        "十二五",
        "\"十四五\"",
        "\"十五五\"",
        "\"十三五\"",
        "\"十二五\"",
        "本世纪中叶",
        "远期",
        "中期",
        "长期",
        "上半年",
        "下半年",
        "前三季度",
    ]);
    static CLOSERS: WordSet = WordSet::of(&[
        "上半年",
        "下半年",
        "期间",
        "时期",
        "规划期",
        "之前",
        "以前",
        "以来",
        "以后",
        "之后",
        "底前",
        "末前",
        "年底前",
        "底",
        "末",
        "初",
        "前",
        "起",
        "后",
        "内",
        "间",
        "左右",
        "中期",
        "上旬",
        "中旬",
        "下旬",
        "开始",
        "的",
    ]);
    let rest = &text[at..];
    let mut here = OPENERS.begins(rest).map_or(0, str::len);
    let mut times = 0;
    loop {
        let rest = &rest[here..];
        if let Some(name) = NAMES.begins(rest) {
            here += name.len();
            times += 1;
            continue;
        }
        let digits: usize = rest.chars().take_while(|c| is_digit(*c)).map(char::len_utf8).sum();
        if digits > 0
            && let Some(unit) = UNITS.begins(&rest[digits..])
        {
            here += digits + unit.len();
            times += 1;
            continue;
        }
        break;
    }
    if times == 0 {
        return at;
    }
    while let Some(closer) = CLOSERS.begins(&rest[here..]) {
        here += closer.len();
    }
    at + here
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '—' | '-' | '~' | '至') || "一二三四五六七八九十两〇零".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_opens_a_clause_is_passed_over() {
        let check = |text: &str, expected: &str| {
            let text = crate::script::fold(text);
            assert_eq!(&text[skip(&text, 0)..], expected, "{text}");
        };
        check("到2025年建成", "建成");
        check("2021年3月底前完成", "完成");
        check("2021年上半年实现", "实现");
        check("“十四五”期间实施", "实施");
        check("今年新建", "新建");
        check("2021—2025年建设", "建设");
        check("在重点区域开展", "在重点区域开展");
        check("三年行动", "行动");
        check("到达现场", "到达现场");
    }
}
