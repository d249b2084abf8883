/* What is marked: phrases in a text, the sentence that holds the most of them. */
var WIDTH = 90;

/** Where the phrases stand in `hay`, as `[from, to, which]`: the longer of two that overlap, in order. */
function marks(hay, phrases) {
    var all = [], taken = [], kept = [];
    phrases.forEach(function (phrase, which) {
        places(hay, phrase).forEach(function (at) { all.push([at, at + phrase.length, which]); });
    });
    all.sort(function (a, b) { return b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0] || a[2] - b[2]; });
    all.forEach(function (mark) {
        for (var i = mark[0]; i < mark[1]; i++) { if (taken[i]) { return; } }
        for (i = mark[0]; i < mark[1]; i++) { taken[i] = true; }
        kept.push(mark);
    });
    return kept.sort(function (a, b) { return a[0] - b[0]; });
}
/** The sentence of an entry that holds the most of what was asked for, as pieces `[text, marked]`. */
function snippet(e, phrases) {
    var folded = fold(textOf(e)), hay = folded.text, all = marks(hay, phrases);
    var after = all.filter(function (m) { return m[0] >= e.headingEnd; });
    if (after.length || !all.length) { all = after; }
    var start = all.length && all[0][0] < e.headingEnd ? 0 : e.headingEnd, best = [-1, 0, start, Math.min(hay.length, start + WIDTH)];
    for (var at = start; at < hay.length;) {
        var end = hay.slice(at).search(/[。;!?]/);
        end = end < 0 ? hay.length : at + end + 1;
        var here = all.filter(function (m) { return m[0] >= at && m[0] < end; });
        var kinds = new Set(here.map(function (m) { return m[2]; })).size;
        var letters = here.reduce(function (n, m) { return n + m[1] - m[0]; }, 0);
        if (kinds > best[0] || kinds === best[0] && letters > best[1]) { best = [kinds, letters, at, end]; }
        at = end;
    }
    var from = best[2], to = best[3];
    if (to - from > WIDTH) {
        var first = all.find(function (m) { return m[0] >= from && m[0] < to; });
        from = Math.max(from, (first ? first[0] : from) - WIDTH / 3);
        to = Math.min(from + WIDTH, to);
    }
    var pieces = from > start ? [['…', false]] : [], last = from;
    function cut(a, b) { return folded.source.slice(folded.at[a], folded.at[b]).replace(/^[\s.．、。]+(?=.)/, '').replace(/\n/g, ''); }
    all.forEach(function (m) {
        if (m[0] < from || m[1] > to) { return; }
        pieces.push([cut(last, m[0]), false], [cut(m[0], m[1]), true]);
        last = m[1];
    });
    pieces.push([cut(last, to), false]);
    if (to < hay.length && !/[。;!?]/.test(hay[to - 1])) { pieces.push(['…', false]); }
    return pieces;
}
/** Marks the phrases in the texts of the page, across its elements; gives the first mark. */
function highlight(phrases) {
    var first = null;
    document.querySelectorAll('.fg h1, .plan-text p, .fg td, .entry, .source li').forEach(function (block) {
        var walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [], text = '', node;
        while ((node = walker.nextNode())) {
            if (!node.parentElement.closest('rt')) { nodes.push([node, text.length]); text += node.data; }
        }
        var folded = fold(text);
        marks(folded.text, phrases).reverse().forEach(function (m) {
            var from = folded.at[m[0]], to = folded.at[m[1] - 1] + 1;
            for (var i = nodes.length - 1; i >= 0; i--) {
                var start = Math.max(0, from - nodes[i][1]), end = Math.min(nodes[i][0].data.length, to - nodes[i][1]);
                if (start < end) {
                    var middle = nodes[i][0].splitText(start);
                    middle.splitText(end - start);
                    var mark = document.createElement('mark');
                    middle.parentNode.replaceChild(mark, middle);
                    mark.appendChild(middle);
                    first = mark;
                }
            }
        });
    });
    return document.querySelector('.plan-text mark') || first;
}
