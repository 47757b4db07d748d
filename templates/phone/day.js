// The day on a phone: the session that is now, boxes that stay ticked, what was told, the debrief
// for the record, and rehearsal. Without it the page shows everything all the same.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, ...properties) => Object.assign(document.createElement(tag), ...properties);
const onClick = (element, action) => element.addEventListener("click", action);
const data = JSON.parse(find("#data").textContent);
const sessions = all("main > [id^=session-]");
const talks = sessions.filter((session) => find(".leads", session)); // no break, nothing brief

// --- What is remembered, under the page's key; a phone that keeps nothing still shows everything ---

const ASIDE = "set aside: ";
const isText = (value) => typeof value === "string";
const listOf = (isOne) => (value) => (Array.isArray(value) ? value.filter(isOne) : []);
const mapOf = (isOne) => (value) => Object.fromEntries(Object.entries(Object(value)).filter((entry) => isOne(...entry)));
const isAll = (isOne, value) => Array.isArray(value) && value.every(isOne);

function stored(name) {
  try {
    return localStorage.getItem(`${data.key}: ${name}`) ?? "";
  } catch {
    return "";
  }
}

// Whether it will be here again: private windows and full phones refuse, and a locked page keeps nothing on the disk.
// Then it holds as long as the page is open.
function store(name, text) {
  try {
    localStorage.setItem(`${data.key}: ${name}`, text);
    return localStorage instanceof Storage;
  } catch {
    return false;
  }
}

// What is kept under a name, as far as `known` reads it. A text of another form, damaged or by another version of this
// page, is set aside whole, where nothing is written over it: it may be somebody's notes.
function remembered(name, known) {
  const text = stored(name);
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    // Nothing, or no JSON.
  }
  found = known(found);
  const aside = stored(ASIDE + name);
  if (text && text !== JSON.stringify(found) && !aside.includes(text)) store(ASIDE + name, `${aside}${text}\n`);
  return found;
}

const remember = (name, value) => store(name, JSON.stringify(value));

// --- The clock ---

const iso = (time = new Date()) => new Date(time - time.getTimezoneOffset() * 6e4).toJSON().slice(0, 19);

// Minutes of the round's day, or of today where it has none, from noon, since clocks may change in that night; `?at=09:35` stands for the clock, to rehearse with.
function moment(minutes) {
  return new Date(+new Date(data.noon || `${iso().slice(0, 10)}T12:00`) + (minutes - 720) * 6e4);
}

const timed = sessions.filter((session) => session.dataset.time);
const begins = (session) => session?.dataset.time?.split("-")[0];
const asIf = /^\d\d:\d\d$/.exec(new URLSearchParams(location.search).get("at") ?? "")?.[0];

function now() {
  if (!asIf || !timed.length) return new Date();
  const [hours, minutes] = asIf.split(":").map(Number);
  return moment(60 * hours + minutes);
}

// When a session ends: where nobody knows, when the next one begins, or with the day.
function end(session) {
  const next = timed.find((each) => begins(each) - begins(session) > 0);
  const minutes = session.dataset.time.split("-")[1] ?? begins(next);
  return minutes ? moment(minutes) : new Date(startOfDay(moment(begins(session))) + 864e5);
}

// The session that runs, or the next one of the same day, or what is left to do when all are over; nothing on a day before.
function frame() {
  const time = now();
  const current = timed.find((session) => time < end(session));
  const first = moment(begins(timed[0]) ?? 720);
  const isToday = first - time < 12 * 3600e3;
  for (const session of sessions) {
    const isNow = isToday && timed.includes(session) && begins(session) === begins(current);
    const link = linkTo(session);
    session.classList.toggle("now", isNow);
    if (isNow && !link.ariaCurrent) find("nav").scrollTop = link.offsetTop - find("nav").offsetTop; // many have to be scrolled
    link.ariaCurrent = isNow ? "time" : null;
    link.classList.toggle("done", isHeld(session) || told.has(session));
  }
  const days = Math.round((startOfDay(first) - startOfDay(time)) / 864e5);
  const day = ["today", "tomorrow"][days] ?? `in ${days} days`;
  find("#when").textContent = days >= 0 && (data.date || timed.length) ? `, ${day}` : "";
  return timed.length && isToday && (current ?? find("#debrief"));
}

const startOfDay = (time) => new Date(time).setHours(0, 0, 0, 0);
const isHeld = (session) => "held" in session.dataset;
const coming = talks.filter((session) => !isHeld(session));
const linkTo = (session) => find(`nav a[href="#${session.id}"]`);
const number = (session) => Number(session.id.split("-")[1]);
// What is kept of a session is kept under who is in it: its number and its time change with the day.
const who = (session) => session.ariaLabel.replace(/^\d\d:\d\d /, "");
const isMetAgain = (session) => sessions.some((each) => each !== session && who(each) === who(session));
const key = (session) => (isMetAgain(session) ? session.ariaLabel : who(session));
const called = (session) => linkTo(session).textContent.trim();
const at = (session) => (begins(session) ? "at " : "to ") + called(session);

// --- Boxes, each known by where it stands: its place and its words ---

const boxes = new Set(remembered("ticked", listOf(isText)));
for (const line of all(".boxes:not(#debrief *) > li")) {
  const words = make("span");
  words.append(...[...line.childNodes].filter((each) => each.tagName !== "P"));
  const label = make("label");
  const box = make("input", { type: "checkbox" });
  label.append(box, words);
  line.prepend(label);
  const section = line.closest("section");
  const place = `${section ? key(section) : ""}/${label.textContent.trim()}`;
  box.checked = boxes.has(place);
  box.addEventListener("change", () => {
    const kept = new Set(remembered("ticked", listOf(isText))); // another tab may have ticked, too
    kept[box.checked ? "add" : "delete"](place);
    remember("ticked", [...kept]);
  });
}

// --- What is noted afterwards ---

const noted = mapOf((name, value) => (name === "told" ? isAll(isText, value) : isText(value)));
// A story's number is its place in the bank: what is remembered by numbers holds for this bank alone, and a plan for the day that it was made of.
const TOLD = `told ${data.ids}`;
const told = new Map(); // in which session which stories, once the day was planned anew
const notes = new Map(); // what keeps a session's

// The form for afterwards, in every session that is still to come.
for (const session of coming) {
  session.append(find("#after").content.cloneNode(true));
  const form = find("form", session);
  const place = `debrief ${key(session)}`;
  const kept = remembered(place, noted);
  for (const field of all("textarea", form)) field.value = kept[field.name] ?? "";
  const changed = {}; // nothing else is written: another tab may have noted more
  const note = (more) => {
    Object.assign(changed, more);
    const isKept = remember(place, { ...remembered(place, noted), ...changed });
    find(".unkept", form).textContent = isKept ? "" : "This browser keeps nothing: copy it before you close the page.";
  };
  notes.set(session, note);
  form.addEventListener("input", ({ target: { name, value } }) => name && note({ [name]: value }));
  const line = make("li");
  const link = make("a", { href: `#${session.id}`, textContent: session.ariaLabel });
  onClick(link, () => (find(".after", session).open = true));
  line.append(link);
  find("#forms").append(line);
}
if (coming.length) find("#debrief").hidden = false;

// --- Begin ---

// What is now comes to the top, unless something else is asked for.
function settle() {
  const current = frame();
  if (current && !location.hash) current.scrollIntoView({ behavior: "instant" });
}

// Where letters are so large that the bar would cover much of the screen, it goes up with the page.
function measureBar() {
  const height = find("#bar").offsetHeight;
  const isFree = height > 0.45 * innerHeight;
  find("#bar").classList.toggle("free", isFree);
  document.documentElement.style.setProperty("--bar", isFree ? 0 : `${height + 8}px`);
}

measureBar();
new ResizeObserver(measureBar).observe(find("#bar"));
addEventListener("resize", measureBar);
settle();
setInterval(frame, 20e3);
// Another tab may have kept something since this one was last looked at.
let isStale = false;
addEventListener("storage", ({ key }) => (isStale ||= key?.startsWith(data.key)));
document.addEventListener("visibilitychange", () => (isStale && !document.hidden ? location.reload() : frame()));
// What the benchmark looks for.
performance.mark("usable");

// --- What is opened later lies packed, and runs once the page is shown ---

const unpacked = async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};

const run = (script) => document.head.append(make("script", script));

async function complete() {
  const main = find("main");
  if (stored(TOLD).length > 2) main.style.visibility = "hidden"; // it was planned anew: it is not shown as it was before
  try {
    run({ textContent: await (await unpacked(find("#later").textContent)).text() });
  } catch {
    const textContent = "To copy this, to plan the day anew and to rehearse, use a newer browser: Safari 16.4, Chrome 80 or Firefox 113.";
    for (const place of [...all(".after form"), find("#debrief")]) place.append(make("p", { textContent }));
  }
  main.style.visibility = "";
}

if (find("#later")) complete();
