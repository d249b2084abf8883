/* Folding: the form in which texts and queries meet. docs/search-spec.md, "How text is folded". */
var LETTER = /[\p{Alphabetic}\p{N}]/u, ASCII = /[a-z0-9]/, DIGIT = /[0-9]/;
var BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
var table = new Map();

/** Takes the classes of characters: representative and members, one class after another, parted by blanks. */
function learn(classes) {
    classes.split(' ').forEach(function (one) {
        var chars = Array.from(one);
        for (var i = 1; i < chars.length; i++) { table.set(chars[i], chars[0]); }
    });
}
function foldChar(c) {
    var folded = table.get(c) || c;
    if (isHan(folded)) { return folded; }
    var lower = folded.toLowerCase();
    return lower.length === folded.length ? lower : folded;
}
function isBlank(c) { return !isHan(c) && (BLANK.test(c) || /[\u200b-\u200d\u2060\ufeff]/.test(c)); }
/** Most characters of most texts, told without a look at any table. */
function isHan(c) { return c >= '\u4e00' && c <= '\u9fff'; }
/** The searched form of `text`: its characters, and where each of them stands in `text`. */
function fold(text) {
    var out = '', at = [], gap = -1, i = 0;
    while (i < text.length) {
        var c = String.fromCodePoint(text.codePointAt(i)), f = foldChar(c);
        if (isBlank(f)) {
            if (gap < 0) { gap = i; }
        } else {
            if (gap >= 0 && ASCII.test(f) && out && ASCII.test(out[out.length - 1])) { out += ' '; at.push(gap); }
            gap = -1;
            for (var k = 0; k < f.length; k++) { at.push(i); }
            out += f;
        }
        i += c.length;
    }
    at.push(text.length);
    return { source: text, text: out, at: at };
}
function key(text) { return fold(text).text; }
/** Whether the phrase that stands in `hay` at `at` is torn out of a longer Latin word or number. */
function torn(hay, at, phrase) {
    return ASCII.test(phrase[0]) && at > 0 && ASCII.test(hay[at - 1])
        || DIGIT.test(phrase[phrase.length - 1]) && DIGIT.test(hay[at + phrase.length] || '');
}
/** Every place where `phrase` stands in `hay`, overlapping ones left out. */
function places(hay, phrase) {
    var found = [], at = 0;
    if (!phrase) { return found; }
    while ((at = hay.indexOf(phrase, at)) >= 0) {
        if (torn(hay, at, phrase)) { at += 1; } else { found.push(at); at += phrase.length; }
    }
    return found;
}
