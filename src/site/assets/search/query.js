/* The query language: words, exact phrases, exclusions, alternatives, filters, in both scripts. Anything else is text. */
var QUESTION = 9, INNER = ' -/.%·&+_()@#〔〕[]';
var MARKS = { '"': '"', '＂': '＂', '“': '”“"', '”': '”', '「': '」', '『': '』', '〝': '〞' };
var FIELDS = { plan: 'plan 方案 文件', section: 'section 章节 章 节 部分', kind: 'kind 类别 类型', rung: 'rung 力度',
    due: 'due due-by 时限 期限', has: 'has 有 含', office: 'office 单位 责任单位 部门', place: 'place 地点 地区', cites: 'cites 引用 依据',
    issued: 'issued 成文 成文日期 发布 发文日期' };
var VALUES = {
    rung: { 5: '5 outcome 兑现', 4: '4 act 实施', 3: '3 progress 推进', 2: '2 enable 支持', 1: '1 inquire 探索', f: 'forbid 禁止 禁止性' },
    kind: { measure: 'measure 措施 条 条文', general: 'general 总则 总体', section: 'section 章节 标题', plan: 'plan 方案 文件' },
    has: { t: 'target 指标 目标 targets', d: 'deadline 时限 期限 deadlines' },
};
function named(names, word) {
    for (var name in names) { if (names[name].split(' ').indexOf(word) >= 0) { return name; } }
    return null;
}
/** The last day of a year, a month, or the day itself, as 20251231. */
function day(value) {
    var n = value.split(/[^0-9]+/).filter(Boolean).map(Number);
    if (!(n[0] >= 1900 && n[0] < 2200)) { return 0; }
    return n[0] * 10000 + Math.min(n[1] === undefined ? 12 : n[1], 12) * 100 + Math.min(n[2] === undefined ? 31 : n[2], 31);
}
function filter(name, value) {
    name = named(FIELDS, key(name));
    value = key(value);
    if (VALUES[name]) { value = named(VALUES[name], value); }
    if (name === 'due') { value = day(value); }
    return name && value ? { name: name, value: value } : null;
}
/** The phrase in quotation marks that `text` begins with, and what follows. */
function quoted(text) {
    var closing = MARKS[text[0]];
    if (!closing) { return null; }
    for (var i = 1; i < text.length; i++) {
        if (closing.indexOf(text[i]) >= 0) { return [text.slice(1, i), text.slice(i + 1)]; }
    }
    return null;
}
/** Without the punctuation around it; nothing when it is punctuation only. */
function trimmed(phrase) {
    var chars = Array.from(phrase), first = chars.findIndex(isLetter), last = chars.length - 1;
    if (first < 0) { return ''; }
    while (last > first && !isLetter(chars[last]) && '%+#'.indexOf(chars[last]) < 0) { last--; }
    return chars.slice(first, last + 1).join('');
}
function isLetter(c) { return LETTER.test(c); }
function parse(query) {
    var out = { required: [], excluded: [], questions: [], filters: [] }, not = false, or = false, rest = query;
    function push(phrase, exact) {
        if (!phrase) { return; }
        if (not) { out.excluded.push(phrase); not = false; return; }
        var one = { phrase: phrase, exact: exact };
        if (or) { out.required[out.required.length - 1].push(one); } else { out.required.push([one]); }
        or = false;
    }
    function word(token) {
        if (token === 'OR' || token === '或者') { or = out.required.length > 0; return; }
        var phrase = trimmed(key(token));
        if (phrase === '排除' && rest.trim()) { not = true; return; }
        if (!phrase || not) { push(phrase, false); return; }
        var chars = Array.from(phrase);
        if (!or && chars.filter(function (c) { return c > '\x7f' && isLetter(c); }).length >= QUESTION) {
            out.questions.push(phrase);
            return;
        }
        var part = '';
        chars.concat('\n').forEach(function (c) {
            if (isLetter(c) || INNER.indexOf(c) >= 0) { part += c; } else { push(part, false); part = ''; }
        });
    }
    while (rest) {
        var c = rest[0], q;
        if (BLANK.test(c)) { rest = rest.slice(1); continue; }
        if (c === '|' || c === '｜') { or = out.required.length > 0; rest = rest.slice(1); continue; }
        if ((q = quoted(rest))) { rest = q[1]; push(key(q[0]), true); continue; }
        if ('-－−'.indexOf(c) >= 0 && rest[1] && !BLANK.test(rest[1])) { not = true; rest = rest.slice(1); continue; }
        var end = 0;
        while (end < rest.length && !BLANK.test(rest[end]) && rest[end] !== '|' && rest[end] !== '｜') { end++; }
        var token = rest.slice(0, end), colon = token.search(/[:：]/);
        if (colon >= 0) {
            var name = token.slice(0, colon), value = rest.slice(colon + 1);
            if (key(name) === '排除') { not = true; rest = value; continue; }
            q = quoted(value);
            var f = filter(name, q ? q[0] : token.slice(colon + 1));
            if (f) { out.filters.push(f); rest = q ? q[1] : rest.slice(end); continue; }
        }
        // A quotation mark inside a run ends it: 氢能"示范" is a word and an exact phrase.
        for (var i = 1; i < token.length; i++) {
            if (quoted(rest.slice(i))) { token = rest.slice(0, i); break; }
        }
        rest = rest.slice(token.length);
        word(token);
    }
    return out;
}
/** Adds to every word that is not in quotation marks the words that mean the same. */
function widen(query) {
    query.required.forEach(function (group) {
        var asked = group.slice();
        asked.filter(function (one) { return !one.exact; }).forEach(function (one) {
            data.synonyms.forEach(function (pair) {
                var other = pair[0] === one.phrase ? pair[1] : pair[1] === one.phrase ? pair[0] : null;
                if (other !== null && asked.every(function (known) { return known.phrase !== other; })) {
                    group.push({ phrase: other, exact: false, synonym: true });
                }
            });
        });
    });
    return query;
}
