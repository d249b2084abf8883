/* The data file, unpacked: the plans as lists of words, so that no script has to know Chinese words to find them. */
var FIRST = 35, SYMBOLS = 88, SHORT = 40, SKIPPED = '&<>\\';
var KINDS = ['measure', 'general', 'section', 'plan'];
var data = null;

/** What each symbol of the packed text counts: printable ASCII without what JSON or HTML would have to escape. */
function symbols() {
    var worth = new Uint8Array(128);
    for (var code = FIRST, n = 0; n < SYMBOLS; code++) { if (SKIPPED.indexOf(String.fromCharCode(code)) < 0) { worth[code] = n++; } }
    return worth;
}
/** The numbers of the words of all entries in order; 0 ends an entry. `long` symbols begin a word of three. */
function unpack(packed, long) {
    var worth = symbols(), out = new Uint32Array(packed.length), n = 0, pairs = SYMBOLS - SHORT - long;
    for (var i = 0; i < packed.length; n++) {
        var a = worth[packed.charCodeAt(i++)];
        if (a < SHORT) { out[n] = a; continue; }
        var b = worth[packed.charCodeAt(i++)];
        if (a < SHORT + pairs) { out[n] = SHORT + (a - SHORT) * SYMBOLS + b; continue; }
        out[n] = SHORT + pairs * SYMBOLS + ((a - SHORT - pairs) * SYMBOLS + b) * SYMBOLS + worth[packed.charCodeAt(i++)];
    }
    return out.subarray(0, n);
}
/** What every word of the data is as printed and folded, whether blanks open and close it, and in how many entries it stands. */
function vocabulary(list) {
    return [''].concat(list).map(function (printed) {
        var folded = key(printed);
        return { printed: printed, folded: folded, opens: isBlank(printed[0] || ''), closes: isBlank(printed[printed.length - 1] || ''), last: -1 };
    });
}
function prepare(raw) {
    learn(raw.fold);
    var all = vocabulary(raw.words), tokens = unpack(raw.text, raw.long), texts = [], length = 0, at = 0;
    data = { plans: raw.plans, entries: [], words: all, tokens: tokens, frequency: new Map(), starts: [], called: new Map(),
        names: raw.names.map(key), sounds: raw.sounds, asks: new Set(raw.asks.split(' ')), synonyms: raw.synonyms };
    raw.plans.forEach(function (plan, p) {
        plan.entries.forEach(function (row) {
            var number = data.entries.length, from = at, gap = false, folded = '';
            for (; tokens[at]; at++) {
                var word = all[tokens[at]], f = word.folded;
                if (!f) { gap = true; continue; }
                if ((gap || word.opens) && ASCII.test(f[0]) && ASCII.test(folded[folded.length - 1] || '')) { folded += ' '; }
                gap = word.closes;
                folded += f;
                if (word.last !== number) { word.last = number; count(f, number); }
            }
            data.entries.push(entry(row, plan, p, [from, at++]));
            data.starts.push(length);
            texts.push(folded);
            length += folded.length + 1;
        });
    });
    data.starts.push(length);
    data.all = texts.join('\n');
}
/** Counts an entry for a word once, in however many forms it is printed there. */
var counted = new Map();
function count(word, number) {
    if (counted.get(word) === number || !LETTER.test(word)) { return; }
    counted.set(word, number);
    data.frequency.set(word, (data.frequency.get(word) || 0) + 1);
}
/** `[kind, id, path, label end, heading start, heading end, units below, page, rungs, due, has, values, label, heading]`. */
function entry(row, plan, p, tokens) {
    var e = { plan: p, kind: KINDS[row[0]], id: row[1], path: row[2], below: row[6], rungs: row[8], due: row[9], has: row[10], values: row[11] || {}, tokens: tokens };
    var text = textOf(e);
    e.label = row[12] || text.slice(0, row[3]);
    e.heading = row[13] || text.slice(row[4], row[5]);
    e.url = e.kind === 'plan' ? plan.home : plan.folder + '/' + (row[7] || 'm/' + e.id + '.html');
    e.labelEnd = key(text.slice(0, row[3])).length;
    e.headingEnd = key(text.slice(0, row[5])).length;
    (e.kind === 'plan' ? [e.id] : [e.id, e.path, e.label.replace(/[、.． ]+$/, ''), e.path.split('/').pop()]).map(key).forEach(function (name) {
        if (!name) { return; }
        var known = data.called.get(name) || [];
        if (known.indexOf(data.entries.length) < 0) { known.push(data.entries.length); }
        data.called.set(name, known);
    });
    return e;
}
/** An entry's own text as printed. */
function textOf(e) {
    var out = '';
    for (var i = e.tokens[0]; i < e.tokens[1]; i++) { out += data.words[data.tokens[i]].printed; }
    return out;
}
