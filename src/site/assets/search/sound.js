/* Words by how they sound: full pinyin, initials, and words that sound alike or differ by one character. */
var sounds = null;

/** The syllable of each character that has one. */
function syllables() {
    if (sounds) { return sounds; }
    sounds = new Map();
    data.sounds.split(' ').forEach(function (one) {
        var syllable = one.match(/^[a-z]+/)[0];
        Array.from(one.slice(syllable.length)).forEach(function (c) { sounds.set(c, syllable); });
    });
    return sounds;
}
function soundOf(word) {
    var out = '';
    for (var c of word) { var one = syllables().get(c); if (!one) { return null; } out += one; }
    return out;
}
function initialsOf(word) {
    var out = '';
    for (var c of word) { var one = syllables().get(c); if (!one) { return null; } out += one[0]; }
    return out;
}
/** Words that `take` likes, most frequent first. */
function scan(frequency, take) {
    var found = [];
    frequency.forEach(function (n, word) { if (word[0] >= '\u3000' && take(word)) { found.push([word, n]); } });
    found.sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
    return found.map(function (pair) { return pair[0]; });
}
/** The words that `letters` spells, in full or by initials. */
function spelledBy(letters) {
    letters = letters.replace(/ /g, '');
    var found = scan(data.frequency, function (word) {
        return word.length > 1 && (soundOf(word) === letters || initialsOf(word) === letters);
    });
    if (!found.length) { found = scan(pairs(letters), function () { return true; }); }
    return found.slice(0, 12);
}
/** Neighbours that sound like `letters`, which the dictionary cut apart, with the number of entries that hold them. */
function pairs(letters) {
    var known = syllables(), found = new Map(), last = new Map(), e = 0, hay = data.all;
    for (var i = 0; i + 1 < hay.length; i++) {
        if (i >= data.starts[e + 1]) { e++; }
        var first = known.get(hay[i]);
        if (!first || letters.indexOf(first) !== 0) { continue; }
        var second = known.get(hay[i + 1]);
        if (second && first + second === letters) {
            var pair = hay[i] + hay[i + 1];
            if (last.get(pair) !== e) { last.set(pair, e); found.set(pair, (found.get(pair) || 0) + 1); }
        }
    }
    return found;
}
/** Words close to `word`: those that sound the same first, then those with one other character. */
function closeTo(word) {
    var chars = Array.from(word), sound = chars.length < 2 || chars.length > 8 ? null : soundOf(word);
    if (!sound) { return []; }
    var same = scan(data.frequency, function (known) { return known !== word && soundOf(known) === sound; });
    if (same.length < 5) {
        same = same.concat(scan(data.frequency, function (known) {
            if (known.length !== word.length) { return false; }
            for (var i = 0, differ = 0; i < chars.length; i++) { differ += known[i] === chars[i] ? 0 : 1; }
            return differ === 1;
        }));
    }
    return Array.from(new Set(same)).slice(0, 5);
}
