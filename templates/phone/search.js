// Integer programs solved objective by objective, on HiGHS.
//
// In: a program (columns between `lower` and `upper`, of which some must be whole, and rows), its
// objectives in their order, and the columns that settle a tie. Out: the value of every column of the
// one best solution. It knows nothing of stories. The program's own search, in Python, does the same.

const SAFE = 1e6; // up to here, HiGHS's tolerances cannot hide a difference of one
const CHUNK = 18; // ties settled by one solve: powers of two up to this stay below SAFE
const TOLERANCE = 1e-4;

// HiGHS from its WebAssembly in memory: it looks for a file unless it is handed an instance.
async function loadHighs(wasm) {
  const module = await WebAssembly.compile(wasm);
  return Module({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(module, imports).then(receive);
      return {};
    },
  });
}

function newProgram() {
  return { lower: [], upper: [], whole: [], rows: [] };
}

function addColumn(program, lower = 0, whole = true) {
  program.lower.push(lower);
  program.upper.push(1);
  program.whole.push(whole);
  return program.lower.length - 1;
}

// A row: the sum of the columns, each by its weight, is at most `most`.
function addRow(program, columns, weights, most) {
  program.rows.push({ columns, weights, most });
}

// A count of sets of columns, of each whether one is in use: the first counts the first of
// `worths`, the next the next. Worths never rise.
function countOf(sets, worths) {
  return { sets, worths: worths.slice(0, sets.length) };
}

// An objective: `weights` maps columns to whole numbers, `most` is what no solution can exceed. What
// its counts are worth is added; they get columns and rows once it is reached.
function objective(weights, most, counts = []) {
  return { weights, most, counts };
}

// The objective that adds up counts.
function summed(all) {
  const counts = all.filter(({ worths }) => worths.length);
  const most = counts.flatMap(({ worths }) => worths).reduce((total, worth) => total + worth, 0);
  return objective(new Map(), most, counts);
}

function solve(highs, program, objectives, ties) {
  if (!program.lower.length) return [];
  const search = new Search(highs, program);
  try {
    for (const group of grouped(objectives.filter(matters))) search.level(group);
    search.settle(ties);
    return search.best;
  } finally {
    search.model.dispose();
  }
}

function matters({ weights, counts }) {
  return weights.size + counts.length > 0;
}

class Search {
  constructor(highs, program) {
    this.highs = highs;
    this.lower = [...program.lower];
    this.upper = [...program.upper];
    this.whole = [...program.whole.keys()].filter((column) => program.whole[column]);
    this.best = null;
    this.model = highs.createModel(asModel(highs, program));
    this.model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5, // objectives are whole numbers
      mip_heuristic_effort: 0,
      mip_detect_symmetry: false,
    });
  }

  // Prove the best solution of a group of objectives, and keep each from falling.
  level(written) {
    const group = weighted(written.map((each) => ({ ...each, weights: this.counted(each) })));
    this.prove(group.weights);
    for (const each of group.objectives) {
      const indices = [...each.weights.keys()];
      this.model.addRow(this.worth(each.weights), this.highs.infinity, {
        indices,
        values: [...each.weights.values()],
      });
    }
  }

  // The weights of an objective, with new columns for what its counts are worth.
  counted(objective) {
    const weights = new Map(objective.weights);
    for (const { sets, worths } of objective.counts) {
      const used = sets.filter((columns) => this.isUsed(columns)).length;
      const parts = sets.map((columns) => this.part(columns));
      const counting = worths.map((_, rank) => this.addColumn(rank < used));
      this.addRow(counting, parts);
      counting.forEach((column, rank) => weights.set(column, worths[rank]));
    }
    return weights;
  }

  // A column that is used only where one of these is.
  part(columns) {
    if (columns.length === 1) return columns[0];
    const column = this.addColumn(this.isUsed(columns));
    this.addRow([column], columns);
    return column;
  }

  isUsed(columns) {
    return this.best !== null && columns.some((column) => this.best[column]);
  }

  addColumn(isUsed) {
    this.model.addCol(0, 0, 1, { indices: [], values: [] });
    this.lower.push(0);
    this.upper.push(1);
    this.best?.push(Number(isUsed));
    return this.lower.length - 1;
  }

  // Together, the counting columns are at most the number of `columns` used.
  addRow(counting, columns) {
    this.model.addRow(-this.highs.infinity, 0, {
      indices: [...counting, ...columns],
      values: [...counting.map(() => 1), ...columns.map(() => -1)],
    });
  }

  // Of equally good solutions, the one that uses the earlier columns.
  settle(ties) {
    let pending = ties.filter((column) => this.isOpen(column));
    while (pending.length) {
      const chunk = pending.slice(0, CHUNK);
      this.prove(new Map(chunk.map((column, place) => [column, 2 ** (chunk.length - 1 - place)])));
      for (const column of chunk) this.fix(column, this.best[column]);
      pending = pending.slice(CHUNK).filter((column) => this.isOpen(column));
    }
  }

  // Make `best` the best solution for these weights. Columns that would cost more to move than it
  // is short of the relaxed solution are fixed: no best solution moves them.
  prove(weights) {
    const costs = this.lower.map((_, column) => -(weights.get(column) ?? 0));
    this.model.changeColsCost({ kind: "range", from: 0, to: costs.length - 1 }, costs);
    const relaxed = this.run(true);
    const value = -this.model.getObjectiveValue();
    const { colValue, colDual } = relaxed;
    if (!this.take(colValue, weights, value)) {
      const known = this.best && this.worth(weights) >= Math.floor(value + TOLERANCE);
      if (!known) {
        this.model.clearSolver();
        this.best = Array.from(this.run(false).colValue, Math.round);
      }
    }
    const gap = value - this.worth(weights) + TOLERANCE;
    for (const column of this.whole) {
      if (this.isOpen(column) && Math.abs(colDual[column]) > gap) {
        this.fix(column, Math.round(colValue[column]));
      }
    }
  }

  // Take a relaxed solution that is whole; whether it was.
  take(values, weights, value) {
    const isWhole = (column) => Math.abs(values[column] - Math.round(values[column])) <= TOLERANCE;
    if (!this.whole.every(isWhole)) return false;
    const rounded = Array.from(values, Math.round);
    if (Math.abs(weighed(weights, rounded) - value) > TOLERANCE * 10) return false;
    this.best = rounded;
    return true;
  }

  run(isRelaxed) {
    this.model.options.set({ solve_relaxation: isRelaxed });
    this.model.run();
    if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal) {
      throw new Error("no best plan was found");
    }
    return this.model.getSolution();
  }

  worth(weights) {
    return weighed(weights, this.best);
  }

  isOpen(column) {
    return this.lower[column] < this.upper[column];
  }

  fix(column, value) {
    this.lower[column] = this.upper[column] = value;
    this.model.changeColBounds(column, value, value);
  }
}

function weighed(weights, values) {
  let total = 0;
  for (const [column, weight] of weights) total += weight * values[column];
  return total;
}

// Neighbouring objectives together, as long as their weighted sum stays safe.
function grouped(objectives) {
  const groups = [];
  let size = Infinity;
  for (const each of objectives) {
    size *= each.most + 1;
    if (size > SAFE) {
      groups.push([]);
      size = each.most + 1;
    }
    groups.at(-1).push(each);
  }
  return groups;
}

// Objectives as one weighted sum: each is multiplied by more than all after it can add up to.
function weighted(objectives) {
  const weights = new Map();
  let scale = 1;
  for (const each of [...objectives].reverse()) {
    for (const [column, weight] of each.weights) {
      weights.set(column, (weights.get(column) ?? 0) + weight * scale);
    }
    scale *= each.most + 1;
  }
  return { objectives, weights };
}

function asModel(highs, program) {
  const starts = [0];
  const indices = [];
  const values = [];
  for (const row of program.rows) {
    indices.push(...row.columns);
    values.push(...row.weights);
    starts.push(indices.length);
  }
  const { integer, continuous } = highs.constants.variableType;
  const [numCols, numRows] = [program.lower.length, program.rows.length];
  return {
    numCols,
    numRows,
    colCost: program.lower.map(() => 0),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rows.map(() => -highs.infinity),
    rowUpper: program.rows.map((row) => row.most),
    matrix: { format: "csr", numRows, numCols, starts, indices, values },
    integrality: program.whole.map((whole) => (whole ? integer : continuous)),
  };
}
