/* Small comforts: the words and roles of mdBook's furniture, copying, the way from the root to a script. */
(function () {
    'use strict';
    var root = document.querySelector('.fg-root'), html = document.documentElement;
    if (root) {
        // The reader's last choice, else the script of the original.
        var kept = null;
        try { kept = localStorage.getItem('fangan-script'); } catch (e) { /* private window */ }
        location.replace((kept === 'zh-hant' || kept === 'zh-hans' ? kept : root.dataset.original) + '/index.html');
        return;
    }
    var words = window.fangan.words[html.lang === 'zh-Hant' ? 'hant' : 'hans'];
    var tree = html.classList.contains('in-hant') ? 'zh-hant/' : 'zh-hans/';
    function each(selector, then) { Array.prototype.forEach.call(document.querySelectorAll(selector), then); }
    function label(selector, text) {
        each(selector, function (e) { e.setAttribute('aria-label', text); if (e.title) { e.title = text; } });
    }

    // mdBook's furniture speaks English and leaves some roles open.
    label('#mdbook-sidebar-toggle', words.sidebar);
    label('#mdbook-sidebar', words.outline);
    label('#mdbook-theme-toggle', words.theme);
    label('#mdbook-theme-list', words.theme);
    ['default_theme', 'light', 'coal'].forEach(function (name, i) {
        each('#mdbook-theme-' + name, function (e) { e.textContent = words.themes[i]; });
    });
    each('#mdbook-help-popup h2', function (e) { e.textContent = words.keys[0]; });
    each('#mdbook-help-popup p', function (e, i) { if (words.keys[i + 1]) { e.textContent = words.keys[i + 1]; } });
    each('#mdbook-menu-bar', function (bar) { bar.setAttribute('role', 'banner'); });
    each('#mdbook-search-wrapper', function (box) { box.setAttribute('role', 'search'); });
    // A label cannot be pressed by keyboard: a button presses it.
    each('#mdbook-sidebar-toggle', function (toggle) {
        var button = document.createElement('button');
        button.type = 'button';
        button.className = toggle.className;
        button.innerHTML = toggle.innerHTML;
        button.title = words.sidebar;
        button.setAttribute('aria-label', words.sidebar);
        button.setAttribute('aria-controls', 'mdbook-sidebar');
        function tell() { button.setAttribute('aria-expanded', String(html.classList.contains('sidebar-visible'))); }
        button.addEventListener('click', function () { toggle.click(); tell(); });
        tell();
        toggle.style.display = 'none';
        toggle.parentNode.insertBefore(button, toggle);
    });
    each('.nav-wrapper, .nav-wide-wrapper', function (nav) { nav.setAttribute('aria-hidden', 'true'); });
    // The search button looks like the field it opens.
    each('#mdbook-search-toggle', function (button) {
        var label = document.createElement('span'), sign = document.createElement('kbd');
        label.textContent = words.open;
        sign.textContent = '/';
        sign.setAttribute('aria-hidden', 'true');
        button.appendChild(label);
        button.appendChild(sign);
        document.querySelector('.right-buttons').appendChild(button);
    });
    // One heading of the first level on a page: its own.
    each('.menu-title', function (title) {
        var home = document.createElement('p');
        home.className = title.className;
        var link = document.createElement('a');
        link.href = path_to_root + tree + 'index.html';
        link.textContent = title.textContent;
        home.appendChild(link);
        title.replaceWith(home);
    });
    // Turning pages stays in one script.
    each('.nav-chapters, .mobile-nav-chapters', function (link) {
        if (link.getAttribute('href').indexOf(tree) < 0) { link.remove(); }
    });

    document.addEventListener('click', function (event) {
        var link = event.target.closest('.scripts a');
        if (link) {
            try { localStorage.setItem('fangan-script', link.lang.toLowerCase()); } catch (e) { /* private window */ }
            // Stay on the same clause.
            if (location.hash) { link.hash = location.hash; }
        }
        var button = event.target.closest('[data-copy]');
        if (button) {
            var text = location.href.split('#')[0].split('?')[0];
            if (button.dataset.copy === 'citation') {
                text = document.getElementById('citation').textContent + ' ' + text;
            }
            copy(text, button);
        }
    });
    function copy(text, button) {
        function done() {
            var before = button.textContent;
            button.textContent = '✓ ' + before;
            setTimeout(function () { button.textContent = before; }, 1500);
        }
        function old() {
            var area = document.createElement('textarea');
            area.value = text;
            document.body.appendChild(area);
            area.select();
            document.execCommand('copy');
            area.remove();
            done();
        }
        if (navigator.clipboard && window.isSecureContext) {
            navigator.clipboard.writeText(text).then(done, old);
        } else {
            old();
        }
    }
})();
