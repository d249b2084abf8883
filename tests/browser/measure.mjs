// Measures the search of a finished site in a real browser: node measure.mjs CHROMIUM WORKSPACE FANGAN
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from './chromium.mjs';
import { compare, queries, share, told } from './queries.mjs';

const [chromium, workspace, fangan] = process.argv.slice(2);
const html = join(workspace, 'book/html');
const plans = readdirSync(join(workspace, 'plan'));
const pools = plans.map((plan) => {
    const source = readdirSync(join(workspace, 'plan', plan)).find((name) => /^source\.(txt|md)$/.test(name));
    return source ? readFileSync(join(workspace, 'plan', plan, source), 'utf8').split('\n').filter((line) => line.length > 20) : [];
}).filter((pool) => pool.length > 0);
const characters = pools.flat().reduce((n, line) => n + line.length, 0);
const data = readdirSync(join(html, 'search')).map((name) => readFileSync(join(html, 'search', name)));
const script = readdirSync(join(html, 'book/theme')).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(html, 'book/theme', name)));
const kilobytes = (files) => (files.reduce((n, file) => n + gzipSync(file, { level: 9 }).length, 0) / 1000).toFixed(1);
console.log(`${plans.length} plans, about ${characters} characters; gzipped: script ${kilobytes(script)} kB, data ${kilobytes(data)} kB`);

const browser = await launch(chromium);
const page = await browser.page();
const home = `file://${html}/zh-hans/index.html`;
const waits = [];
const prepares = [];
const works = [];
// Processor time of the page's thread in milliseconds: what the wall time would be on a machine with nothing else to do.
await page.tell('Performance.enable', { timeDomain: 'threadTicks' });
const worked = async () => (await page.tell('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
for (let i = 0; i < 7; i++) {
    await page.open(home);
    const before = await worked();
    // From the press of the key to the first answer: fetching, parsing and unpacking.
    waits.push(await page.evaluate("(() => { const begun = performance.now(); return window.fangan.search('氢').then(() => performance.now() - begun); })()"));
    works.push(await worked() - before);
    prepares.push(await page.evaluate('window.fangan.ready'));
}
for (const list of [waits, prepares, works]) { list.sort((a, b) => a - b); }
console.log(`ready: median ${share(waits, 0.5)} ms, longest ${share(waits, 1)} ms (unpacking ${share(prepares, 0.5)} ms); processor time: median ${share(works, 0.5)} ms, longest ${share(works, 1)} ms`);
const asked = queries(pools, plans);
const expected = fangan ? await told(fangan, workspace, asked) : [];
const { wrong, times } = await compare(page, asked, expected);
const each = [];
for (const query of asked) {
    const before = await worked();
    await page.evaluate(`window.fangan.search(${JSON.stringify(query)}).then(() => 0)`);
    each.push(await worked() - before);
}
each.sort((a, b) => a - b);
console.log(`${asked.length} queries: median ${share(times, 0.5)} ms, 99th percentile ${share(times, 0.99)} ms, longest ${share(times, 1)} ms; processor time, with the protocol's: median ${share(each, 0.5)} ms, 99th percentile ${share(each, 0.99)} ms`);
if (fangan) { console.log(`${wrong.length} differ from the program\n  ${wrong.slice(0, 10).join('\n  ')}`); }
await browser.close();
process.exit(wrong.length ? 1 : 0);
