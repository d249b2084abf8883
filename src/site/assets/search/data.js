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
/** Every word as printed and folded; whether it begins and ends with a letter or digit of ASCII, or with a blank; the number of its folded form. */
function vocabulary(list) {
    var numbers = new Map(), forms = [];
    var words = [''].concat(list).map(function (printed) {
        var folded = key(printed), number = numbers.get(folded);
        if (number === undefined) { number = forms.length; numbers.set(folded, number); forms.push(folded); }
        return { printed: printed, folded: folded, form: number, opens: isBlank(printed[0] || ''), closes: isBlank(printed[printed.length - 1] || ''),
            first: ASCII.test(folded[0] || ''), last: ASCII.test(folded[folded.length - 1] || '') };
    });
    return { words: words, forms: forms };
}
function prepare(raw) {
    learn(raw.fold);
    var known = vocabulary(raw.words), all = known.words, tokens = unpack(raw.text, raw.long), parts = [], length = 0, at = 0;
    // In how many entries each folded word stands, and the last of them.
    var counts = new Uint32Array(known.forms.length), last = new Int32Array(known.forms.length).fill(-1);
    data = { plans: raw.plans, entries: [], words: all, tokens: tokens, frequency: new Map(), starts: [], called: new Map(),
        names: raw.names.map(key), sounds: raw.sounds, asks: new Set(raw.asks.split(' ')), synonyms: raw.synonyms,
        sides: raw.sides && raw.sides.map(function (side) { return new Set(side); }) };
    raw.plans.forEach(function (plan, p) {
        plan.entries.forEach(function (row) {
            var number = data.entries.length, from = at, gap = false, ascii = false;
            data.starts.push(length);
            for (; tokens[at]; at++) {
                var word = all[tokens[at]], f = word.folded;
                if (!f) { gap = true; continue; }
                if (ascii && word.first && (gap || word.opens)) { parts.push(' '); length += 1; }
                gap = word.closes;
                ascii = word.last;
                parts.push(f);
                length += f.length;
                if (last[word.form] !== number) { last[word.form] = number; counts[word.form] += 1; }
            }
            data.entries.push(entry(row, plan, p, [from, at++]));
            parts.push('\n');
            length += 1;
        });
    });
    data.starts.push(length);
    data.all = parts.join('');
    known.forms.forEach(function (word, i) { if (counts[i] && LETTER.test(word)) { data.frequency.set(word, counts[i]); } });
}
/** `[kind, id, path, label end, heading start, heading end, units below, page, rungs, due, has, values, label, heading]`. */
function entry(row, plan, p, tokens) {
    var e = { plan: p, kind: KINDS[row[0]], id: row[1], path: row[2], below: row[6], rungs: row[8], due: row[9], has: row[10], values: row[11] || {}, tokens: tokens };
    var head = textOf(e, row[5]);
    e.label = row[12] || head.slice(0, row[3]);
    e.heading = row[13] || head.slice(row[4], row[5]);
    e.url = e.kind === 'plan' ? plan.home : plan.folder + '/' + (row[7] || 'm/' + e.id + '.html');
    e.labelEnd = key(head.slice(0, row[3])).length;
    e.headingEnd = key(head.slice(0, row[5])).length;
    (e.kind === 'plan' ? [e.id] : [e.id, e.path, e.label.replace(/[、.． ]+$/, ''), e.path.split('/').pop()]).map(key).forEach(function (name) {
        if (!name) { return; }
        var known = data.called.get(name);
        if (!known) { data.called.set(name, known = []); }
        if (known[known.length - 1] !== data.entries.length) { known.push(data.entries.length); }
    });
    return e;
}
/** An entry's own text as printed, or at least its first `enough` characters. */
function textOf(e, enough) {
    var out = '';
    for (var i = e.tokens[0]; i < e.tokens[1] && !(out.length >= enough); i++) { out += data.words[data.tokens[i]].printed; }
    return out;
}
