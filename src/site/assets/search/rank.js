/* Questions and what to do when nothing matches, in whole numbers. docs/search-spec.md, "Questions" and below. */
var LONGEST = 8, UNKNOWN = 4096, PART = { word: 10, pair: 5 };

function cost(share) { return Math.round(1024 * Math.log(share)); }
/** Cuts a run by the words that the plans hold: the cut whose words are together the least surprising. */
function cut(run) {
    var total = data.entries.length + 1, best = [[0, 0]], words = [];
    function splits(at) { return at > 0 && at < run.length && /[a-z0-9]/i.test(run[at - 1]) && /[a-z0-9]/i.test(run[at]); }
    for (var end = 1; end <= run.length; end++) {
        var choice = [best[end - 1][0] + cost(total) + UNKNOWN, end - 1];
        for (var start = Math.max(0, end - LONGEST); start < end; start++) {
            if (splits(start) || splits(end)) { continue; }
            // Plans do not ask: words that do stay whole, or their characters would be looked for.
            var word = run.slice(start, end).join(''), known = data.frequency.get(word) || (data.asks.has(word) ? 1 : 0);
            if (known) {
                var sum = best[start][0] + cost(total / known);
                if (sum < choice[0]) { choice = [sum, start]; }
            }
        }
        best.push(choice);
    }
    for (var at = run.length; at > 0; at = best[at][1]) { words.unshift(run.slice(best[at][1], at).join('')); }
    return words;
}
/** The words of a question without those that only ask; all of them when nothing else is left. Each once. */
function contentWords(question) {
    var all = [], run = [];
    Array.from(question).concat('\n').forEach(function (c) {
        if (isLetter(c)) { run.push(c); } else { all = all.concat(cut(run)); run = []; }
    });
    var words = all.filter(function (word) { return !data.asks.has(word); });
    return Array.from(new Set(words.length ? words : all));
}
/** What is counted for words that are asked for: they themselves, pairs of characters in them and across two of them. */
function terms(words) {
    var out = new Map();
    function add(term, weight) { if (!(out.get(term) >= weight)) { out.set(term, weight); } }
    words.forEach(function (word, i) {
        var chars = Array.from(word), next = Array.from(words[i + 1] || '');
        add(word, PART.word);
        for (var k = 0; k + 1 < chars.length; k++) { add(chars[k] + chars[k + 1], PART.pair); }
        if (next.length) { add(chars[chars.length - 1] + next[0], PART.pair); }
    });
    return out;
}
/** Measures and general units that share something with `words`, with their points. */
function rank(words) {
    var n = data.entries.length, own = new Array(n).fill(0), scores = new Map();
    terms(words).forEach(function (weight, term) {
        var found = occurrences(term), df = found.length, rare = Math.round(100 * Math.log(1 + (n - df + 0.5) / (df + 0.5)));
        found.forEach(function (o) {
            var times = o.body + (o.heading ? 1 : 0);
            own[o.entry] += weight * rare * Math.floor(1900 * times / (10 * times + 9));
        });
    });
    var sums = own.slice();
    data.entries.forEach(function (e, i) {
        if (!own[i] || e.kind !== 'plan' && e.kind !== 'section') { return; }
        for (var k = i + 1; k <= i + e.below && k < n; k++) { if (own[k]) { sums[k] += Math.floor(own[i] / 5); } }
    });
    sums.forEach(function (sum, i) {
        var kind = data.entries[i].kind;
        if (sum && (kind === 'measure' || kind === 'general')) { scores.set(i, Math.floor(sum / 100)); }
    });
    return scores;
}
/** The entries that the questions rank, among `required` ones when there are any. What holds a question whole stands first. */
function ranked(query, required, answer) {
    var words = contentWords(query.questions.join(' ')), scores = rank(words), top = 0;
    answer.phrases = answer.phrases.concat(query.questions, words);
    if (required) {
        required.forEach(function (score, i) { required.set(i, score + (scores.get(i) || 0)); });
        scores = required;
    }
    query.questions.forEach(function (question) {
        occurrences(question).forEach(function (o) {
            if (scores.has(o.entry) || !required) { scores.set(o.entry, (scores.get(o.entry) || 0) + WHOLE); }
        });
    });
    if (!required) {
        scores.forEach(function (score) { top = Math.max(top, score % WHOLE); });
        scores.forEach(function (score, i) { if (score * 4 < top) { scores.delete(i); } });
    }
    return scores;
}
/** Every entry that matches, with its points. */
function matches(query, answer) {
    var scores = new Map();
    if (query.questions.length) {
        scores = ranked(query, query.required.length ? words(query.required) : null, answer);
    } else if (query.required.length) {
        scores = words(query.required);
    } else if (query.filters.length) {
        var kinds = query.filters.some(function (f) { return f.name === 'kind'; });
        data.entries.forEach(function (e, i) { if (kinds || e.kind === 'measure') { scores.set(i, 0); } });
    }
    if (query.script) {
        scores.forEach(function (score, i) {
            if (data.plans[data.entries[i].plan].hant === query.script > 0) { scores.set(i, score + SCRIPT); }
        });
    }
    return narrow(query, scores);
}
/** Above 0 when most characters of `text` that only one script has are Traditional, below when Simplified; 0 where no plan is in the other script. */
function scriptOf(text) {
    return !data.sides ? 0 : Array.from(text).reduce(function (sum, c) { return sum + data.sides[0].has(c) - data.sides[1].has(c); }, 0);
}
function phrasesOf(query) {
    return [].concat.apply([], query.required).map(function (one) { return one.phrase; });
}
function withRequired(query, required) {
    return { required: required, excluded: query.excluded, questions: query.questions, filters: query.filters, script: query.script };
}
/** The list for `text`: the same as `fangan search` gives. */
function search(text, more) {
    var query = widen(parse(text)), answer = { relaxed: false, read_as: [], suggestions: [], phrases: [] };
    query.filters = query.filters.concat(more || []);
    query.script = scriptOf(text);
    answer.phrases = phrasesOf(query);
    var scores = matches(query, answer);
    if (!scores.size && query.required.length) { scores = relax(query, answer); }
    answer.hits = Array.from(scores, function (pair) { return { entry: data.entries[pair[0]], index: pair[0], score: pair[1] }; });
    answer.hits.sort(function (a, b) { return b.score - a.score || a.index - b.index; });
    answer.total = answer.hits.length;
    return answer;
}
/** Asks for less, in steps: letters as pinyin; the words' own words, all of them; any of those, best first. */
function relax(query, answer) {
    var read = [], changed = false, scores;
    query.required.forEach(function (g) {
        var spelled = g.every(function (one) { return !one.exact && /^[a-z ]{2,}$/.test(one.phrase); })
            ? [].concat.apply([], g.map(function (one) { return spelledBy(one.phrase); })) : [];
        read.push(spelled.length ? spelled.map(function (word) { return { phrase: word, exact: false }; }) : g);
        answer.read_as = answer.read_as.concat(spelled);
        changed = changed || spelled.length > 0;
    });
    if (changed) {
        read = withRequired(query, read);
        scores = matches(read, answer);
        if (scores.size) { answer.phrases = phrasesOf(read); return scores; }
        answer.read_as = [];
    }
    var loose = [].concat.apply([], query.required).filter(function (one) { return !one.exact; });
    answer.suggestions = [].concat.apply([], loose.map(function (one) { return closeTo(one.phrase); })).slice(0, 5);
    var pieces = [].concat.apply([], loose.filter(function (one) { return !one.synonym; }).map(function (one) { return contentWords(one.phrase); }));
    var kept = query.required.filter(function (g) { return g.some(function (one) { return one.exact; }); });
    var all = withRequired(query, kept.concat(pieces.map(function (piece) { return [{ phrase: piece, exact: false }]; })));
    scores = matches(all, answer);
    if (scores.size) { answer.relaxed = true; answer.phrases = phrasesOf(all); return scores; }
    pieces = pieces.filter(function (piece) { return data.frequency.has(piece); });
    scores = rank(pieces);
    if (kept.length) {
        var required = words(kept);
        scores.forEach(function (_, i) { if (!required.has(i)) { scores.delete(i); } });
    }
    answer.phrases = pieces;
    narrow(query, scores);
    answer.relaxed = scores.size > 0;
    return scores;
}
