// On a narrow screen the menu of pages covers the page. Streamlit closes it by itself on phones
// only, which it knows by the browser's name: in a narrow window it stayed open.
export default function () {
  const chosen = (event) => {
    if (!event.target.closest('[data-testid="stSidebarNavLink"]')) return
    setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click())
  }
  document.addEventListener("click", chosen)
  return () => document.removeEventListener("click", chosen)
}
