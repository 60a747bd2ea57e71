import type { Attachment } from "svelte/attachments";

/**
 * Holds the focus while the list changes under it. A row that moves to another place is made anew there, and a browser
 * forgets the focus of what is taken out; whoever was on "Go to Ann" is on "Go to Ann" again, wherever Ann went. When Ann is
 * gone, the focus goes to the heading above, so that nobody is thrown to the beginning of the page.
 */
export const keepFocus: Attachment<HTMLElement> = (list) => {
  let key: string | undefined;
  let heading: HTMLElement | undefined;

  const remember = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    key = event.target.dataset["keep"];
    heading = event.target.closest("section")?.querySelector<HTMLElement>("[data-heading]") ?? undefined;
  };
  const forget = (event: FocusEvent) => {
    // Moved on to somewhere else, rather than lost.
    if (event.relatedTarget !== null || (event.target instanceof Node && list.contains(event.target) && document.hasFocus() && document.activeElement !== document.body)) key = undefined;
  };
  const restore = new MutationObserver(() => {
    if (key === undefined || (document.activeElement !== document.body && document.activeElement !== null)) return;
    const again = list.querySelector<HTMLElement>(`[data-keep="${CSS.escape(key)}"]`);
    (again ?? (heading?.isConnected ? heading : list)).focus({ preventScroll: again !== null });
  });

  list.addEventListener("focusin", remember);
  list.addEventListener("focusout", forget);
  restore.observe(list, { childList: true, subtree: true });
  return () => {
    list.removeEventListener("focusin", remember);
    list.removeEventListener("focusout", forget);
    restore.disconnect();
  };
};
