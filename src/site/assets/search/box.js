/* The search box: mdBook's furniture, our matching. Loads the data when it is first opened. */
var say = window.fangan.words[document.documentElement.lang === 'zh-Hant' ? 'hant' : 'hans'];
var waiting = [];

window.fanganSearch = function (raw) {
    var begun = performance.now();
    prepare(raw);
    window.fangan.ready = performance.now() - begun;
    waiting.splice(0).forEach(function (then) { then(); });
};
function ready(then) {
    if (data) { then(); return; }
    waiting.push(then);
    if (waiting.length > 1) { return; }
    var script = document.createElement('script');
    script.src = path_to_root + window.fangan.data;
    document.body.appendChild(script);
}
// For tests and for other scripts: the list as `fangan search --format json` gives it.
window.fangan.search = function (query) {
    return new Promise(function (resolve) {
        ready(function () {
            var begun = performance.now(), found = search(query);
            resolve({ query: query, total: found.total, relaxed: found.relaxed, read_as: found.read_as, suggestions: found.suggestions,
                time: performance.now() - begun,
                hits: found.hits.map(function (h) { return { plan: data.plans[h.entry.plan].id, id: h.entry.id, path: h.entry.path, score: h.score }; }) });
        });
    });
};

var wrap = document.getElementById('mdbook-search-wrapper'), bar = document.getElementById('mdbook-searchbar'),
    form = document.getElementById('mdbook-searchbar-outer'), toggle = document.getElementById('mdbook-search-toggle'),
    outer = document.getElementById('mdbook-searchresults-outer'), header = document.getElementById('mdbook-searchresults-header'),
    list = document.getElementById('mdbook-searchresults');
window.search = { hasFocus: function () { return document.activeElement === bar || !!(outer && outer.contains(document.activeElement)); } };
if (!bar || !wrap) { return; }
var LIMIT = 30, shown = LIMIT, composing = false, timer = 0, at = -1, chosen = { rung: '', due: '', plan: '' };

bar.placeholder = say.placeholder;
bar.setAttribute('aria-label', say.open);
bar.removeAttribute('aria-describedby');
bar.setAttribute('autocomplete', 'off');
toggle.title = say.open;
toggle.setAttribute('aria-label', say.open);
header.setAttribute('role', 'status');
list.removeAttribute('role');

function element(name, className, text) {
    var e = document.createElement(name);
    if (className) { e.className = className; }
    if (text !== undefined) { e.textContent = text; }
    return e;
}
function button(text, press) {
    var b = element('button', '', text);
    b.type = 'button';
    b.addEventListener('click', press);
    return b;
}
var filters = element('div', 'search-filters'), remarks = element('div', 'search-remarks');
outer.insertBefore(filters, list);
outer.insertBefore(remarks, list);

function chips(name, options) {
    if (options.length < 2) { return; }
    var box = element('div', 'chips');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', say[name]);
    box.appendChild(element('span', 'chips-name', say[name]));
    [['', say.any, '']].concat(options).forEach(function (option) {
        var chip = button(option[1], function () { chosen[name] = option[0]; drawFilters(); run(); });
        if (option[2]) { chip.className = 'rung ' + option[2]; }
        chip.setAttribute('aria-pressed', String(chosen[name] === option[0]));
        box.appendChild(chip);
    });
    filters.appendChild(box);
}
function drawFilters() {
    filters.textContent = '';
    var rungs = '', years = {};
    data.entries.forEach(function (e) { rungs += e.rungs; if (e.due) { years[String(e.due).slice(0, 4)] = 1; } });
    chips('rung', ['f', '5', '4', '3', '2', '1'].filter(function (r) { return rungs.indexOf(r) >= 0; }).map(function (r) { return [r, say.rungs[r], 'r' + r]; }));
    chips('due', Object.keys(years).sort().map(function (y) { return [y, say.until.replace('{0}', y)]; }));
    chips('plan', data.plans.map(function (plan) { return [plan.id, plan.title || plan.id]; }));
}
function chosenFilters() {
    return Object.keys(chosen).filter(function (name) { return chosen[name]; }).map(function (name) {
        return { name: name, value: name === 'due' ? day(chosen.due) : key(chosen[name]) };
    });
}
function href(e, query) {
    var parts = e.url.split('#'), tree = document.documentElement.classList.contains('in-hant') ? 'zh-hant/' : 'zh-hans/';
    return path_to_root + tree + parts[0] + '?highlight=' + encodeURIComponent(query) + (parts[1] ? '#' + parts[1] : '');
}
function run() {
    var query = bar.value.trim();
    at = -1;
    outer.classList.toggle('hidden', !query);
    if (!query) { list.textContent = header.textContent = ''; return; }
    if (!data) { header.textContent = say.loading; }
    ready(function () {
        if (bar.value.trim() !== query) { return; }
        if (!filters.firstChild) { drawFilters(); }
        draw(search(query, chosenFilters()), query);
    });
}
function draw(found, query) {
    header.textContent = found.total ? say.found.replace('{0}', found.total) : say.none;
    remarks.textContent = '';
    if (found.read_as.length) { remarks.appendChild(element('p', '', say.readAs.replace('{0}', found.read_as.join(say.comma)))); }
    if (found.relaxed) { remarks.appendChild(element('p', '', say.relaxed)); }
    if (found.suggestions.length) {
        var maybe = element('p', 'maybe', say.suggestions);
        found.suggestions.forEach(function (word) { maybe.appendChild(button(word, function () { bar.value = word; bar.focus(); run(); })); });
        remarks.appendChild(maybe);
    }
    if (!found.total) { remarks.appendChild(element('p', '', say.tips)); }
    list.textContent = '';
    found.hits.slice(0, shown).forEach(function (hit) { list.appendChild(result(hit, found.phrases, query)); });
    if (found.total > shown) {
        var more = element('li', 'more');
        more.appendChild(button(say.more, function () { shown += 100; run(); }));
        list.appendChild(more);
    }
}
function result(hit, phrases, query) {
    var e = hit.entry, item = element('li'), link = element('a', 'found');
    link.href = href(e, query);
    paint(link, fold(e.label + (/[.0-9A-Za-z]$|[条條章节節编編]$/.test(e.label) && e.heading ? ' ' : '') + e.heading), phrases);
    item.appendChild(link);
    var above = (data.plans.length > 1 && e.kind !== 'plan' ? (data.plans[e.plan].title || data.plans[e.plan].id) + ' ' : '') + e.path.split('/').slice(0, -1).join(' › ');
    if (above) { item.appendChild(element('span', 'where', above)); }
    var teaser = element('span', 'teaser');
    snippet(e, phrases).forEach(function (piece) {
        teaser.appendChild(piece[1] ? element('mark', '', piece[0]) : document.createTextNode(piece[0]));
    });
    teaser.lang = link.lang = window.fangan.original[data.plans[e.plan].id] || '';
    item.appendChild(teaser);
    return item;
}
function paint(into, folded, phrases) {
    var text = folded.source, last = 0;
    marks(folded.text, phrases).forEach(function (m) {
        into.appendChild(document.createTextNode(text.slice(folded.at[last], folded.at[m[0]])));
        into.appendChild(element('mark', '', text.slice(folded.at[m[0]], folded.at[m[1]])));
        last = m[1];
    });
    into.appendChild(document.createTextNode(text.slice(folded.at[last])));
}
function show(open) {
    wrap.classList.toggle('hidden', !open);
    toggle.setAttribute('aria-expanded', String(open));
    if (open) { bar.focus(); bar.select(); ready(function () {}); } else { toggle.focus(); }
}
function choose(step) {
    var links = list.querySelectorAll('a.found');
    if (!links.length) { return; }
    at = Math.max(-1, Math.min(links.length - 1, at + step));
    if (at < 0) { bar.focus(); } else { links[at].focus(); }
}
function later() { clearTimeout(timer); timer = setTimeout(function () { shown = LIMIT; run(); }, 60); }
toggle.addEventListener('click', function () { show(wrap.classList.contains('hidden')); });
toggle.addEventListener('mouseenter', function () { ready(function () {}); });
form.addEventListener('submit', function (event) { event.preventDefault(); });
bar.addEventListener('compositionstart', function () { composing = true; });
bar.addEventListener('compositionend', function () { composing = false; later(); });
bar.addEventListener('input', function (event) { if (!composing && !event.isComposing) { later(); } });
wrap.addEventListener('keydown', function (event) {
    // While a composition is open, its keys belong to the input method.
    if (composing || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); show(false); }
    if (event.key === 'ArrowDown') { event.preventDefault(); choose(1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); choose(-1); }
    if (event.key === 'Enter' && event.target === bar) {
        event.preventDefault();
        var first = list.querySelector('a.found');
        if (first) { location.href = first.href; }
    }
});
document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === '/' || event.key === 's') { event.preventDefault(); show(true); }
});

var asked = new URLSearchParams(location.search);
if (asked.get('search')) { wrap.classList.remove('hidden'); bar.value = asked.get('search'); run(); }
if (asked.get('highlight')) {
    ready(function () {
        var mark = highlight(search(asked.get('highlight')).phrases.filter(function (phrase) { return phrase.length > 1; }));
        if (mark && !location.hash) { mark.scrollIntoView({ block: 'center' }); }
    });
}
