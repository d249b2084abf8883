/* The sidebar: the outline of the plan that the page belongs to. Runs in the head, so that it is there with the page. */
(function () {
    'use strict';
    var at = window.fanganPage.split('/'), tree = window.fanganPlans[at[0]];
    if (!tree) { tree = { plans: [], words: {} }; }
    var several = tree.plans.length !== 1;
    var plan = tree.plans.find(function (one) { return one.folder === at[1]; }) || (several ? null : tree.plans[0]);
    // Read in order with this script: the outline is there before the sidebar is.
    if (plan) { document.write('<script src="' + path_to_root + plan.outline + '"><\/script>'); }

    function element(name, className, text) {
        var e = document.createElement(name);
        if (className) { e.className = className; }
        if (text) { e.textContent = text; }
        return e;
    }
    function item(title, page, className) {
        var li = element('li', 'chapter-item ' + (className || '')), line = element('span', 'chapter-link-wrapper'), link = element('a', '', title);
        link.href = path_to_root + page;
        if (page === window.fanganPage.replace(/\.md$/, '.html')) { link.classList.add('active'); link.setAttribute('aria-current', 'page'); }
        line.appendChild(link);
        li.appendChild(line);
        return li;
    }
    function fold(li) {
        var button = element('button', 'chapter-fold-toggle'), sign = element('div', '', '›');
        button.type = 'button';
        button.setAttribute('aria-label', tree.words.fold.replace('{0}', li.querySelector('a').textContent));
        function tell() { button.setAttribute('aria-expanded', String(li.classList.contains('expanded'))); }
        sign.setAttribute('aria-hidden', 'true');
        button.appendChild(sign);
        button.addEventListener('click', function () { li.classList.toggle('expanded'); tell(); });
        li.firstChild.appendChild(button);
        return tell;
    }
    function fill(box) {
        var top = element('ol', 'chapter'), lists = [top], last = [], tells = [];
        if (several && tree.home) { top.appendChild(item(tree.words.all, tree.home, 'all-plans')); }
        if (!plan) { tree.plans.forEach(function (one) { top.appendChild(item(one.title, one.home)); }); }
        if (plan) { top.appendChild(item(plan.title, plan.home, 'plan-home')); }
        (plan && window.fanganOutline || []).forEach(function (row) {
            var depth = row[0], li = item(row[1], row[2]);
            if (!lists[depth]) {
                lists[depth] = element('ol', 'section');
                last[depth - 1].appendChild(lists[depth]);
                tells.push(fold(last[depth - 1]));
            }
            lists[depth].appendChild(li);
            lists.length = depth + 1;
            last[depth] = li;
        });
        box.appendChild(top);
        var active = box.querySelector('.active');
        for (var up = active && active.closest('li'); up; up = up.parentElement.closest('li')) { up.classList.add('expanded'); }
        tells.forEach(function (tell) { tell(); });
        // The same place as before when the page was chosen here; else where the page is.
        var offset = null;
        try { offset = sessionStorage.getItem('fangan-sidebar'); sessionStorage.removeItem('fangan-sidebar'); } catch (e) { /* private window */ }
        if (active) {
            var here = active.getBoundingClientRect().top - box.getBoundingClientRect().top;
            if (offset !== null) { box.scrollTop += here - Number(offset); } else if (here > box.clientHeight - 60) { box.scrollTop += here - box.clientHeight / 2; }
        }
        box.addEventListener('click', function (event) {
            if (event.target.tagName !== 'A') { return; }
            try { sessionStorage.setItem('fangan-sidebar', event.target.getBoundingClientRect().top - box.getBoundingClientRect().top); } catch (e) { /* private window */ }
        });
    }
    class Sidebar extends HTMLElement { connectedCallback() { if (!this.firstChild) { fill(this); } } }
    customElements.define('mdbook-sidebar-scrollbox', Sidebar);
})();
