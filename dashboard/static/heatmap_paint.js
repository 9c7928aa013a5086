// How the heatmap is laid out and drawn; a part of heatmap.js, which is put before it.

function layout(pen, data, width) {
  pen.font = `12px ${data.font}`
  const widest = (names) => Math.max(0, ...names.map((name) => pen.measureText(name).width))
  const labels = Math.ceil(Math.min(widest(data.rows) + 14, Math.max(width * 0.36, 110)))
  const long = widest(data.columns)
  const head = Math.ceil(long * Math.sin(SLANT)) + 16
  const count = Math.max(data.columns.length, 1)
  const over = Math.ceil(data.columns.reduce((most, name, n) =>
    Math.max(most, pen.measureText(name).width * Math.cos(SLANT) - (count - n - 0.5) * 25), 0)) + 8
  const least = Math.max(25, Math.ceil(widest(data.looks.map((look) => look[0]))) + 6)
  const column = Math.min(Math.max(least, Math.floor((width - labels - over) / count)), 2 * least)
  return { labels, head, over, column, wide: labels + count * column + over, high: head + data.rows.length * ROW }
}

function paint(pen, plan, wide, high, left, top, marks) {
  const { data, cells, labels, head, column, onPaper } = plan
  const colours = onPaper ? data.paper : data.screen, font = data.font
  const [endRow, endColumn] = plan.last ?? [data.rows.length, data.columns.length]
  const row0 = Math.max(0, Math.floor(top / ROW)), row1 = Math.min(endRow, Math.ceil((top + high - head) / ROW))
  const column0 = Math.max(0, Math.floor(left / column))
  const column1 = Math.min(endColumn, Math.ceil((left + wide - labels) / column))
  const x = (c) => labels + c * column - left, y = (r) => head + r * ROW - top
  pen.clearRect(0, 0, wide, high)
  pen.save()
  pen.beginPath(); pen.rect(labels, head, x(endColumn) - labels + 1, Math.min(high, y(endRow) + 1) - head); pen.clip()
  pen.font = `12px ${font}`; pen.textAlign = "center"; pen.textBaseline = "middle"
  for (let r = row0; r < row1; r++)
    for (let c = column0; c < column1; c++) {
      const look = data.looks[cells[r][c]]
      if (look) cell(pen, look, onPaper ? 5 : 3, x(c), y(r), column, colours)
    }
  lines(pen, plan, row0, row1, column0, column1, x, y, colours)
  box(pen, marks.over, x, y, column, colours.ink, 1)
  box(pen, marks.chosen, x, y, column, colours.ink, 2)
  box(pen, marks.at, x, y, column, colours.accent, 2.5)
  pen.restore()
  pen.fillStyle = colours.ink; pen.textBaseline = "middle"
  pen.save()
  pen.beginPath(); pen.rect(0, head, labels - 4, high); pen.clip()
  pen.textAlign = "left"
  for (let r = row0; r < row1; r++) {
    pen.font = `${bold(marks, 0, r) ? 600 : 400} 12px ${font}`
    pen.fillText(fit(pen, data.rows[r], labels - 10), 2, y(r) + ROW / 2)
  }
  pen.restore()
  pen.save()
  pen.beginPath(); pen.moveTo(labels - 9, head); pen.lineTo(labels - 9 + head / Math.tan(SLANT), 0)
  pen.lineTo(wide + head, 0); pen.lineTo(wide + head, head); pen.closePath(); pen.clip()
  pen.textAlign = "left"
  for (let c = Math.max(0, column0 - 6); c < column1; c++) {
    pen.font = `${bold(marks, 1, c) ? 600 : 400} 12px ${font}`
    pen.save()
    pen.translate(x(c) + column / 2, head - 8); pen.rotate(-SLANT)
    pen.fillText(data.columns[c], 0, 0)
    pen.restore()
  }
  pen.restore()
}

function bold(marks, side, at) {
  return [marks.over, marks.at].some((cell) => cell && cell[side] === at)
}

function cell(pen, look, fill, x, y, column, colours) {
  const w = column - GAP, h = ROW - GAP
  if (look[fill]) { pen.fillStyle = look[fill]; pen.fillRect(x + 1, y + 1, w, h) }
  else if (look[1] === "unknown") {
    pen.strokeStyle = colours.quiet; pen.lineWidth = 1; pen.setLineDash([3, 2])
    pen.strokeRect(x + 2.5, y + 2.5, w - 3, h - 3); pen.setLineDash([])
  }
  pen.fillStyle = look[fill + 1]
  pen.fillText(look[0], x + column / 2, y + ROW / 2 + 0.5)
}

function lines(pen, plan, row0, row1, column0, column1, x, y, colours) {
  const { data, column } = plan
  pen.fillStyle = colours.quiet
  const split = (names, n) => n > 0 && names[n] !== names[n - 1]
  if (data.row_lines) for (let r = row0; r < row1; r++) if (split(data.groups, r)) pen.fillRect(x(column0), y(r) - 0.5, (column1 - column0) * column, 1)
  if (data.column_lines) for (let c = column0; c < column1; c++) if (split(data.areas, c)) pen.fillRect(x(c) - 0.5, y(row0), 1, y(row1) - y(row0))
  pen.fillStyle = colours.below
  const framed = (r, c) => Boolean(data.framed[c]?.includes(data.groups[r]))
  for (let r = row0; r < row1; r++)
    for (let c = column0; c < column1; c++) {
      if (!framed(r, c)) continue
      if (!framed(r - 1, c)) pen.fillRect(x(c) - 1, y(r), column + 2, 2)
      if (!framed(r + 1, c)) pen.fillRect(x(c) - 1, y(r + 1) - 2, column + 2, 2)
      if (!framed(r, c - 1)) pen.fillRect(x(c) - 1, y(r), 2, ROW)
      if (!framed(r, c + 1)) pen.fillRect(x(c + 1) - 1, y(r), 2, ROW)
    }
}

function box(pen, at, x, y, column, colour, width) {
  if (!at) return
  pen.strokeStyle = colour; pen.lineWidth = width
  pen.strokeRect(x(at[1]) + 1, y(at[0]) + 1, column - 2, ROW - 2)
}

function fit(pen, name, width) {
  if (pen.measureText(name).width <= width) return name
  let end = name.length - 1
  while (end > 3 && pen.measureText(name.slice(0, end) + "…").width > width) end--
  return name.slice(0, end).trimEnd() + "…"
}
