// What is left of the day, planned anew: the same plan as `secondround plan --told` makes.
//
// In: the day in numbers (as `plan.day` writes it), what was told where, and HiGHS. Out: the stories
// of each session still to come, in the order to tell them, and its backups. Symbols and objectives
// are those of plan/MODEL.md; only the tables are here, no wording.

const ANSWERS = [1, 2, 4]; // can, will, fit: bits of a story's `answers`
const STRONGEST = 3;
const TWICE = 2; // in how many sessions a proof of the same must-have counts
const LONG = 3; // a session with room for so many stories should answer all three

// `told` maps a session to the stories told there; those of the record are in `day` already.
function replan(highs, day, told) {
  const round = asRound(highs, inRows(day), told);
  const leads = leadStories(highs, round);
  const backups = backupStories(highs, round, leads);
  const plan = new Map();
  for (const session of round.open) {
    plan.set(session.index, {
      leads: inOrder(round, session, leads.get(session.index)),
      backups: inOrder(round, session, backups.get(session.index) ?? []),
    });
  }
  return plan;
}

// Columns as rows, and rows as columns.
const turned = (lists) => (lists[0] ?? []).map((_, place) => lists.map((list) => list[place]));

// The day with its stories, sessions and listeners one by one; it comes field by field, which packs better.
function inRows(day) {
  const rows = (columns) => {
    const names = Object.keys(columns);
    return turned(Object.values(columns)).map((row) => Object.fromEntries(turned([names, row])));
  };
  const pointed = (columns) => rows({ ...columns, points: columns.points?.map(turned) });
  return { ...day, stories: rows(day.stories), sessions: pointed(day.sessions), listeners: pointed(day.listeners) };
}

// The day with its pins resolved, and with what was told added to what the record says.
function asRound(highs, day, told) {
  const over = new Set(day.sessions.flatMap((session, index) =>
    told.has(index) || session.told ? session.over : []));
  const planned = (index) =>
    day.earlier.leads.filter(([session]) => session === index).map(([, story]) => story);
  const sessions = day.sessions.map((written, index) => {
    // Of what was over before one that has begun, and is not noted, the earlier plan is told.
    const isPassedOver = over.has(index) && !told.has(index) && !written.told;
    const heard = isPassedOver ? planned(index) : told.get(index);
    const begun = heard || written.told;
    return {
      ...written,
      index,
      told: begun ? [...new Set([...(written.told ?? []), ...(heard ?? [])])] : null,
      points: new Map(written.points),
      worths: new Map(),
    };
  });
  const spent = new Set(day.spent);
  for (const session of sessions) {
    for (const story of session.told ?? []) spent.add(day.stories[story].group);
  }
  const open = sessions.filter((session) => !session.told);
  const round = { ...day, sessions, open, spent };
  const pins = resolvePins(highs, round);
  for (const session of sessions) {
    session.pins = pins.filter((pin) => pin.session === session).map((pin) => pin.story);
    session.capacity = session.stories ?? Math.max(session.room, session.pins.length);
  }
  round.interests = interestsAhead(round);
  return round;
}

// What the sessions still to come can meet: a person is one listener in however many sessions, and
// what they have heard counts. Those who are in the very same sessions are put together.
function interestsAhead(round) {
  const interests = new Map();
  for (const { sessions, points } of round.listeners) {
    const hasRoom = ({ told, capacity }) => !told && capacity > 0;
    const ahead = sessions.filter((index) => hasRoom(round.sessions[index]));
    const told = sessions.flatMap((index) => round.sessions[index].told ?? []);
    for (const [name, first, second, before] of ahead.length ? points : []) {
      const heard = before + told.filter((story) => round.stories[story].shows.includes(name)).length;
      const left = [first, second, 0, 0].slice(Math.min(heard, 2));
      const key = `${ahead} ${name}`;
      const known = interests.get(key) ?? { name, sessions: ahead, worths: [0, 0] };
      known.worths = known.worths.map((worth, rank) => worth + left[rank]);
      interests.set(key, known);
      for (const index of ahead) {
        const here = round.sessions[index].worths;
        const were = here.get(name) ?? [0, 0];
        here.set(name, were.map((worth, rank) => worth + left[rank]));
      }
    }
  }
  return [...interests.values()];
}

// As many pins as can hold together, the earlier ones first.
function resolvePins(highs, round) {
  const wanted = round.open.flatMap((session) => session.tell.map((story) => ({ session, story })));
  const groups = new Map();
  const limits = [];
  for (const pin of wanted) {
    const { session, story } = pin;
    if (session.avoid.includes(story)) limits.push([[pin], 0]);
    if (session.waived.includes(story)) continue;
    const { group } = round.stories[story];
    const isTold = (begun) => begun.told?.some((other) => round.stories[other].group === group);
    if (round.sessions.some(isTold)) limits.push([[pin], 0]);
    groups.set(group, [...(groups.get(group) ?? []), pin]);
  }
  for (const same of groups.values()) limits.push([same, 1]);
  for (const session of round.open) {
    const here = wanted.filter((pin) => pin.session === session);
    if (session.stories !== null) limits.push([here, session.stories]);
  }
  if (limits.every(([pins, most]) => pins.length <= most)) return wanted;
  const program = newProgram();
  const columns = new Map(wanted.map((pin) => [pin, addColumn(program)]));
  for (const [pins, most] of limits) {
    addRow(program, pins.map((pin) => columns.get(pin)), pins.map(() => 1), most);
  }
  const everything = new Map(wanted.map((pin) => [columns.get(pin), 1]));
  const used = solve(highs, program, [objective(everything, wanted.length)], [...columns.values()]);
  return wanted.filter((pin) => used[columns.get(pin)]);
}

// --- Lead stories ---

function leadStories(highs, round) {
  const program = newProgram();
  const pairs = storyColumns(round, program, mayLead);
  for (const session of round.open) {
    const here = pairs.filter((pair) => pair.session === session);
    // A story that nobody there asks for leads alone.
    const places = here.map((pair) => (isIdle(pair) ? session.capacity : 1));
    addRow(program, columnsOf(here), places, session.capacity);
  }
  atMostOnce(program, pairs.filter(isFresh));
  const used = solve(highs, program, leadObjectives(round, program, pairs), tieOrder(round, pairs));
  return chosen(round, pairs, used);
}

function mayLead(round, session, story) {
  const { index, group } = story;
  if (!session.capacity || session.avoid.includes(index)) return false;
  if (round.saving && isIdle({ session, story })) return false;
  const isFree = !round.spent.has(group) && !session.kept.includes(index);
  return isFree || session.pins.includes(index) || session.waived.includes(index);
}

function leadObjectives(round, program, pairs) {
  const useful = pairs.filter((pair) => isUseful(pair.session, pair.story));
  const places = round.open.reduce((total, session) => total + session.capacity, 0);
  const heard = round.sessions.flatMap((session) =>
    (session.told ?? []).map((index) => ({ session, story: round.stories[index] })),
  );
  const begun = heard.filter(({ session, story }) => isUseful(session, story));
  const usefulHere = round.open.map((session) => useful.filter((pair) => pair.session === session));

  const proves = (must) => (pair) => pair.story.shows.includes(must);
  const missing = round.musts.filter((must) => !heard.some(proves(must)));
  const answering = (answer) => (pair) => pair.story.answers & answer;
  const unanswered = ANSWERS.filter((answer) => !begun.some(answering(answer)));
  const long = usefulHere.filter((_, place) => round.open[place].capacity >= LONG);

  return [
    summed([
      ...served(round, usefulHere),
      ...interestMet(round, pairs),
      ...counts(missing.map((must) => pairs.filter(proves(must))), round.proof),
    ]),
    counted(usefulHere),
    summed(round.musts.map((must) => provenTwice(round, pairs, heard, proves(must)))),
    counted(unanswered.map((answer) => useful.filter(answering(answer)))),
    counted(long.flatMap((here) => ANSWERS.map((answer) => here.filter(answering(answer))))),
    summed(round.open.flatMap((session) => openers(pairs, session))),
    otherwise(round, pairs),
    objective(each(pairs, (pair) => pair.story.strength), places * STRONGEST),
    objective(each(pairs, emphasis), places),
    objective(each(pairs, (pair) => Number(isFresh(pair))), places),
    kept(pairs, round.earlier.leads),
    objective(each(pairs, (pair) => round.stories.length - pair.story.index), places * round.stories.length),
  ];
}

// That a story is heard at all, and more where not the posting or a role card alone asks for it.
function served(round, usefulHere) {
  return usefulHere.flatMap((pairs, place) => {
    const { capacity, serves } = round.open[place];
    return serves.map((worths, least) => {
      const some = pairs.filter((pair) => askedFor(pair) >= least);
      return countOf(eachAlone(some), worths.slice(0, capacity).filter(Boolean));
    });
  });
}

// The objective that counts the sets of pairs with one in use.
function counted(sets) {
  return summed(counts(sets, 1));
}

// For each set of pairs, what it is worth that one is in use.
function counts(sets, worth) {
  const able = sets.filter((pairs) => worth && pairs.length);
  return able.map((pairs) => countOf([columnsOf(pairs)], [worth]));
}

// The first story on a point counts `first`, the second `second`.
function interestMet(round, pairs) {
  return round.interests.map(({ name, sessions, worths }) => {
    const showing = pairs.filter(
      ({ session, story }) => sessions.includes(session.index) && story.shows.includes(name),
    );
    return countOf(eachAlone(showing), worths.filter(Boolean));
  });
}

// Up to two sessions that hear a must-have proven, less those that have begun.
function provenTwice(round, pairs, heard, proves) {
  const begun = new Set(heard.filter(proves).map(({ session }) => session.index)).size;
  const able = round.open
    .map((session) => columnsOf(pairs.filter((pair) => pair.session === session && proves(pair))))
    .filter((columns) => columns.length);
  return countOf(able, Array(Math.max(TWICE - begun, 0)).fill(1));
}

// One count for each step of the strongest story that the session can open with.
function openers(pairs, session) {
  const able = pairs.filter((pair) => pair.session === session && mayOpen(session, pair.story));
  return Array.from({ length: STRONGEST }, (_, step) => {
    const strong = able.filter(({ story }) => story.strength > step);
    return countOf(strong.length ? [columnsOf(strong)] : [], [session.weight]);
  });
}

// Where nothing useful is left, the strongest goes to whoever weighs most.
function otherwise(round, pairs) {
  const worth = ({ session, story }) => session.weight * story.strength;
  const most = round.open.reduce((total, { weight }) => total + weight * STRONGEST, 0);
  return objective(each(pairs.filter(isIdle), worth), most);
}

function mayOpen(session, story) {
  return story.shows.some((name) => session.top.includes(name));
}

// Whether somebody cares about what the story shows best, or a role judges it.
function emphasis({ session, story }) {
  return Number(session.points.get(story.shows[0]) > 0);
}

// --- Backups ---

function backupStories(highs, round, leads) {
  const leading = new Set();
  for (const stories of leads.values()) {
    for (const index of stories) leading.add(round.stories[index].group);
  }
  const program = newProgram();
  const may = (_, session, story) =>
    reserves(session) > 0 &&
    !session.avoid.includes(story.index) &&
    !leading.has(story.group) &&
    !round.spent.has(story.group) &&
    isUseful(session, story);
  const pairs = storyColumns({ ...round, sessions: round.open }, program, may);
  const served = [];
  for (const session of round.open) {
    const here = pairs.filter((pair) => pair.session === session);
    if (!here.length) continue;
    addRow(program, columnsOf(here), here.map(() => 1), reserves(session));
    served.push(countOf([columnsOf(here)], [session.weight]));
  }
  atMostOnce(program, pairs);
  const left = questionsLeft(round, leads).map(({ sessions, name }) =>
    pairs.filter(({ session, story }) => sessions.includes(session.index) && story.shows.includes(name)),
  );
  const places = round.open.reduce((total, session) => total + reserves(session), 0);
  const best = Math.max(0, ...pairs.map((pair) => worth(pair.session, pair.story)));
  const used = solve(
    highs,
    program,
    [
      counted(left),
      summed(served),
      objective(each(pairs, () => 1), places),
      objective(each(pairs, (pair) => worth(pair.session, pair.story)), places * best),
      objective(each(pairs, (pair) => pair.story.strength), places * STRONGEST),
      kept(pairs, round.earlier.backups),
      objective(each(pairs, (pair) => round.stories.length - pair.story.index), places * round.stories.length),
    ],
    tieOrder(round, pairs),
  );
  return chosen(round, pairs, used);
}

// The likely questions that nothing told or planned answers, with the sessions of who may ask them.
function questionsLeft(round, leads) {
  return round.listeners.flatMap(({ sessions, points, questions }) => {
    const stories = sessions.flatMap((index) => leads.get(index) ?? round.sessions[index].told ?? []);
    const isLeft = ([name, , , before]) =>
      questions.includes(name) &&
      !before &&
      !stories.some((story) => round.stories[story].shows.includes(name));
    return points.filter(isLeft).map(([name]) => ({ sessions, name }));
  });
}

function reserves(session) {
  return session.capacity >= LONG ? 2 : Math.min(session.capacity, 1);
}

// --- What both share ---

// A column for each pair of a session and a story that may go there; a pin's is always used.
function storyColumns(round, program, may) {
  const pairs = [];
  for (const session of round.open) {
    round.stories.forEach((written, index) => {
      const story = { ...written, index };
      if (may(round, session, story)) {
        const column = addColumn(program, Number(session.pins.includes(index)));
        pairs.push({ session, story, column });
      }
    });
  }
  return pairs;
}

function atMostOnce(program, pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair.story.group, [...(groups.get(pair.story.group) ?? []), pair]);
  for (const same of groups.values()) addRow(program, columnsOf(same), same.map(() => 1), 1);
}

function columnsOf(pairs) {
  return pairs.map((pair) => pair.column);
}

function eachAlone(pairs) {
  return pairs.map((pair) => [pair.column]);
}

function each(pairs, worthOf) {
  const weights = new Map();
  for (const pair of pairs) {
    const value = worthOf(pair);
    if (value) weights.set(pair.column, value);
  }
  return weights;
}

function kept(pairs, earlier) {
  const isKept = ({ session, story }) =>
    earlier.some(([index, kept]) => index === session.index && kept === story.index);
  return objective(each(pairs, (pair) => Number(isKept(pair))), earlier.length);
}

// The columns in the order that settles a tie: session by session, the earlier story first.
function tieOrder(round, pairs) {
  return round.turns.flatMap((turn) => columnsOf(pairs.filter((pair) => pair.session.index === turn)));
}

function chosen(round, pairs, used) {
  const stories = new Map(round.open.map((session) => [session.index, []]));
  for (const pair of pairs) {
    if (used[pair.column]) stories.get(pair.session.index).push(pair.story.index);
  }
  return stories;
}

function isFresh({ session, story }) {
  return !session.waived.includes(story.index);
}

// Neither useful there nor pinned.
function isIdle({ session, story }) {
  return !session.pins.includes(story.index) && !isUseful(session, story);
}

function isUseful(session, story) {
  const isAsked = (name) => session.points.has(name) || session.asked.includes(name);
  return !session.points.size || story.shows.some(isAsked);
}

// By whom: 0 the posting alone, 1 a role card, too, 2 somebody of whom that is known.
function askedFor({ session, story }) {
  const isWanted = (name) => session.asked.includes(name) || session.musts.includes(name);
  if (!session.points.size || story.shows.some(isWanted)) return 2;
  return Math.max(...story.shows.map((name) => session.points.get(name) ?? 0));
}

// What the story is worth to everybody in the session, after others that are told there.
function worth(session, story, before = []) {
  const after = (name) => before.filter(({ shows }) => shows.includes(name)).length;
  const counts = (name) => session.worths.get(name)?.[after(name)] ?? 0;
  return story.shows.reduce((total, name) => total + counts(name), 0);
}

// The strongest on what matters most there, of equal ones on what is said to be tested, then on what
// matters to who decides; then whatever adds most to those before it, then the stronger, then the
// candidate's order.
function inOrder(round, session, stories) {
  const told = [];
  const rest = stories.map((index) => ({ ...round.stories[index], index }));
  const best = () =>
    rest.sort((a, b) =>
      worth(session, b, told) - worth(session, a, told) || b.strength - a.strength || a.index - b.index,
    );
  const tell = (story) => told.push(...rest.splice(rest.indexOf(story), 1));
  const opening = ({ shows, strength }) => {
    const isOn = (names) => Number(shows.some((name) => names.includes(name)));
    return session.firsts.map(isOn).reduce((value, on) => 2 * value + on, strength);
  };
  const able = best().filter((story) => mayOpen(session, story));
  if (able.length) tell(able.sort((a, b) => opening(b) - opening(a))[0]);
  while (rest.length) tell(best()[0]);
  return told.map(({ index }) => index);
}
