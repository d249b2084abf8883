/* The search box: mdBook's box, our matching. Folded substrings, integer scores, plan order: docs/search-spec.md. */
(function () {
    'use strict';
    var words = window.fangan.words[document.documentElement.lang === 'zh-Hant' ? 'hant' : 'hans'];
    var KEY = 100000, HEADING = 1000, ABOVE = 400, BODY = 10, MOST = 9, QUESTION = 9;
    var LETTER = /[\p{Alphabetic}\p{N}]/u, ASCII = /[a-z0-9]/;
    var INNER = ' -/.%·&+_()@#〔〕[]';
    var table = null, data = null, waiting = [];

    // ── Folding ────────────────────────────────────────────────────────────
    function learn(classes) {
        table = new Map();
        classes.split(' ').forEach(function (one) {
            var chars = Array.from(one);
            for (var i = 1; i < chars.length; i++) { table.set(chars[i], chars[0]); }
        });
    }
    function foldChar(c) {
        var folded = table.get(c) || c, lower = folded.toLowerCase();
        return lower.length === folded.length ? lower : folded;
    }
    // The searched form of a text: its characters, and where each of them stands in the text.
    function fold(text) {
        var out = '', at = [], gap = -1, i = 0;
        while (i < text.length) {
            var c = String.fromCodePoint(text.codePointAt(i)), f = foldChar(c);
            if (/[\s\u0085\u200b-\u200d\u2060\ufeff]/.test(f)) {
                if (gap < 0) { gap = i; }
            } else {
                if (gap >= 0 && /[a-z0-9]/.test(f) && out && ASCII.test(out[out.length - 1])) { out += ' '; at.push(gap); }
                gap = -1;
                for (var k = 0; k < f.length; k++) { at.push(i); }
                out += f;
            }
            i += c.length;
        }
        at.push(text.length);
        return { text: out, at: at };
    }
    function key(text) { return fold(text).text; }

    // ── Matching ───────────────────────────────────────────────────────────
    function find(hay, needle) {
        var found = [], at = 0, n = needle.length;
        if (!n) { return found; }
        var opens = ASCII.test(needle[0]), closes = /[0-9]/.test(needle[n - 1]);
        while ((at = hay.indexOf(needle, at)) >= 0) {
            var torn = opens && at > 0 && ASCII.test(hay[at - 1]) || closes && /[0-9]/.test(hay[at + n] || '');
            if (torn) { at += 1; } else { found.push(at); at += n; }
        }
        return found;
    }

    // ── The query ──────────────────────────────────────────────────────────
    var MARKS = { '"': '"', '＂': '＂', '“': '”“"', '”': '”', '「': '」', '『': '』', '〝': '〞' };
    var FIELDS = { plan: 'plan 方案 文件', section: 'section 章节 章 节 部分', kind: 'kind 类别 类型', rung: 'rung 力度',
        due: 'due due-by 时限 期限', has: 'has 有 含' };
    var RUNGS = { 5: '5 outcome 兑现', 4: '4 act 实施', 3: '3 progress 推进', 2: '2 enable 支持', 1: '1 inquire 探索', f: 'forbid 禁止 禁止性' };
    var KINDS = { measure: 'measure 措施 条 条文', general: 'general 总则 总体', section: 'section 章节 标题', plan: 'plan 方案 文件' };
    var HAS = { t: 'target 指标 目标 targets', d: 'deadline 时限 期限 deadlines' };
    function named(names, word) {
        word = key(word);
        for (var name in names) { if (names[name].split(' ').map(key).indexOf(word) >= 0) { return name; } }
        return null;
    }
    function day(value) {
        var n = value.split(/[^0-9]+/).filter(Boolean).map(Number);
        if (!(n[0] >= 1900 && n[0] < 2200)) { return 0; }
        return n[0] * 10000 + Math.min(n[1] === undefined ? 12 : n[1], 12) * 100 + Math.min(n[2] === undefined ? 31 : n[2], 31);
    }
    function filter(name, value) {
        value = key(value.trim());
        name = value && named(FIELDS, name);
        if (name === 'rung') { value = named(RUNGS, value); }
        if (name === 'kind') { value = named(KINDS, value); }
        if (name === 'has') { value = named(HAS, value); }
        if (name === 'due') { value = day(value); }
        return name && value ? { name: name, value: value } : null;
    }
    function quoted(text) {
        var closing = MARKS[text[0]];
        if (!closing) { return null; }
        for (var i = 1; i < text.length; i++) {
            if (closing.indexOf(text[i]) >= 0) { return [text.slice(1, i), text.slice(i + 1)]; }
        }
        return null;
    }
    function trim(phrase) {
        var chars = Array.from(phrase), first = chars.findIndex(function (c) { return LETTER.test(c); });
        if (first < 0) { return ''; }
        var last = chars.length - 1;
        while (last > first && !LETTER.test(chars[last]) && '%+#'.indexOf(chars[last]) < 0) { last--; }
        return chars.slice(first, last + 1).join('');
    }
    function parse(query) {
        var out = { required: [], excluded: [], questions: [], filters: [] }, not = false, or = false, rest = query;
        function push(phrase, exact) {
            if (!phrase) { return; }
            if (not) { out.excluded.push(phrase); not = false; return; }
            var one = { phrase: phrase, exact: exact };
            if (or && out.required.length) { out.required[out.required.length - 1].push(one); } else { out.required.push([one]); }
            or = false;
        }
        function word(token) {
            if (token === 'OR' || token === '或者') { or = out.required.length > 0; return; }
            var phrase = trim(key(token));
            if (phrase === '排除' && rest.trim()) { not = true; return; }
            if (!phrase) { return; }
            if (not) { push(phrase, false); return; }
            var letters = Array.from(phrase).filter(function (c) { return c > '\x7f' && LETTER.test(c); }).length;
            if (letters >= QUESTION && !or) { out.questions.push(phrase); return; }
            var part = '';
            Array.from(phrase).concat('\n').forEach(function (c) {
                if (LETTER.test(c) || INNER.indexOf(c) >= 0) { part += c; } else { push(part, false); part = ''; }
            });
        }
        while (rest) {
            var c = rest[0], q;
            if (/\s/.test(c)) { rest = rest.slice(1); continue; }
            if (c === '|' || c === '｜') { or = out.required.length > 0; rest = rest.slice(1); continue; }
            if ((q = quoted(rest))) { rest = q[1]; push(key(q[0]), true); continue; }
            if ('-－−'.indexOf(c) >= 0 && rest[1] && !/\s/.test(rest[1])) { not = true; rest = rest.slice(1); continue; }
            var end = rest.search(/[\s|｜]/), token = end < 0 ? rest : rest.slice(0, end), after = rest.slice(token.length);
            var colon = token.search(/[:：]/), name = colon > 0 ? token.slice(0, colon) : '';
            if (name && (named(FIELDS, name) || key(name) === '排除')) {
                var from = rest.slice(colon + 1);
                if (key(name) === '排除') { not = true; rest = from; continue; }
                q = quoted(from);
                var f = filter(name, q ? q[0] : token.slice(colon + 1));
                if (f) { out.filters.push(f); rest = q ? q[1] : after; continue; }
            }
            for (var i = 1; i < token.length; i++) {
                if (quoted(rest.slice(i))) { token = rest.slice(0, i); after = rest.slice(i); break; }
            }
            rest = after;
            word(token);
        }
        return out;
    }

    // ── Scoring ────────────────────────────────────────────────────────────
    function prepare(raw) {
        learn(raw.fold);
        var entries = [];
        raw.plans.forEach(function (plan, p) {
            plan.entries.forEach(function (row) {
                var folded = fold(row[5]), e = { plan: p, kind: row[0], id: row[1], path: row[2], label: row[3], heading: row[4],
                    text: row[5], folded: folded, below: row[7], url: plan.folder + '/' + row[8], rungs: row[9], due: row[10], has: row[11] };
                if (e.kind === 'plan') { e.url = plan.home; }
                e.labelEnd = count(folded, e.kind === 'plan' ? 0 : e.label.length);
                e.headingEnd = count(folded, row[6]);
                e.keys = e.kind === 'plan' ? [key(plan.id)]
                    : [e.id, e.path, e.label.replace(/[、.． ]+$/, ''), e.path.split('/').pop()].map(key).filter(Boolean);
                entries.push(e);
            });
        });
        return { plans: raw.plans, entries: entries };
    }
    function count(folded, offset) {
        var i = 0;
        while (i < folded.text.length && folded.at[i] < offset) { i++; }
        return i;
    }
    function occurrence(e, phrase) {
        var heading = false, body = 0;
        find(e.folded.text, phrase).forEach(function (at) {
            if (at >= e.labelEnd && at < e.headingEnd) { heading = true; } else { body++; }
        });
        return heading || body ? { heading: heading, body: body } : null;
    }
    function group(alternatives) {
        var own = new Map(), below = new Uint8Array(data.entries.length);
        alternatives.forEach(function (one) {
            data.entries.forEach(function (e, i) {
                var score = 0, o = occurrence(e, one.phrase);
                if (o) { score = (o.heading ? HEADING : 0) + Math.min(o.body, MOST) * BODY; }
                var named = !one.exact && e.keys.indexOf(one.phrase) >= 0;
                if (named) { score += KEY; }
                if (o || named) { own.set(i, Math.max(own.get(i) || 0, score)); }
                if (o && o.heading && !one.exact) { below.fill(1, i + 1, i + 1 + e.below); }
            });
        });
        return { own: own, below: below };
    }
    function search(query) {
        var q = parse(query), phrases = [], scores = new Map(), relaxed = false;
        q.required.forEach(function (g) { g.forEach(function (one) { phrases.push(one.phrase); }); });
        // A long run that stands in the text as it is asked for is meant to the letter.
        var groups = q.required.concat(q.questions.map(function (phrase) { return [{ phrase: phrase, exact: false }]; }));
        phrases = phrases.concat(q.questions);
        if (!groups.length) {
            if (!q.filters.length) { return { total: 0, relaxed: false, hits: [], phrases: [] }; }
            var kinds = q.filters.some(function (f) { return f.name === 'kind'; });
            data.entries.forEach(function (e, i) { if (kinds || e.kind === 'measure') { scores.set(i, 0); } });
        } else {
            var found = groups.map(group);
            var all = new Set();
            found.forEach(function (f) { f.own.forEach(function (_, i) { all.add(i); }); });
            all.forEach(function (i) {
                var score = 0;
                for (var k = 0; k < found.length; k++) {
                    var own = found[k].own.get(i), below = found[k].below[i];
                    if (own === undefined && !below) { return; }
                    score += (own || 0) + (below ? ABOVE : 0);
                }
                scores.set(i, score);
            });
            if (!scores.size) { relaxed = relax(groups, scores, phrases); }
        }
        q.filters.forEach(function (f) { keep(scores, f); });
        q.excluded.forEach(function (phrase) {
            Array.from(scores.keys()).forEach(function (i) { if (occurrence(data.entries[i], phrase)) { scores.delete(i); } });
        });
        var hits = Array.from(scores, function (pair) { return { entry: data.entries[pair[0]], index: pair[0], score: pair[1] }; });
        hits.sort(function (a, b) { return b.score - a.score || a.index - b.index; });
        return { total: hits.length, relaxed: relaxed, hits: hits, phrases: phrases };
    }
    // Nothing holds all of it: what holds most of its pairs of characters.
    function relax(groups, scores, phrases) {
        var pairs = new Set();
        groups.forEach(function (g) {
            g.forEach(function (one) {
                var c = Array.from(one.phrase);
                for (var i = 0; i + 1 < c.length; i++) { if (LETTER.test(c[i]) && LETTER.test(c[i + 1])) { pairs.add(c[i] + c[i + 1]); } }
            });
        });
        if (pairs.size < 2) { return false; }
        var top = 0;
        data.entries.forEach(function (e, i) {
            if (e.kind !== 'measure' && e.kind !== 'general') { return; }
            var score = 0;
            pairs.forEach(function (pair) { if (find(e.folded.text, pair).length) { score += 1; } });
            if (score * 2 >= pairs.size) { scores.set(i, score); top = Math.max(top, score); }
        });
        pairs.forEach(function (pair) { phrases.push(pair); });
        return scores.size > 0;
    }
    function keep(scores, f) {
        var inside = null;
        if (f.name === 'plan' || f.name === 'section') {
            inside = new Uint8Array(data.entries.length);
            data.entries.forEach(function (e, i) {
                if ((e.kind === 'plan') !== (f.name === 'plan')) { return; }
                var o = occurrence(e, f.value);
                if (e.keys.indexOf(f.value) >= 0 || o && o.heading) { inside.fill(1, i, i + 1 + e.below); }
            });
        }
        Array.from(scores.keys()).forEach(function (i) {
            var e = data.entries[i], ok = inside ? inside[i] : f.name === 'rung' ? e.rungs.indexOf(f.value) >= 0
                : f.name === 'kind' ? e.kind === f.value : f.name === 'has' ? e.has.indexOf(f.value) >= 0
                : f.name === 'due' ? e.due > 0 && e.due <= f.value : true;
            if (!ok) { scores.delete(i); }
        });
    }

    // ── Marks ──────────────────────────────────────────────────────────────
    function marks(hay, phrases) {
        var all = [], taken = [], kept = [];
        phrases.forEach(function (phrase, which) {
            find(hay, phrase).forEach(function (at) { all.push([at, at + phrase.length, which]); });
        });
        all.sort(function (a, b) { return b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0] || a[2] - b[2]; });
        all.forEach(function (mark) {
            for (var i = mark[0]; i < mark[1]; i++) { if (taken[i]) { return; } }
            for (i = mark[0]; i < mark[1]; i++) { taken[i] = true; }
            kept.push(mark);
        });
        return kept.sort(function (a, b) { return a[0] - b[0]; });
    }
    // The sentence that holds the most of what was asked for, as [text, marked] pieces.
    function snippet(e, phrases) {
        var WIDTH = 90, hay = e.folded.text, all = marks(hay, phrases);
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
        var pieces = [], last = from;
        all.forEach(function (m) {
            if (m[0] < from || m[1] > to) { return; }
            pieces.push([cut(e, last, m[0]), false], [cut(e, m[0], m[1]), true]);
            last = m[1];
        });
        pieces.push([cut(e, last, to), false]);
        return pieces;
    }
    function cut(e, from, to) { return e.text.slice(e.folded.at[from], e.folded.at[to]).replace(/^[\s.．、。]+(?=.)/, '').replace(/\n/g, ''); }

    // ── Loading ────────────────────────────────────────────────────────────
    window.fanganSearch = function (raw) {
        data = prepare(raw);
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
                var found = search(query);
                resolve({ query: query, total: found.total, relaxed: found.relaxed, hits: found.hits.map(function (h) {
                    return { plan: data.plans[h.entry.plan].id, id: h.entry.id, path: h.entry.path, score: h.score };
                }) });
            });
        });
    };

    // ── The box ────────────────────────────────────────────────────────────
    var wrap = document.getElementById('mdbook-search-wrapper'), bar = document.getElementById('mdbook-searchbar'),
        form = document.getElementById('mdbook-searchbar-outer'), toggle = document.getElementById('mdbook-search-toggle'),
        outer = document.getElementById('mdbook-searchresults-outer'), header = document.getElementById('mdbook-searchresults-header'),
        list = document.getElementById('mdbook-searchresults');
    window.search = { hasFocus: function () { return document.activeElement === bar || !!(outer && outer.contains(document.activeElement)); } };
    if (!bar || !wrap) { return; }
    bar.placeholder = words.placeholder;
    bar.setAttribute('aria-label', words.open);
    bar.removeAttribute('aria-describedby');
    bar.setAttribute('autocomplete', 'off');
    toggle.title = words.open;
    toggle.setAttribute('aria-label', words.open);
    header.setAttribute('role', 'status');
    list.removeAttribute('role');
    var LIMIT = 30, composing = false, timer = 0, at = -1, chosen = { rung: '', plan: '', due: '' };

    function element(name, className, text) {
        var e = document.createElement(name);
        if (className) { e.className = className; }
        if (text !== undefined) { e.textContent = text; }
        return e;
    }
    var filters = element('div', 'search-filters');
    outer.insertBefore(filters, list);
    function chips(name, options) {
        if (options.length < 2) { return; }
        var box = element('div', 'chips');
        box.setAttribute('role', 'group');
        box.setAttribute('aria-label', words[name]);
        box.appendChild(element('span', 'chips-name', words[name]));
        [['', words.any]].concat(options).forEach(function (option) {
            var button = element('button', '', option[1]);
            button.type = 'button';
            button.setAttribute('aria-pressed', String(chosen[name] === option[0]));
            button.addEventListener('click', function () { chosen[name] = option[0]; drawFilters(); run(); });
            box.appendChild(button);
        });
        filters.appendChild(box);
    }
    function drawFilters() {
        filters.textContent = '';
        var rungs = '', years = {};
        data.entries.forEach(function (e) { rungs += e.rungs; if (e.due) { years[String(e.due).slice(0, 4)] = 1; } });
        chips('rung', ['f', '5', '4', '3', '2', '1'].filter(function (r) { return rungs.indexOf(r) >= 0; }).map(function (r) { return [r, words.rungs[r]]; }));
        chips('due', Object.keys(years).sort().map(function (y) { return [y, y]; }));
        chips('plan', data.plans.map(function (plan, i) { return [String(i), plan.title]; }));
    }
    function allowed(hit) {
        var e = hit.entry;
        return (!chosen.rung || e.rungs.indexOf(chosen.rung) >= 0) && (!chosen.plan || String(e.plan) === chosen.plan)
            && (!chosen.due || e.due > 0 && e.due <= Number(chosen.due) * 10000 + 1231);
    }
    function href(e, query) {
        var parts = e.url.split('#');
        var tree = document.documentElement.classList.contains('in-hant') ? 'zh-hant/' : 'zh-hans/';
        return path_to_root + tree + parts[0] + '?highlight=' + encodeURIComponent(query) + (parts[1] ? '#' + parts[1] : '');
    }
    function run() {
        var query = bar.value.trim();
        at = -1;
        if (!query) { outer.classList.add('hidden'); list.textContent = ''; header.textContent = ''; return; }
        outer.classList.remove('hidden');
        if (!data) { header.textContent = words.loading; }
        ready(function () {
            if (bar.value.trim() !== query) { return; }
            if (!filters.firstChild) { drawFilters(); }
            var found = search(query), hits = found.hits.filter(allowed);
            header.textContent = hits.length ? words.found.replace('{0}', hits.length) + (found.relaxed ? ' — ' + words.relaxed : '') : words.none;
            list.textContent = '';
            hits.slice(0, LIMIT).forEach(function (hit) { list.appendChild(result(hit, found.phrases, query)); });
        });
    }
    function result(hit, phrases, query) {
        var e = hit.entry, item = element('li'), link = element('a', 'found');
        link.href = href(e, query);
        var folded = fold(e.label + (/[.]$/.test(e.label) ? ' ' : '') + e.heading);
        paint(link, folded, phrases);
        item.appendChild(link);
        if (data.plans.length > 1 || e.path) {
            item.appendChild(element('span', 'where', (data.plans.length > 1 ? data.plans[e.plan].title + ' ' : '') + e.path));
        }
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
    var plainFold = fold;
    fold = function (text) { var f = plainFold(text); f.source = text; return f; };

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
    toggle.addEventListener('click', function () { show(wrap.classList.contains('hidden')); });
    toggle.addEventListener('mouseenter', function () { ready(function () {}); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    bar.addEventListener('compositionstart', function () { composing = true; });
    bar.addEventListener('compositionend', function () { composing = false; later(); });
    bar.addEventListener('input', function (event) { if (!composing && !event.isComposing) { later(); } });
    function later() { clearTimeout(timer); timer = setTimeout(run, 60); }
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

    // ── From a result to its page ──────────────────────────────────────────
    var asked = new URLSearchParams(location.search);
    if (asked.get('search')) { wrap.classList.remove('hidden'); bar.value = asked.get('search'); run(); }
    if (asked.get('highlight')) { ready(function () { highlight(asked.get('highlight')); }); }
    function highlight(query) {
        var q = parse(query), phrases = q.questions.slice(), first = null;
        q.required.forEach(function (g) { g.forEach(function (one) { phrases.push(one.phrase); }); });
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
        var top = document.querySelector('.plan-text mark') || first;
        if (top && !location.hash) { top.scrollIntoView({ block: 'center' }); }
    }
})();
