//! Makes revisions of a real plan with known changes. It works on the text alone and knows nothing of how `fangan` reads.

use fangan::script;

/// A small deterministic source of chance (xorshift).
pub struct Chance(u64);

impl Chance {
    /// A sequence of its own for each seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % n.max(1)
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A plan cut into lines; the measures are the lines that begin with `number.`.
#[derive(Clone)]
pub struct Text {
    /// Lines without their ends.
    pub lines: Vec<String>,
}

impl Text {
    /// Cuts a text, the press excerpt before 全文如下 left out.
    pub fn new(text: &str) -> Text {
        let body = text.split_once("全文如下:").map_or(text, |(_, body)| body).trim();
        Text { lines: body.lines().map(str::to_owned).collect() }
    }

    /// The lines that are measures with a body: `12.heading。body`.
    pub fn measures(&self) -> Vec<usize> {
        let is = |line: &String| {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            digits > 0 && line[digits..].starts_with('.') && line.matches('。').count() > 2
        };
        (0..self.lines.len()).filter(|i| is(&self.lines[*i])).collect()
    }

    /// The whole text again.
    pub fn joined(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// What a revision must be told as.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The rule.
    pub rule: &'static str,
    /// Words that the finding's quotations hold, in Simplified or Traditional alike.
    pub place: String,
}

/// Two sentences that differ in one promise: (rule, base, revision). `{o}` is an object, `{p}` a place, `{n}` and `{m}`
/// numbers with n > m, `{y}` and `{z}` years with y < z.
const TEMPLATES: &[(&str, &str, &str)] = &[
    ("target-weakened", "到2035年,建設{n}公里{o}", "到2035年,建設{m}公里{o}"),
    ("target-weakened", "新建{o}{n}個,服務周邊居民", "新建{o}{m}個,服務周邊居民"),
    ("target-weakened", "{o}覆蓋率達到{q}%以上", "{o}覆蓋率達到{r}%以上"),
    ("target-weakened", "{o}年排放量控制在{m}噸以內", "{o}年排放量控制在{n}噸以內"),
    ("target-removed", "在{p}建設{n}公里{o}", "在{p}建設{o}"),
    ("target-vagued", "在{p}建設{n}個{o}", "在{p}建設一批{o}"),
    ("target-vagued", "在{p}打造{n}處{o}", "在{p}打造若干{o}"),
    ("comparator-softened", "{o}覆蓋率不低于{q}%", "{o}覆蓋率達到{q}%左右"),
    ("comparator-softened", "{p}{o}達到{n}個以上", "{p}{o}達到{n}個左右"),
    ("base-changed", "{p}{o}能耗比2020年下降{r}%", "{p}{o}能耗比2022年下降{r}%"),
    ("deadline-slipped", "到{y}年,建成{p}{o}", "到{z}年,建成{p}{o}"),
    ("deadline-slipped", "{y}年底前完成{p}{o}改造", "{z}年底前完成{p}{o}改造"),
    ("deadline-removed", "到{y}年,建成{p}{o}", "建成{p}{o}"),
    ("deadline-vagued", "{y}年底前建成{p}{o}", "適時建成{p}{o}"),
    ("rung-lowered", "實施{p}{o}改造工程", "推進{p}{o}改造工程"),
    ("rung-lowered", "制定{p}{o}管理辦法", "完善{p}{o}管理辦法"),
    ("outcome-to-process", "建成{p}{o}", "推進{p}{o}建設"),
    ("outcome-to-process", "完成{p}{o}改造升級", "推動{p}{o}改造升級"),
    ("to-inquiry", "推進{p}{o}建設", "研究推進{p}{o}建設"),
    ("to-inquiry", "建立{p}{o}管理制度", "探索建立{p}{o}管理制度"),
    ("hedge-added", "建成{p}{o}", "力爭建成{p}{o}"),
    ("hedge-added", "實現{p}{o}智能化", "逐步實現{p}{o}智能化"),
    ("hedge-added", "實現{p}{o}智能化", "基本實現{p}{o}智能化"),
    ("scope-narrowed", "全面推行{p}{o}分類管理", "推行{p}{o}分類管理"),
    ("scope-narrowed", "全面實施{p}{o}改造", "重點實施{p}{o}改造"),
    ("item-removed", "完善{o}、停車設施、無障礙設施等配套設施", "完善{o}、停車設施等配套設施"),
    ("item-removed", "推進道路、{o}、管廊建設", "推進道路、管廊建設"),
    ("prohibition-weakened", "嚴禁新建{p}{o}", "嚴控新建{p}{o}"),
    ("prohibition-weakened", "{p}不再新增{o}", "{p}原則上不再新增{o}"),
    ("responsible-removed", "提升{p}{o}水平。(責任單位:市交通委、市水務局)", "提升{p}{o}水平。(責任單位:市交通委)"),
    ("responsible-changed", "提升{p}{o}水平。(市交通委負責)", "提升{p}{o}水平。(市水務局負責)"),
    ("indicator-class-lowered", "{p}{o}能耗下降{r}%(約束性)", "{p}{o}能耗下降{r}%(預期性)"),
    ("commitment-removed", "在{p}建立{o}聯合巡查機制", ""),
];

const OBJECTS: &[&str] = &[
    "社區食堂",
    "口袋公園",
    "公共充電樁",
    "智能公交站",
    "雨水花園",
    "共享書房",
    "應急避難所",
    "再生水管線",
    "口岸倉庫",
    "社區衛生站",
    "養老驛站",
    "垃圾中轉站",
    "數字檔案館",
    "法律服務站",
    "托育中心",
];
const PLACES: &[&str] = &["宋莊鎮", "臺湖鎮", "西集鎮", "漷縣鎮", "永樂店鎮", "梨園地區", "馬駒橋鎮", "張家灣鎮"];

/// The rules that templates make.
pub fn rules() -> Vec<&'static str> {
    let mut all: Vec<&str> = TEMPLATES.iter().map(|t| t.0).collect();
    all.push("measure-removed");
    all.dedup();
    all
}

/// A base and a revision of `plan` that differ in one promise of `rule`.
pub fn mutate(plan: &Text, rule: &'static str, chance: &mut Chance) -> (Text, Text, Expected) {
    let (mut base, mut revision) = (plan.clone(), plan.clone());
    let measures = plan.measures();
    let at = *chance.pick(&measures);
    if rule == "measure-removed" {
        let heading = plan.lines[at].split('。').next().unwrap_or("").split_once('.').map_or("", |(_, h)| h).to_owned();
        revision.lines.remove(at);
        return (base, revision, Expected { rule, place: heading });
    }
    let mine: Vec<_> = TEMPLATES.iter().filter(|t| t.0 == rule).collect();
    let (_, old, new) = chance.pick(&mine);
    let (object, town) = (*chance.pick(OBJECTS), *chance.pick(PLACES));
    let many = 20 + chance.below(400);
    let few = many - 1 - chance.below(many / 2);
    let (high, low) = (80 + chance.below(20), 40 + chance.below(39));
    let year = 2023 + chance.below(5);
    let later = year + 1 + chance.below(5);
    let fill = |sentence: &str| {
        let mut out = sentence.to_owned();
        for (name, value) in [
            ("{o}", object.to_owned()),
            ("{p}", town.to_owned()),
            ("{n}", many.to_string()),
            ("{m}", few.to_string()),
            ("{q}", high.to_string()),
            ("{r}", low.to_string()),
            ("{y}", year.to_string()),
            ("{z}", later.to_string()),
        ] {
            out = out.replace(name, &value);
        }
        out
    };
    // A sentence of its own, put between two sentences of a real measure, or at its end.
    let sentences: Vec<usize> = plan.lines[at].match_indices('。').map(|(i, c)| i + c.len()).collect();
    let ends_line = old.ends_with(')');
    let place =
        if ends_line { *sentences.last().expect("a measure has sentences") } else { *chance.pick(&sentences[1..]) };
    let mark =
        |sentence: String| if sentence.is_empty() || sentence.ends_with(')') { sentence } else { sentence + "。" };
    base.lines[at].insert_str(place, &mark(fill(old)));
    revision.lines[at].insert_str(place, &mark(fill(new)));
    (base, revision, Expected { rule, place: object.to_owned() })
}

/// A change of looks or of order that must not be told as more than information.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    /// The other script, converted by machine.
    Script,
    /// Full-width punctuation.
    Width,
    /// Lines broken after sentences.
    Reflow,
    /// Numbers shifted.
    Renumber,
    /// Two measures of one section change places.
    Move,
}

/// Every kind of noise.
pub const NOISE: [Noise; 5] = [Noise::Script, Noise::Width, Noise::Reflow, Noise::Renumber, Noise::Move];

/// Adds noise to a revision.
pub fn disturb(text: &mut Text, noise: Noise, chance: &mut Chance) {
    match noise {
        Noise::Script => text.lines = text.lines.iter().map(|line| script::to_simplified(line)).collect(),
        Noise::Width => {
            for line in &mut text.lines {
                *line = line.replace(',', "，").replace(';', "；").replace(':', "：");
            }
        }
        Noise::Reflow => {
            let measures = text.measures();
            let at = *chance.pick(&measures);
            let sentences: Vec<usize> = text.lines[at].match_indices('。').map(|(i, c)| i + c.len()).collect();
            let place = *chance.pick(&sentences[1..sentences.len() - 1]);
            text.lines[at].insert(place, '\n');
        }
        Noise::Renumber => {
            let by = 1 + chance.below(3);
            for at in text.measures() {
                let line = &text.lines[at];
                if let Some((number, rest)) = line.split_once('.')
                    && let Ok(number) = number.parse::<usize>()
                {
                    text.lines[at] = format!("{}.{rest}", number + by);
                }
            }
        }
        Noise::Move => {
            let measures = text.measures();
            let pairs: Vec<_> = measures.windows(2).filter(|w| w[1] == w[0] + 1).collect();
            if pairs.is_empty() {
                return;
            }
            let pair = chance.pick(&pairs).to_vec();
            // The texts change places, the numbers stay in order.
            let part = |line: &str| line.split_once('.').map(|(n, r)| (n.to_owned(), r.to_owned()));
            if let (Some((n1, r1)), Some((n2, r2))) = (part(&text.lines[pair[0]]), part(&text.lines[pair[1]])) {
                text.lines[pair[0]] = format!("{n1}.{r2}");
                text.lines[pair[1]] = format!("{n2}.{r1}");
            }
        }
    }
}
