// The heatmap on a canvas: only the cells in view are drawn, so a scroll costs the same for 20 or
// 300 rows. Python says what stands where and in which colour; nothing is computed here.
//
// For those who do not see it: the scrolling frame is a grid whose one row and cell are those that
// the arrow keys stand on. Enter opens the cell. On paper it becomes one picture a page.

const ROW = 27, GAP = 2, SLANT = (42 * Math.PI) / 180 // px; the angle of the column labels
const EACH = 20, PAPER = 1150, OVER = 90 // rows a picture on paper, its width, room for the last labels
const views = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement))
  const view = views.get(parentElement)
  view.open = (row, column) =>
    setTriggerValue("cell", [view.data.row_keys[row], view.data.column_keys[column]])
  view.show(data)
  return () => view.end()
}

class View {
  constructor(root) {
    const find = (name) => root.querySelector("." + name)
    this.frame = find("heatmap"); this.scroller = find("scroller"); this.room = find("room")
    this.canvas = this.scroller.querySelector("canvas"); this.tip = find("tip")
    this.paper = find("paper")
    this.spoken = { row: find("row"), name: find("name"), cell: find("cell") }
    this.pen = this.canvas.getContext("2d")
    this.at = null // the cell of the arrow keys
    this.over = null // the cell under the pointer
    this.waiting = 0
    const s = this.scroller
    s.onscroll = () => { this.hide(); this.later() }
    s.onpointermove = (e) => this.point(e)
    s.onpointerleave = () => { this.over = null; this.hide(); this.later() }
    s.onclick = (e) => {
      const hit = this.hit(e)
      if (hit) { this.at = hit; this.say(); this.later(); this.open(...hit) }
    }
    s.onkeydown = (e) => this.key(e)
    s.onfocus = () => { if (s.matches(":focus-visible")) this.tell(this.at); this.later() }
    s.onblur = () => { this.hide(); this.later() }
    this.size = new ResizeObserver(() => { this.measure(); this.later() })
    this.size.observe(this.frame)
    this.toPaper = () => this.print()
    this.fromPaper = () => this.paper.replaceChildren()
    addEventListener("beforeprint", this.toPaper)
    addEventListener("afterprint", this.fromPaper)
    document.fonts.ready.then(() => { this.measure(); this.later() })
  }

  show(data) {
    const before = this.data
    this.data = data
    this.cells = data.cells.map((line) => Int32Array.from(line.split(" "), Number))
    const row = data.row_keys.indexOf(data.chosen[0]), column = data.column_keys.indexOf(data.chosen[1])
    this.chosen = row < 0 || column < 0 ? null : [row, column]
    const same = before && before.row_keys.join() === data.row_keys.join() &&
      before.column_keys.join() === data.column_keys.join()
    if (!same) { this.at = this.chosen ?? [0, 0]; this.hide() }
    this.scroller.setAttribute("aria-label", data.alt)
    this.scroller.setAttribute("aria-rowcount", data.rows.length)
    this.scroller.setAttribute("aria-colcount", data.columns.length + 1)
    this.frame.dataset.shown = `${data.rows.length} x ${data.columns.length}`
    this.measure()
    if (!same) { this.scroller.scrollTop = 0; this.scroller.scrollLeft = 0; if (this.chosen) this.reveal(this.chosen) }
    this.say()
    this.later()
  }

  end() {
    this.size.disconnect()
    removeEventListener("beforeprint", this.toPaper)
    removeEventListener("afterprint", this.fromPaper)
    cancelAnimationFrame(this.waiting)
  }

  // ---- measures ----

  measure() {
    if (!this.data) return
    const width = this.frame.clientWidth
    if (!width) return
    const plan = layout(this.pen, this.data, width)
    Object.assign(this, plan)
    this.room.style.width = plan.wide + "px"
    this.room.style.height = plan.high + "px"
    this.scroller.style.height = plan.high + (plan.wide > width ? 12 : 1) + "px"
  }

  later() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw() })
  }

  draw() {
    if (!this.data || !this.column) return
    const s = this.scroller, wide = s.clientWidth, high = s.clientHeight
    const sharp = window.devicePixelRatio || 1
    const w = Math.round(wide * sharp), h = Math.round(high * sharp)
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w; this.canvas.height = h
      this.canvas.style.width = wide + "px"; this.canvas.style.height = high + "px"
    }
    this.pen.setTransform(sharp, 0, 0, sharp, 0, 0)
    const marks = { chosen: this.chosen, over: this.over, at: s.matches(":focus-visible") ? this.at : null }
    paint(this.pen, this, wide, high, s.scrollLeft, s.scrollTop, marks)
  }

  // ---- pointer and keys ----

  hit(e) {
    const box = this.scroller.getBoundingClientRect()
    const x = e.clientX - box.left, y = e.clientY - box.top
    if (x < this.labels || y < this.head || !this.column) return null
    const column = Math.floor((x - this.labels + this.scroller.scrollLeft) / this.column)
    const row = Math.floor((y - this.head + this.scroller.scrollTop) / ROW)
    return row < this.data.rows.length && column < this.data.columns.length ? [row, column] : null
  }

  point(e) {
    const hit = this.hit(e)
    if (String(hit) === String(this.over)) return
    this.over = hit
    this.scroller.style.cursor = hit ? "pointer" : "default"
    this.tell(hit)
    this.later()
  }

  key(e) {
    const rows = this.data.rows.length, columns = this.data.columns.length
    let [r, c] = this.at ?? [0, 0]
    const page = Math.max(1, Math.floor((this.scroller.clientHeight - this.head) / ROW) - 1)
    const moves = {
      ArrowUp: () => r--, ArrowDown: () => r++, ArrowLeft: () => c--, ArrowRight: () => c++,
      PageUp: () => (r -= page), PageDown: () => (r += page),
      Home: () => { c = 0; if (e.ctrlKey) r = 0 },
      End: () => { c = columns - 1; if (e.ctrlKey) r = rows - 1 },
    }
    if (e.key === "Enter" || e.key === " ") { e.preventDefault(); this.open(r, c); return }
    if (e.key === "Escape") { this.hide(); return }
    if (!moves[e.key] || e.altKey || e.metaKey) return
    e.preventDefault()
    moves[e.key]()
    this.at = [Math.min(Math.max(r, 0), rows - 1), Math.min(Math.max(c, 0), columns - 1)]
    this.reveal(this.at)
    this.say()
    this.tell(this.at)
    this.later()
  }

  reveal([row, column]) {
    const s = this.scroller
    const top = row * ROW, left = column * this.column
    const high = s.clientHeight - this.head, wide = s.clientWidth - this.labels
    if (top < s.scrollTop) s.scrollTop = top
    if (top + ROW > s.scrollTop + high) s.scrollTop = top + ROW - high
    if (left < s.scrollLeft) s.scrollLeft = left
    if (left + this.column > s.scrollLeft + wide) s.scrollLeft = left + this.column - wide
  }

  words(row, column) {
    const look = this.data.looks[this.cells[row][column]]
    return look ? look[2] : this.data.nothing
  }

  say() {
    const { row, name, cell } = this.spoken
    if (!this.at || !this.data.rows.length) return
    const [r, c] = this.at
    row.setAttribute("aria-rowindex", r + 1)
    cell.setAttribute("aria-colindex", c + 2)
    name.textContent = this.data.row_names[r]
    cell.textContent = `${this.data.row_names[r]}, ${this.data.column_names[c]}: ${this.words(r, c)}`
  }

  tell(cell) {
    if (!cell) return this.hide()
    const [r, c] = cell
    const title = document.createElement("b")
    title.textContent = this.data.row_names[r]
    const area = this.data.areas[c] === this.data.column_names[c] ? "" : ` · ${this.data.areas[c]}`
    const group = this.data.groups[r] === this.data.row_names[r] ? "" : ` · ${this.data.groups[r]}`
    this.tip.replaceChildren(title, `${group}\n${this.data.column_names[c]}${area}\n${this.words(r, c)}`)
    this.tip.hidden = false
    const x = this.labels + (c + 1) * this.column - this.scroller.scrollLeft
    const y = this.head + (r + 1) * ROW - this.scroller.scrollTop
    const wide = this.frame.clientWidth, box = this.tip.getBoundingClientRect()
    this.tip.style.left = Math.max(4, Math.min(x + 6, wide - box.width - 4)) + "px"
    const below = y + 6 + box.height < this.scroller.clientHeight
    this.tip.style.top = (below ? y + 6 : Math.max(0, y - ROW - 6 - box.height)) + "px"
  }

  hide() { this.tip.hidden = true }

  // ---- paper ----

  print() {
    const sheets = []
    const plan = layout(this.pen, this.data, PAPER), columns = this.data.columns.length
    const most = Math.max(8, Math.floor((PAPER - plan.labels - plan.over) / plan.column))
    const each = Math.ceil(columns / Math.ceil(columns / most)) // bands of about one width
    for (let row = 0; row < this.data.rows.length; row += EACH)
      for (let column = 0; column < columns; column += each)
        sheets.push(this.sheet(plan, row, column, each))
    this.paper.replaceChildren(...sheets)
  }

  sheet(plan, row, column, each) {
    const canvas = document.createElement("canvas"), sharp = 2
    const rows = Math.min(EACH, this.data.rows.length - row)
    const columns = Math.min(each, this.data.columns.length - column)
    const wide = plan.labels + columns * plan.column + OVER, high = plan.head + rows * ROW
    canvas.width = wide * sharp; canvas.height = high * sharp
    canvas.style.width = (100 * wide) / (PAPER + OVER) + "%"
    const pen = canvas.getContext("2d")
    pen.scale(sharp, sharp)
    const part = { ...plan, data: this.data, cells: this.cells, onPaper: true,
      last: [row + rows, column + columns] }
    paint(pen, part, wide, high, column * plan.column, row * ROW, {})
    return canvas
  }
}
