// What is opened later: the rest of the day planned anew, the debrief for the record, and rehearsal. It lies packed in the
// page, and runs after `day.js`, whose names it uses.
"use strict";

// --- How it looks ---

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  #replanned { padding-block: .5rem; border: 2px solid var(--accent) }
  [data-mark]::after { content: attr(data-mark); display: inline-block; margin-left: .5rem; padding: 0 .4rem; border: 1px solid; border-radius: 6px; font-size: .8rem; font-weight: 400; white-space: nowrap }
  fieldset { margin: 0 0 .5rem; padding: 0; border: 0; min-width: 0 }
  legend { padding: 0 }
  .yaml { font: .875rem/1.4 ui-monospace, monospace; min-height: 10rem }
  select, button { min-height: 44px }
  button { width: auto; padding: .5rem 1rem; border-color: var(--accent); color: var(--accent); font-weight: 600; cursor: pointer }
  button:disabled { opacity: .6; cursor: default }
  #rehearsal, #rehearsal h2 { text-align: center }
  #rehearsal button { margin: .25rem }
  #prompt { font-size: 1.25rem; font-weight: 650 }
  #answer { text-align: left }
  #ring circle { fill: none; stroke: var(--rule); stroke-width: 8 }
  #ring .left { stroke: var(--accent); stroke-dasharray: 90; transform: rotate(-90deg); transform-origin: center }
  #ring text { fill: var(--ink); font-size: 26px; text-anchor: middle }
`);
document.adoptedStyleSheets.push(sheet);

// --- What was told, and the rest of the day planned anew ---

const stories = new Map(all("[data-story]").map((story) => [Number(story.dataset.story), story]));
const printed = new Map(talks.map((session) => [session, shownIn(session)]));
const areStories = (value) => isAll((story) => stories.has(story), value);
const before = remembered(TOLD, mapOf((_, value) => areStories(value)));
for (const session of talks) {
  if (before[key(session)]) told.set(session, before[key(session)]);
}
const cue = (story) => find("summary", stories.get(story)).textContent;

const NO_STORY = -1;
const id = (story) => data.ids[story] ?? "";
const ticked = (session) => all(".told input:checked", session).map((box) => Number(box.value));

// The stories that are ticked. Where nothing is, what the day was planned with, if it was planned anew.
function chosen(session) {
  const stories = ticked(session);
  return stories.length ? stories.filter((story) => story !== NO_STORY) : told.get(session);
}

function shownIn(session) {
  const numbers = (part) => all(`.${part} [data-story]`, session).map((story) => Number(story.dataset.story));
  return { leads: numbers("leads"), backups: numbers("reserves") };
}

const PLAN = `plan ${data.ids} ${talks.map((session) => [session.ariaLabel, shownIn(session).leads])}`;
const reasons = new Map(talks.map((session) => [session, find(".nothing", session)?.textContent]));
const heard = (session) => (isHeld(session) ? shownIn(session).leads : chosen(session)) ?? [];

const isPlanned = (value) => Number.isInteger(value?.[0]) && areStories(value[1]?.leads) && areStories(value[1].backups);

// Put every story where a plan has it: a story that two sessions may hear is shown in both.
function show(plan) {
  const bank = find("#bank");
  if (!bank) return;
  const used = new Set();
  for (const session of talks) {
    const { leads, backups } = plan.get(number(session)) ?? printed.get(session);
    const heard = told.get(session);
    const part = find(".leads", session);
    place(part, heard ?? leads, used, session);
    place(reserves(session), heard ? [] : backups, used, session);
    part.previousElementSibling.textContent = heard || isHeld(session) ? data.called.told : data.called.tell;
    find(".nothing", part)?.remove();
    const nothing = heard ? "No story." : reasons.get(session) ?? "No story is left for this session.";
    if (!(heard ?? leads).length) part.append(make("p", { className: "nothing", textContent: nothing }));
    const here = [...(heard ?? leads), ...backups].map(cue);
    for (const answer of all(".likely b", session)) {
      answer.hidden = !here.some((each) => answer.textContent.startsWith(each));
    }
  }
  const rest = [...stories.keys()].filter((story) => !used.has(story));
  place(find(".leads", bank), rest, used, bank);
  bank.hidden = !rest.length;
  mark();
}

// Where a session's stories in reserve are; a session without has no such place before.
function reserves(session) {
  const found = find(".reserves", session);
  if (found) return found;
  const part = make("div", { className: "reserves" });
  part.append(make("h3", { textContent: data.called.reserve }));
  find(".leads", session).after(part);
  return part;
}

const flag = (summary, mark) => (mark ? (summary.dataset.mark = mark) : delete summary.dataset.mark);

// What was told, and where: each cue says so, wherever else it is planned, and so does the index.
function mark() {
  const planned = new Map();
  const toldAt = new Map();
  for (const session of talks) {
    const { leads, backups } = shownIn(session);
    backups.forEach((story) => planned.set(story, `in reserve for ${called(session)}`));
    leads.forEach((story) => planned.set(story, called(session)));
    heard(session).forEach((story) => toldAt.set(story, `told ${at(session)}`));
  }
  for (const summary of all("main [data-story] > summary")) {
    const story = Number(summary.parentElement.dataset.story);
    const said = heard(summary.closest("section")).includes(story) ? "told" : toldAt.get(story);
    if (said || summary.dataset.mark?.startsWith("told")) flag(summary, said);
  }
  for (const line of all("#index dd")) {
    const printed = (line.dataset.printed ??= line.textContent.trim());
    const story = [...stories.keys()].find((each) => printed.startsWith(`${cue(each)} (`));
    if (story === undefined) continue;
    const now = toldAt.get(story) ?? planned.get(story);
    if (now || !printed.includes(" (told on ")) line.textContent = `${cue(story)} (${now ?? "not planned"})`;
    else line.textContent = printed;
  }
}

function place(part, numbers, used, session) {
  all("[data-story]", part).forEach((story) => story.remove());
  const was = printed.get(session);
  for (const story of numbers) {
    const element = used.has(story) ? stories.get(story).cloneNode(true) : stories.get(story);
    used.add(story);
    const isNew = was && !told.has(session) && ![...was.leads, ...was.backups].includes(story);
    flag(find("summary", element), isNew && "new here");
    part.append(element);
  }
  if (part.classList.contains("reserves")) part.hidden = !numbers.length;
}

// Say it where one goes on reading: below the session that it is about.
function announce(session, text = "The rest of the day has been replanned.") {
  const line = find("#replanned");
  line.hidden = false;
  find("span", line).textContent = text;
  if (!session) return;
  session.after(line);
  line.scrollIntoView();
}

onClick(find("#replanned button"), () => {
  remember(TOLD, {});
  remember(PLAN, []);
  told.clear();
  find("#replanned").hidden = true;
  show(new Map());
  frame();
});

let loading = null;
const packed = (id) => find(`#${id}`)?.textContent ?? window.packedSolver[id];
// HiGHS lies packed in this file, or once for all days of a site; it is unpacked when it is needed for the first time,
// and in this file already while somebody looks for what was told.
function solver() {
  loading ??= (async () => {
    const shared = find("meta[name=solver]");
    if (shared) await new Promise((onload, onerror) => run({ src: shared.content, onload, onerror }));
    run({ textContent: await (await unpacked(packed("solver-code"))).text() });
    const highs = await window.loadHighs(await (await unpacked(packed("solver"))).arrayBuffer());
    return (tables, heard) => window.replan(highs, tables, heard);
  })();
  return loading;
}

globalThis.solver = solver; // for tests and benchmarks

const WHAT_WAS_TOLD =
  '<fieldset><legend>What did you tell?</legend><div class=told></div>' +
  '<label>Something else <select><option value="">Choose a story</option></select></label></fieldset>';
const REPLAN = "<p><button type=button class=replan>Plan the rest of the day</button></p>";
const COPY =
  '<p><button type=button class=copy>Copy for the record</button> <span role="status"></span></p>' +
  '<textarea class=yaml readonly hidden aria-label="For the record"></textarea>';

for (const session of coming) {
  const form = find("form", session);
  form.insertAdjacentHTML("afterbegin", data.tables && REPLAN);
  form.insertAdjacentHTML("afterbegin", WHAT_WAS_TOLD);
  form.insertAdjacentHTML("beforeend", COPY);
  const list = find(".told", form);
  const other = find("select", form);
  const { leads, backups } = printed.get(session);
  const kept = remembered(`debrief ${key(session)}`, noted);
  const ticks = kept.told ? [NO_STORY, ...stories.keys()].filter((story) => kept.told.includes(id(story))) : chosen(session) ?? [];
  const offer = (story, checked) => {
    const label = make("label");
    label.append(make("input", { type: "checkbox", value: story, checked }), story === NO_STORY ? "No story" : cue(story));
    list.append(label);
  };
  const offered = new Set([NO_STORY, ...leads, ...backups, ...ticks]);
  for (const story of offered) offer(story, ticks.includes(story));
  for (const story of stories.keys()) {
    if (!offered.has(story)) other.append(new Option(cue(story), story));
  }
  other.addEventListener("change", () => {
    if (other.value) offer(Number(other.value), true);
    other.selectedOptions[0].remove();
    other.value = "";
  });
  find("fieldset", form).addEventListener("change", () => {
    notes.get(session)({ told: ticked(session).map(id) });
    mark();
  });
  const button = find(".replan", form);
  const prepare = () => find("#solver") && solver().catch(() => (loading = null));
  if (button) find(".after", session).addEventListener("toggle", prepare, { once: true });
  if (button) onClick(button, async () => {
    told.set(session, chosen(session) ?? shownIn(session).leads);
    remember(TOLD, Object.fromEntries([...told].map(([each, stories]) => [key(each), stories])));
    frame();
    button.disabled = true;
    button.textContent = "Planning…";
    try {
      const replan = await solver();
      const numbered = [...told].map(([each, stories]) => [number(each), stories]);
      const plan = replan(await (await unpacked(data.tables)).json(), new Map(numbered));
      remember(PLAN, [...plan]);
      show(plan);
      announce(session);
    } catch {
      loading = null;
      const file = find("meta[name=solver]") ? " To replan, open it on its site, or as a file made by “secondround phone”." : "";
      announce(session, `The day could not be replanned. Tell the stories that are left, each of them once.${file}`);
    }
    button.disabled = false;
    button.textContent = "Plan the rest of the day";
  });
  const where = `below the session “${session.ariaLabel}” in interview.yml`;
  onClick(find(".copy", form), () => copy(yaml(session), form, where));
}

function namesOf(beginning) {
  const start = `${data.key}: ${beginning}`;
  try {
    return Object.keys(localStorage).flatMap((name) => (name.startsWith(start) ? name.slice(start.length) : []));
  } catch {
    return [];
  }
}

const WHOLE =
  '<p><button>Copy what you wrote down</button> <span role="status"></span></p>' +
  '<textarea class=yaml readonly hidden aria-label="The whole day, for the record"></textarea>';
const whole = find("#debrief");

if (coming.length) {
  whole.insertAdjacentHTML("beforeend", WHOLE);
  onClick(find("button", whole), () => {
    copy(wholeDay(), whole, "into a file, which `secondround debrief --from` reads");
  });
  // A session may be called off after something was written of it.
  const here = sessions.map(key);
  const add = (textContent) => whole.append(make("p", { textContent }));
  for (const name of namesOf("debrief ")) {
    const { told = [], ...texts } = remembered(`debrief ${name}`, noted);
    const cues = told.map((each) => (data.ids.includes(each) ? cue(data.ids.indexOf(each)) : each)); // or it is gone, too
    const said = [...cues, ...Object.values(texts)].filter(Boolean).join("; ");
    if (said && !here.includes(name)) add(`Of “${name}”, no longer in this day, you wrote: ${said}`);
  }
  const unread = `${ASIDE}debrief `;
  for (const name of namesOf(unread)) {
    add(`Of “${name}”, something is kept here that this page cannot read: ${stored(unread + name)}`);
  }
}

// --- The debrief, as it stands in a record ---

const LISTS = ["asked", "concerns", "promised", "stated", "quotes"];

// The fields of one session, line by line.
function fields(session) {
  const ids = chosen(session)?.map(id);
  const texts = Object.fromEntries(all("[name]", session).map(({ name, value }) => [name, written(value)]));
  // An entry; a longer line is part of the text.
  const isShort = (line) => line.length <= 300;
  const paragraphs = [...texts.debrief, ...LISTS.flatMap((name) => texts[name].filter((line) => !isShort(line)))];
  const lines = ids ? [`told: [${ids.join(", ")}]`] : [];
  if (paragraphs.length) lines.push("debrief: |");
  paragraphs.forEach((line, index) => lines.push(...(index ? [""] : []), `  ${line}`));
  for (const name of LISTS) {
    const entries = texts[name].filter(isShort).map((line) => `  - ${entry(name, line)}`);
    if (entries.length) lines.push(`${name}:`, ...entries);
  }
  return lines;
}

// One line as an entry: a promise with its day, a statement with what it is about.
function entry(name, line) {
  const [, promise, due] = (name === "promised" && line.match(/^(.+?),? by (\d{4}-\d\d-\d\d)\.?$/)) || [];
  if (due && new Date(due).toJSON()?.startsWith(due)) {
    return `{text: ${JSON.stringify(promise)}, due: ${due}}`;
  }
  const [, about, said] = (name === "stated" && line.match(/^(pay|notice|reasons): *(.+)$/i)) || [];
  return about ? `{text: ${JSON.stringify(said)}, about: ${about.toLowerCase()}}` : JSON.stringify(line);
}

// As far to the right as the record has the fields of this session, if nothing else is said.
function yaml(session, space = " ".repeat(data.record[number(session)][1])) {
  return fields(session).map((line) => (line && space + line) + "\n").join("");
}

// All sessions of which something is noted, as `secondround debrief --from` reads them.
function wholeDay() {
  let text = "";
  for (const session of coming) {
    const said = yaml(session, "    ");
    if (said) text += `  - session: ${JSON.stringify(data.record[number(session)][0])}\n${said}`;
  }
  return text && `packet: ${data.packet}\nround: ${JSON.stringify(data.round)}\nsessions:\n${text}`;
}

// Lines without what YAML has no place for: tabs, control characters, blanks at either end.
function written(text) {
  const lines = text.split(/\r\n|[\r\n\u0085\u2028\u2029]/);
  return lines.map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, " ").trim()).filter(Boolean);
}

async function copy(text, within, where) {
  const area = find(".yaml", within);
  const say = (said) => (find("[role=status]", within).textContent = said);
  if (!text) return say("Nothing is written down yet.");
  area.value = text;
  area.hidden = false;
  area.focus();
  area.select();
  let done = "Copied. Paste";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!document.execCommand("copy")) done = "Copy it from here, and paste";
  }
  say(`${done} it ${where}.`);
}

// --- Rehearsal: the cards that `practice` asks at the terminal, in its order, with one log ---

const SECONDS = 90;
const LONGEST = 600; // seconds: nobody speaks for longer
const SOON = 2; // cards after which one comes back that could not be said

// Cards by their keys; what the page shows anyhow is read from it.
function deck() {
  const cards = new Map();
  const add = (key, card) => cards.has(key) || cards.set(key, { key, ...card });
  const ask = (prompt, answer, key = `asked ${prompt}`.slice(0, 290)) => add(key, { prompt, answer, isWeak: !answer });
  if (data.pitch) add("pitch", { prompt: "Tell me about yourself.", answer: data.pitch, words: data.words.at(-1) });
  for (const story of coming.flatMap((session) => printed.get(session).leads)) {
    const key = `story ${id(story)}`;
    add(key, { prompt: cue(story), story, words: data.words[story], isWeak: data.weak.includes(key) });
  }
  data.expected.forEach((given) => ask(...given));
  for (const line of coming.flatMap((session) => all(".likely li", session))) {
    const text = [...line.childNodes].find((each) => each.data?.trim());
    ask(text.data.trim(), find("b", line)?.textContent ?? "");
  }
  return [...cards.values()];
}

// When, which card, whether it was said, and its seconds and words.
function isEntry(value) {
  if (!Array.isArray(value)) return false;
  const [at, key, isSaid, ...numbers] = value;
  const isMoment = isText(at) && at.length === 19 && new Date(at) > 0;
  return isMoment && isText(key) && typeof isSaid === "boolean" && numbers.length === 2 && numbers.every(Number.isInteger);
}

const REHEARSAL =
  '<section id=rehearsal><h2>Rehearse</h2><p id=prompt>One cue or question at a time, aloud.</p>' +
  '<div id=ring><svg viewBox="0 0 100 100" width="120" height="120" role="img"><circle cx="50" cy="50" r="44"/>' +
  '<circle class=left cx="50" cy="50" r="44" pathLength="90"/><text x="50" y="59"></text></svg></div><div id=answer></div>' +
  "<p><button id=start>Start</button> <button id=show>Show the answer</button> <button id=said>Said it</button> " +
  "<button id=not-yet>Not yet</button> <button id=log>Copy the log</button></p><p id=progress role=status></p>" +
  '<textarea class=yaml readonly hidden aria-label="The log"></textarea></section>';

function rehearse() {
  const cards = deck();
  if (!cards.length) return;
  find("main").insertAdjacentHTML("beforeend", REHEARSAL);
  const rehearsal = find("#rehearsal");
  const parts = ["#start", "#ring", "#show", "#answer", "#said", "#not-yet", "#log"].map((id) => find(id));
  const [start, ring, show, answer, said, notYet, copyLog] = parts;
  const only = (...shown) => parts.forEach((part) => (part.hidden = !shown.includes(part) && (part !== copyLog || !own.length)));
  const taken = new Set(data.log.map(([at, key]) => at + key));
  const kept = () => remembered("practised", listOf(isEntry)).filter(([at, key]) => !taken.has(at + key));
  let own = kept();
  let waiting, timer, begun, seconds;

  const entries = () => [...data.log, ...own].sort();
  const rehearsedOn = (before) => iso(new Date(new Date(`${data.date}T12:00`) - before * 864e5));
  // What has not been said since the last day of rehearsal: first what could not be said, then what is weak.
  const due = () => {
    const days = data.date ? data.days.map(rehearsedOn) : [];
    const since = days.filter((day) => day.slice(0, 10) <= iso()).pop() ?? "";
    const last = new Map(entries().map(([at, key, isSaid]) => [key, isSaid ? at : ""]));
    const rank = ({ key, isWeak }) => (last.get(key) === "" ? 0 : 2) + (isWeak ? 0 : 1);
    const left = cards.filter(({ key }) => !last.get(key) || last.get(key) < since.slice(0, 10));
    return left.sort((one, other) => rank(one) - rank(other));
  };
  const status = () => {
    const times = cards.map(({ key }) => entries().filter(([, card, isSaid]) => isSaid && card === key).length);
    const runs = Math.min(...times);
    const often = runs < 2 ? "once" : runs + " times";
    const all = runs ? `Everything has been said ${often}. ` : "";
    find("#progress").textContent = `${all}${due().length} of ${cards.length} left for today.`;
  };
  const draw = (left) => {
    find(".left", ring).style.strokeDashoffset = SECONDS - Math.max(left, 0);
    find("text", ring).textContent = left > 0 ? `${left} s` : "Time";
    find("svg", ring).ariaLabel = `${Math.max(left, 0)} seconds left`;
  };
  const ask = () => {
    waiting ??= due();
    if (!waiting.length) waiting = [...cards];
    find("#prompt").textContent = waiting[0].prompt;
    only(ring, show);
    begun = Date.now();
    const end = begun + SECONDS * 1000;
    clearInterval(timer);
    draw(SECONDS);
    timer = setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1000);
      draw(left);
      if (left <= 0) clearInterval(timer);
    }, 500);
    show.focus();
  };
  const reveal = () => {
    const card = waiting[0];
    clearInterval(timer);
    seconds = Math.round((Date.now() - begun) / 1000);
    if (seconds < 0 || seconds > LONGEST) seconds = 0; // the clock was put right, or the card lay open: nobody knows
    const text = make("p", { textContent: card.answer || "Nothing is prepared: answer it once, aloud." });
    const told = card.story ?? [...stories.keys()].find((story) => card.answer?.startsWith(cue(story)));
    const story = stories.get(told)?.cloneNode(true);
    if (story) find("summary", story).remove();
    answer.replaceChildren(...(card.answer === undefined ? [] : [text]), ...(story?.children ?? []));
    only(ring, answer, said, notYet);
    said.focus();
  };
  const note = (isSaid) => {
    const card = waiting.shift();
    const others = kept().filter((entry) => !own.some((each) => `${each}` === `${entry}`)); // of another tab
    own = [...own, ...others, [iso(), card.key, isSaid, seconds, card.words ?? 0]];
    remember("practised", own);
    if (!isSaid) waiting.splice(SOON, 0, card);
    status();
    if (waiting.length) return ask();
    find("#prompt").textContent = "Everything has been said.";
    start.textContent = "Once more";
    only(start);
    start.focus();
  };
  onClick(start, ask);
  onClick(show, reveal);
  onClick(said, () => note(true));
  onClick(notYet, () => note(false));
  onClick(copyLog, () => {
    const lines = own.map(([at, card, said, seconds, words]) => `  - ${JSON.stringify({ at, card, said, seconds, words })}\n`);
    copy(`practised:\n${lines.join("")}`, rehearsal, "into a file, which `secondround practice --from` reads");
  });
  only(start);
  status();
}

// --- Begin ---

rehearse();
if (told.size) {
  const plan = remembered(PLAN, listOf(isPlanned));
  show(new Map(plan));
  announce(null, plan.length ? undefined : "The day has changed. Replan what is left of it.");
  settle();
} else if (coming.some(chosen)) mark();
performance.mark("complete");
