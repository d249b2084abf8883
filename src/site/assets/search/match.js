/* What a query literally finds, and what that counts. docs/search-spec.md, "When a word is there" and "Order". */
var KEY = 100000, HEADING = 1000, ABOVE = 400, BODY = 10, MOST = 9, WHOLE = 1000000, SCRIPT = 5, TOGETHER = [[8, 60], [25, 30]];

/** Every entry that holds `phrase` in its own text: whether its heading does, how often the rest does, and where. */
function occurrences(phrase) {
    var found = [], at = 0, e = 0, free = 0, one = null, hay = data.all, starts = data.starts;
    if (!phrase) { return found; }
    while ((at = hay.indexOf(phrase, at)) >= 0) {
        if (torn(hay, at, phrase)) { at += 1; continue; }
        if (at >= starts[e + 1]) {
            // Where many entries lie between, halve the way.
            var low = e + 1, high = starts.length - 1;
            while (low < high) { var middle = (low + high + 1) >> 1; if (starts[middle] <= at) { low = middle; } else { high = middle - 1; } }
            e = low;
        }
        if (!one || one.entry !== e) { one = { entry: e, heading: false, body: 0, at: [] }; found.push(one); }
        var inside = at - starts[e];
        one.at.push(inside);
        if (inside >= data.entries[e].labelEnd && inside < data.entries[e].headingEnd) { one.heading = true; } else { one.body += 1; }
        at += phrase.length;
    }
    return found;
}
/** One group of alternatives: what each entry's own text counts, and which entries stand below a heading that holds it. */
function group(alternatives) {
    var own = new Map(), below = new Uint8Array(data.entries.length), places = new Map();
    alternatives.forEach(function (one) {
        var mine = new Map();
        if (!one.exact) { (data.called.get(one.phrase) || []).forEach(function (i) { mine.set(i, KEY); }); }
        occurrences(one.phrase).forEach(function (o) {
            var score = (o.heading ? HEADING : 0) + Math.min(o.body, MOST) * BODY;
            mine.set(o.entry, (mine.get(o.entry) || 0) + (one.synonym ? Math.floor(score * 6 / 10) : score));
            if (one.phrase.length > 1) {
                places.set(o.entry, (places.get(o.entry) || []).concat(o.at.map(function (at) { return [at + one.phrase.length, at]; })));
            }
            if (o.heading && !one.exact) { below.fill(1, o.entry + 1, o.entry + 1 + data.entries[o.entry].below); }
        });
        mine.forEach(function (score, i) { own.set(i, Math.max(own.get(i) || 0, score)); });
    });
    return { own: own, below: below, places: places };
}
/** What it counts that the words of several groups stand close to each other in an entry's own text. */
function together(groups, i) {
    var places = [], words = 0, latest = [], shortest = Infinity;
    groups.forEach(function (g) {
        var mine = g.places.get(i);
        if (mine) { mine.forEach(function (place) { places.push([place[0], place[1], words]); }); words += 1; }
    });
    if (words < 2) { return 0; }
    // For each end the shortest stretch that holds one of each word: from where the last of them begin.
    places.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    places.forEach(function (place) {
        latest[place[2]] = Math.max(latest[place[2]] || 0, place[1]);
        if (Object.keys(latest).length === words) { shortest = Math.min(shortest, place[0] - Math.min.apply(null, latest)); }
    });
    var step = TOGETHER.find(function (step) { return shortest <= step[0] * words; });
    return step ? step[1] : 0;
}
/** The entries that hold every group, at least one of them in their own text, with their points. */
function words(required) {
    var groups = required.map(group), scores = new Map();
    groups.forEach(function (g) {
        g.own.forEach(function (_, i) {
            if (scores.has(i)) { return; }
            var score = 0;
            for (var k = 0; k < groups.length; k++) {
                var own = groups[k].own.get(i), below = groups[k].below[i];
                if (own === undefined && !below) { return; }
                score += (own || 0) + (below ? ABOVE : 0);
            }
            scores.set(i, score + together(groups, i));
        });
    });
    return scores;
}
/** Drops what a filter does not let through or an exclusion forbids. */
function narrow(query, scores) {
    query.filters.forEach(function (f) {
        var inside = null;
        if (f.name === 'plan' || f.name === 'section') {
            inside = new Uint8Array(data.entries.length);
            var headed = occurrences(f.value).filter(function (o) { return o.heading; }).map(function (o) { return o.entry; });
            headed.concat(data.called.get(f.value) || []).forEach(function (i) {
                var e = data.entries[i];
                if ((e.kind === 'plan') === (f.name === 'plan')) { inside.fill(1, i, i + 1 + e.below); }
            });
        }
        scores.forEach(function (_, i) { if (inside ? !inside[i] : !passes(data.entries[i], f)) { scores.delete(i); } });
    });
    query.excluded.forEach(function (phrase) { occurrences(phrase).forEach(function (o) { scores.delete(o.entry); }); });
    return scores;
}
function passes(e, f) {
    switch (f.name) {
        case 'rung': return e.rungs.indexOf(f.value) >= 0;
        case 'has': return e.has.indexOf(f.value) >= 0;
        case 'kind': return e.kind === f.value;
        case 'due': return e.due > 0 && e.due <= f.value;
        case 'issued': return key(data.plans[e.plan].issued || '').indexOf(f.value) >= 0;
        default: return (e.values[f.name] || []).some(function (n) { return data.names[n].indexOf(f.value) >= 0; });
    }
}
