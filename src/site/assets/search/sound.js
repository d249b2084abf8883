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
var heard = null;

/** The words that sound like `letters`, in full or by their initials. */
function heardAs(letters) {
    if (!heard) {
        heard = new Map();
        data.frequency.forEach(function (_, word) {
            var sound = word[0] >= '\u3000' ? soundOf(word) : null, initials = sound && initialsOf(word);
            (initials === sound ? [sound] : [sound, initials]).forEach(function (name) {
                if (!name) { return; }
                if (heard.has(name)) { heard.get(name).push(word); } else { heard.set(name, [word]); }
            });
        });
    }
    return heard.get(letters) || [];
}
/** Words, those that stand in the most entries first. */
function byFrequency(words, frequency) {
    return words.sort(function (a, b) { return frequency.get(b) - frequency.get(a) || (a < b ? -1 : 1); });
}
/** The words that `letters` spells, in full or by initials. */
function spelledBy(letters) {
    letters = letters.replace(/ /g, '');
    var found = byFrequency(heardAs(letters).filter(function (word) { return word.length > 1; }), data.frequency);
    if (!found.length) {
        var two = pairs(letters);
        found = byFrequency(Array.from(two.keys()), two);
    }
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
    var same = byFrequency(heardAs(sound).filter(function (known) { return known !== word && soundOf(known) === sound; }), data.frequency);
    if (same.length < 5) {
        var other = [];
        data.frequency.forEach(function (_, known) {
            if (known.length !== word.length || known[0] < '\u3000') { return; }
            for (var i = 0, differ = 0; i < known.length && differ < 2; i++) { if (known[i] !== word[i]) { differ += 1; } }
            if (differ === 1) { other.push(known); }
        });
        same = same.concat(byFrequency(other, data.frequency));
    }
    return Array.from(new Set(same)).slice(0, 5);
}
