// On a narrow screen the menu of pages covers the page. Streamlit closes it by itself on phones
// only, which it knows by the browser's name: in a narrow window it stayed open.
// What the filters write into the address is no step of its own for the browser's Back, which would
// not undo it: Streamlit pushes each change of the address as one.
export default function ({ data }) {
  const chosen = (event) => {
    if (!event.target.closest('[data-testid="stSidebarNavLink"]')) return
    setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click())
  }
  document.addEventListener("click", chosen)
  const push = History.prototype.pushState
  const unfiltered = (address) => {
    const url = new URL(address ?? "", location.href)
    for (const filter of data.filters) url.searchParams.delete(filter)
    return url.href
  }
  history.pushState = (state, title, address) => {
    const same = unfiltered(address) === unfiltered(location.href)
    ;(same ? history.replaceState : push).call(history, state, title, address)
  }
  return () => document.removeEventListener("click", chosen)
}
