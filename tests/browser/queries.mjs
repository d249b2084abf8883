// Queries, and what the program and the page's script say of them: both must say the same.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The program's answers to queries, several asked at once. */
export async function told(fangan, workspace, asked) {
    const answers = [];
    const waiting = asked.entries();
    const ask = async () => {
        for (const [i, query] of waiting) {
            const args = ['-C', workspace, 'search', '--format', 'json', '--limit', '100000', '--', query];
            // Nothing found is an answer too, with an exit code of its own.
            const { stdout } = await run(fangan, args, { encoding: 'utf8', maxBuffer: 1 << 28 }).catch((error) => error);
            answers[i] = JSON.parse(stdout);
        }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    return answers;
}

/** Filters, pinyin, words that mean the same, mistakes, nonsense. */
const SPECIAL = ['饕餮', '魑魅魍魉', '量子泡沫', '5G', 'BIPV', 'REITs', '“氢能”', '氢能 -供热', '氢能|光伏', '氫能 OR 光伏 建築', '排除:供热 氢能',
    '力度:兑现', '力度:兌現', '力度:禁止', '力度:探索 建设', 'rung:act 交通', '时限:2025', '時限：2025 建設', 'due:2024-06', '有:指标', '有:时限 交通', 'has:target has:deadline',
    '类别:general', 'kind:plan', 'kind:section 绿色', '章节:能源', '章节:二 绿色', '方案:北京', 'plan:beijing-subcenter 氢能', '单位:发展改革委', '单位:交通 道路',
    '地点:通州', '地点:北三县 建设', '引用:规划', '成文:2021', '成文日期:1999 氢能', '单位:没有这个单位',
    'qingneng', 'qn', 'lvse', 'lsjz', 'fuzhongxin', 'xiongan', 'zzzz', 'abc xyz', 'qingneng gongre', '轻能', '清能', '氢能源车', '绿色健筑', '城市附中心',
    '再生能源', '太阳能光电', '气候变迁', '净零排放', '氢能供热量子泡沫', '氢能饕餮', '饕餮 氢能', '“饕餮” 氢能', '氢能 -氢能', '哪些单位负责推进氢能利用和供热', '怎么申请什么补贴多少钱谁负责',
    '什么', '怎么办', '一 二 三', '（一）', '一、', '1.', '2035', '30', '30%', '-', '""', '|', '排除', '氢能:供热', '力度:很大', 'ＢＩＰＶ　光伏', 'bipv，光伏'];

/** Names, numbers, pieces of the texts of each pool, two words, questions, and the special ones: the same every time. */
export function queries(pools, names) {
    let seed = 20261122;
    const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
    const piece = (i, length) => {
        const pool = pools[i % pools.length];
        const text = pool[random(pool.length)];
        return text.substr(random(Math.max(1, text.length - length)), length);
    };
    const all = [...names, ...Array.from({ length: 27 }, (_, n) => String(n + 1))];
    for (let i = 0; i < 220; i++) { all.push(piece(i, 1 + random(7))); }
    // Long runs are questions: some stand there whole, some across two places, some with words that only ask.
    for (let i = 0; i < 60; i++) { all.push(piece(i, 9 + random(24)), `${piece(i, 5)}${piece(i, 5)}怎么${piece(i, 3)}`); }
    for (let i = 0; i < 40; i++) { all.push(`${piece(i, 2)} ${piece(i, 2)}`, `${piece(i, 2)} ${piece(i, 12)}`, `“${piece(i, 3)}” ${piece(i, 2)}`, `${piece(i, 1)}${piece(i, 4)}`); }
    return [...new Set([...all, ...SPECIAL].filter((query) => query.trim() && !query.includes('\0')))];
}

/** What an answer says: the list, and how it came about. */
function said(answer) {
    return JSON.stringify([answer.total, answer.relaxed, answer.read_as ?? [], answer.suggestions ?? [], answer.hits.map((hit) => [hit.plan, hit.id, hit.score])]);
}

/** Asks the page every query: those whose answer is not `expected`, and the times in milliseconds, shortest first. */
export async function compare(page, asked, expected) {
    await page.evaluate("window.fangan.search('氢').then(() => null)");
    const wrong = [];
    const times = [];
    for (const [i, query] of asked.entries()) {
        const site = await page.evaluate(`window.fangan.search(${JSON.stringify(query)})`);
        times.push(site.time);
        if (expected[i] && said(site) !== said(expected[i])) { wrong.push(`${query}: program ${said(expected[i]).slice(0, 300)}\n      site ${said(site).slice(0, 300)}`); }
    }
    return { wrong, times: times.sort((a, b) => a - b) };
}

/** The time that `part` of the queries do not exceed. */
export function share(times, part) {
    return times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(2);
}
