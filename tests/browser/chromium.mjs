// Chromium over its DevTools protocol, through a pipe: no package to install.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts a browser; `close` ends it and removes its profile. */
export async function launch(program) {
    const profile = mkdtempSync(join(tmpdir(), 'fangan-browser-'));
    const child = spawn(program, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars',
        '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const waiting = new Map();
    const listeners = new Map();
    let next = 0;
    let rest = Buffer.alloc(0);
    child.stdio[4].on('data', (piece) => {
        rest = Buffer.concat([rest, piece]);
        for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
            const message = JSON.parse(rest.subarray(0, end).toString());
            if (message.id) {
                const { resolve, reject } = waiting.get(message.id);
                waiting.delete(message.id);
                message.error ? reject(new Error(message.error.message)) : resolve(message.result);
            } else {
                (listeners.get(message.sessionId) ?? (() => {}))(message);
            }
        }
    });
    const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
        waiting.set(++next, { resolve, reject });
        child.stdio[3].write(`${JSON.stringify({ id: next, method, params, sessionId })}\0`);
    });
    return {
        page: () => open(send, listeners),
        async close() {
            await send('Browser.close').catch(() => {});
            await new Promise((resolve) => child.once('exit', resolve));
            rmSync(profile, { recursive: true, force: true });
        },
    };
}

/** A tab that remembers what went wrong on its pages and what they asked the network for. */
async function open(send, listeners) {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const tell = (method, params) => send(method, params, sessionId);
    const page = { errors: [], requests: [], tell };
    let loaded = () => {};
    listeners.set(sessionId, ({ method, params }) => {
        if (method === 'Runtime.exceptionThrown') { page.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text); }
        if (method === 'Runtime.consoleAPICalled' && params.type === 'error') { page.errors.push(JSON.stringify(params.args.map((a) => a.value ?? a.description))); }
        if (method === 'Log.entryAdded' && params.entry.level === 'error') { page.errors.push(`${params.entry.text} ${params.entry.url ?? ''}`); }
        if (method === 'Page.javascriptDialogOpening') { page.errors.push(`dialog: ${params.message}`); tell('Page.handleJavaScriptDialog', { accept: true }); }
        if (method === 'Network.requestWillBeSent') { page.requests.push(params.request.url); }
        if (method === 'Page.loadEventFired') { loaded(); }
    });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) { await tell(`${domain}.enable`); }
    page.size = (width, height) => tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    page.media = (media, scheme = 'light') => tell('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
    page.open = async (url) => {
        const done = new Promise((resolve) => { loaded = resolve; });
        await tell('Page.navigate', { url });
        await done;
    };
    page.evaluate = async (expression) => {
        const { result, exceptionDetails } = await tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) { throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text); }
        return result.value;
    };
    /** Waits until `expression` holds, half a minute unless told: a machine that does other things meanwhile is slow, not wrong. */
    page.until = async (expression, what = expression, seconds = 30) => {
        for (let i = 0; i < seconds * 20; i++) {
            if (await page.evaluate(expression).catch(() => false)) { return; }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`waited in vain: ${what}`);
    };
    page.picture = async (full = true) => Buffer.from((await tell('Page.captureScreenshot', { captureBeyondViewport: full, format: 'png' })).data, 'base64');
    page.press = async (key, code = key, text) => {
        const keys = { Enter: 13, Escape: 27, ArrowDown: 40, ArrowUp: 38, '/': 191 };
        const event = { key, code, windowsVirtualKeyCode: keys[key] ?? key.toUpperCase().charCodeAt(0) };
        await tell('Input.dispatchKeyEvent', { ...event, type: text ? 'keyDown' : 'rawKeyDown', text });
        await tell('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
    };
    return page;
}
