// The site in a real browser: node site.mjs CHROMIUM WORKSPACE FANGAN [AXE] [PICTURES]
// WORKSPACE holds a finished site of the Beijing plan; its neighbours `hostile` one of a plan that attacks, `both` one of plans in both scripts.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { launch } from './chromium.mjs';
import { compare, queries, share, told } from './queries.mjs';

const [chromium, workspace, fangan, axeFile, pictures] = process.argv.slice(2);
const html = join(workspace, 'book/html');
const hostile = join(workspace, '../hostile/book/html');
const axe = axeFile ? readFileSync(axeFile, 'utf8') : null;
const plan = 'beijing-subcenter';
const ids = readdirSync(join(html, 'zh-hans', plan, 'm')).map((name) => name.replace('.html', ''));
const measure = `${plan}/m/goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi.html`;
const lists = ['indexes', 'targets', 'deadlines', 'offices', 'places', 'projects', 'documents', 'glossary', 'verbs', 'revisions',
    'unread', 'source', 'data', 's/1', 's/6'].map((page) => `${plan}/${page}.html`);
const failures = [];

function check(what, holds, more = '') {
    if (!holds) { failures.push(`${what} ${more}`); }
    console.log(`${holds ? 'ok' : 'not ok'} - ${what}${holds ? '' : ` ${more}`}`);
}

/** A server for the same files. */
async function serve(folder) {
    const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };
    const server = createServer((request, response) => {
        try {
            const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
            response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
            response.end(readFileSync(join(folder, path)));
        } catch {
            response.statusCode = 404;
            response.end();
        }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const browser = await launch(chromium);
const page = await browser.page();
const file = `file://${html}`;

async function everyPage() {
    for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 360], ['dark', 360]]) {
        await page.size(width, 900);
        await page.media('', scheme);
        const found = [];
        for (const path of ['index.html', measure, ...lists]) {
            for (const tree of ['zh-hans', 'zh-hant']) {
                if (tree === 'zh-hant' && scheme === 'dark') { continue; }
                await page.open(`${file}/${tree}/${path}`);
                const seen = await page.evaluate('({ lang: document.documentElement.lang, wide: document.documentElement.scrollWidth, h1: document.querySelectorAll("h1").length })');
                if (seen.lang.toLowerCase() !== tree) { found.push(`${tree}/${path}: lang ${seen.lang}`); }
                if (seen.wide > width) { found.push(`${tree}/${path}: ${seen.wide} wide`); }
                if (seen.h1 !== 1) { found.push(`${tree}/${path}: ${seen.h1} headings of the first level`); }
                if (axe && tree === 'zh-hans') {
                    await page.evaluate(axe);
                    found.push(...await page.evaluate(`Promise.resolve().then(() => axe.run(document, { preload: false, resultTypes: ['violations'] }))
                        .then((r) => r.violations.map((v) => '${path}: ' + v.id + ' ' + v.nodes[0].html.slice(0, 160)))`));
                }
                if (pictures && tree === 'zh-hans') {
                    mkdirSync(pictures, { recursive: true });
                    writeFileSync(join(pictures, `${path.split('/').pop().replace('.html', '')}-${scheme}-${width}.png`), await page.picture(false));
                }
            }
        }
        check(`every page, ${scheme}, ${width} wide${axe ? ', axe' : ''}`, found.length === 0, found.join('\n    '));
    }
    check('no page complains', page.errors.length === 0, page.errors.join('\n    '));
    const abroad = page.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:') && !url.startsWith('about:'));
    check('no page asks the network', abroad.length === 0, abroad.slice(0, 3).join(' '));
}

async function rootAndSwitch() {
    await page.size(1280, 900);
    await page.open(`${file}/index.html`);
    await page.until('location.pathname.endsWith("zh-hant/index.html")', 'the root leads to the original script');
    check('the root leads to the original script', true);
    await page.open(`${file}/zh-hans/${measure}#c2`);
    await page.evaluate('document.querySelector(".scripts a").click()');
    await page.until(`location.href.endsWith("zh-hant/${measure}#c2")`, 'the switch stays on the page').then(
        () => check('the switch stays on the page', true), (e) => check('the switch stays on the page', false, e.message));
    await page.until('document.querySelector(".plan-text")');
    check('the original is the original', await page.evaluate('document.querySelector(".plan-text").textContent.includes("氫能利用")'));
    const outline = await page.evaluate('Array.from(document.querySelectorAll("#mdbook-sidebar a"), (a) => a.getAttribute("href"))');
    check('the outline shows one script', outline.length > 40 && outline.every((href) => href.includes('zh-hant/')), outline.slice(0, 3).join(' '));
    const active = await page.evaluate('Array.from(document.querySelectorAll("#mdbook-sidebar a.active"), (a) => `${a.textContent} ${a.offsetParent !== null}`)');
    check('the outline shows where the page is', active.length === 1 && active[0].includes('能源體系 true'), active.join(' '));
}

async function searchBox(base, what) {
    const earlier = page.requests.length;
    await page.open(`${base}/zh-hans/index.html`);
    check(`${what}: nothing is loaded before search is opened`, !page.requests.slice(earlier).some((url) => url.includes('/search/data-')));
    await page.press('/');
    await page.tell('Input.imeSetComposition', { text: 'qing', selectionStart: 4, selectionEnd: 4 });
    const before = await page.evaluate('location.href');
    await page.tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    await page.tell('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await page.tell('Input.insertText', { text: '氢能' });
    await page.until('document.querySelectorAll("#mdbook-searchresults a.found").length > 0', 'results');
    check(`${what}: Enter that ends a composition stays`, before === await page.evaluate('location.href'));
    const shown = await page.evaluate('document.querySelector("#mdbook-searchresults li").textContent');
    check(`${what}: the result is in the original script`, shown.includes('構建綠色低碳') && shown.includes('氫能'), shown);
    if (pictures) { writeFileSync(join(pictures, 'search.png'), await page.picture(false)); }
    await page.press('ArrowDown');
    check(`${what}: the arrow reaches the result`, await page.evaluate('document.activeElement.classList.contains("found")'));
    await page.press('Enter', 'Enter', '\r');
    await page.until('location.href.includes("highlight=") && document.querySelector(".plan-text mark")', 'marks on the page');
    check(`${what}: the page marks what was asked for`, await page.evaluate('document.querySelector(".plan-text mark").textContent') === '氢能');
}

async function parity(base, what, asked, expected) {
    await page.open(`${base}/zh-hant/index.html`);
    const { wrong, times } = await compare(page, asked, expected);
    check(`${what}: ${asked.length} queries, at least 500, give the program's list`, asked.length >= 500 && wrong.length === 0, `${wrong.length} differ\n    ${wrong.slice(0, 12).join('\n    ')}`);
    console.log(`# ${what}: median ${share(times, 0.5)} ms, 99th percentile ${share(times, 0.99)} ms`);
}

/** What a reader could copy out of the pages of both scripts. */
async function queriesOfPages() {
    const texts = [];
    const headings = [];
    for (const tree of ['zh-hans', 'zh-hant']) {
        await page.open(`${file}/${tree}/index.html`);
        headings.push(...await page.evaluate('Array.from(document.querySelectorAll(".outline a"), (a) => a.textContent.replace(/^[^ 、]*[ 、]/, ""))'));
        const pool = [];
        for (const id of ids) {
            await page.open(`${file}/${tree}/${plan}/m/${id}.html`);
            pool.push(await page.evaluate('(() => { const text = document.querySelector(".plan-text"); text.querySelectorAll("rt").forEach((e) => e.remove()); return text.textContent; })()'));
        }
        texts.push(pool);
    }
    return queries(texts, [...ids, ...headings]);
}

/** Plans of both scripts in one site: the script of the query counts. */
async function bothScripts() {
    const both = join(workspace, '../both');
    const asked = [];
    for (const words of ['能源 建設', '建设', '建設', '綠色', '绿色 能源', '能源', '電網', '电网 绿色', '力度:兌現 電網', '怎麼建設綠色電網和能源體系', '怎么建设绿色电网和能源体系', 'qingneng', '电網', '時限:2025 电网']) {
        asked.push(words, `${words} -供热`, `${words} OR 供熱`);
    }
    const expected = await told(fangan, both, asked);
    check('plans of both scripts: the script of the query decides for one in each script', new Set(['建设', '建設'].map((q) => expected[asked.indexOf(q)].hits[0].plan)).size === 2);
    await page.open(`file://${join(both, 'book/html')}/zh-hans/index.html`);
    const { wrong } = await compare(page, asked, expected);
    check(`plans of both scripts: ${asked.length} queries give the program's list`, wrong.length === 0, wrong.slice(0, 12).join('\n    '));
}

async function printed() {
    await page.media('print');
    await page.open(`${file}/zh-hans/${measure}`);
    check('print leaves the furniture out', await page.evaluate('["#mdbook-sidebar", "#mdbook-menu-bar", ".scripts"].every((s) => getComputedStyle(document.querySelector(s)).display === "none")'));
    const { data } = await page.tell('Page.printToPDF', { printBackground: true });
    check('a page prints', Buffer.from(data, 'base64').length > 20000);
    if (pictures) { writeFileSync(join(pictures, 'measure.pdf'), Buffer.from(data, 'base64')); }
    await page.media('');
}

async function inert() {
    page.errors.length = 0;
    for (const path of readdirSync(join(hostile, 'zh-hans'), { recursive: true }).map(String).filter((name) => name.endsWith('.html'))) {
        await page.open(`file://${hostile}/zh-hans/${path}`);
        const look = () => page.evaluate(`Array.from(document.querySelectorAll('.fg *')).filter((e) => e.tagName === 'IMG' || e.tagName === 'IFRAME' || e.tagName === 'SCRIPT' && e.type !== 'application/ld+json'
            || Array.from(e.attributes).some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))).map((e) => e.outerHTML.slice(0, 100))`);
        // A page that sends on may do so while it is looked at: then the one it leads to is looked at.
        const bad = await look().catch(() => page.until('document.readyState === "complete"').then(look));
        if (bad.length) { check(`${path} is inert`, false, bad.join(' ')); }
    }
    await page.press('/');
    await page.tell('Input.insertText', { text: '电网' });
    await page.until('document.querySelectorAll("#mdbook-searchresults a.found").length > 0', 'results');
    check('a hostile plan opens no dialog and raises no error', page.errors.length === 0, page.errors.join('\n    '));
}

/** What stock mdBook's own search makes of the same pages. */
async function control() {
    const count = async (query) => {
        // Asked by address: the box hears keys only after its index has been loaded.
        await page.open(`file://${join(workspace, '../stock/book/html')}/zh-hant/${measure}?search=${encodeURIComponent(query)}`);
        await page.until('/result/.test(document.getElementById("mdbook-searchresults-header").textContent)', 'stock search answers');
        return page.evaluate('document.querySelectorAll("#mdbook-searchresults > li").length');
    };
    check('control: stock search finds Latin words', await count('REITs') > 0);
    for (const query of ['氫能', '綠色建筑', '城市副中心']) { check(`control: stock search finds no ${query}`, await count(query) === 0); }
}

try {
    await everyPage();
    await rootAndSwitch();
    const server = await serve(html);
    await searchBox(file, 'file');
    await searchBox(server.address, 'http');
    const asked = await queriesOfPages();
    const expected = await told(fangan, workspace, asked);
    await parity(file, 'file', asked, expected);
    await parity(server.address, 'http', asked, expected);
    await bothScripts();
    await printed();
    await inert();
    await control();
    server.close();
} catch (error) {
    check('the tests ran to their end', false, error.stack);
} finally {
    await browser.close();
}
console.log(failures.length ? `${failures.length} failed` : 'all passed');
process.exit(failures.length ? 1 : 0);
