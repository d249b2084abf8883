/* Small comforts: the words of mdBook's furniture, copying, the way from the root to a script. */
(function () {
    'use strict';
    var root = document.querySelector('.fg-root');
    if (root) {
        // The reader's last choice, else the script of the original.
        var kept = null;
        try { kept = localStorage.getItem('fangan-script'); } catch (e) { /* private window */ }
        location.replace((kept === 'zh-hant' || kept === 'zh-hans' ? kept : root.dataset.original) + '/index.html');
        return;
    }
    document.addEventListener('click', function (event) {
        var link = event.target.closest('.scripts a');
        if (link) {
            try { localStorage.setItem('fangan-script', link.lang.toLowerCase()); } catch (e) { /* private window */ }
            // Stay on the same clause.
            if (location.hash) { link.hash = location.hash; }
        }
        var button = event.target.closest('[data-copy]');
        if (button) {
            var words = location.href.split('#')[0].split('?')[0];
            if (button.dataset.copy === 'citation') {
                words = document.getElementById('citation').textContent + ' ' + words;
            }
            copy(words, button);
        }
    });
    function copy(words, button) {
        function done() {
            var before = button.textContent;
            button.textContent = '✓ ' + before;
            setTimeout(function () { button.textContent = before; }, 1500);
        }
        function old() {
            var area = document.createElement('textarea');
            area.value = words;
            document.body.appendChild(area);
            area.select();
            document.execCommand('copy');
            area.remove();
            done();
        }
        if (navigator.clipboard && window.isSecureContext) {
            navigator.clipboard.writeText(words).then(done, old);
        } else {
            old();
        }
    }
})();
