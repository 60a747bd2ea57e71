import type { Painter } from "../src/ui/doors.ts";

/** Areas as boxes and people as dots: enough to see where things lie over the map. */
export const plainPainter: Painter = {
  createMap: ({ container, space, label, onPersonChosen }) => {
    const canvas = document.createElement("canvas");
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", label);
    canvas.width = container.clientWidth;
    canvas.height = container.clientHeight;
    container.append(canvas);
    const pen = canvas.getContext("2d");
    if (pen !== null) {
      pen.fillStyle = "#b9ab90";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      for (const { centre, title } of space.map?.areas ?? []) {
        pen.fillStyle = "#d9cfbb";
        pen.fillRect(centre.x - 90, centre.y - 90, 180, 180);
        pen.fillStyle = "#4a4030";
        pen.fillText(title["de"] ?? "", centre.x - 80, centre.y - 72);
      }
      for (const { at, id } of space.people.values()) {
        if (at === undefined) continue;
        pen.fillStyle = `hsl(${id * 47} 45% 42%)`;
        pen.fillRect(at.x - 8, at.y - 20, 16, 24);
      }
    }
    canvas.onclick = (event) => {
      for (const { at, id } of space.people.values()) {
        if (at !== undefined && Math.hypot(at.x - event.offsetX, at.y - event.offsetY) < 24) onPersonChosen(id, { x: event.offsetX, y: event.offsetY });
      }
    };
    const map = {
      setPreferences() {},
      setLabel: (text: string) => canvas.setAttribute("aria-label", text),
      zoomBy() {},
      onZoom: () => () => {},
      showPerson() {},
      focus: () => canvas.focus(),
      setPaused() {},
      destroy: () => canvas.remove(),
    };
    return Promise.resolve({ map, minimap: () => ({ setPreferences() {}, destroy() {} }) });
  },
};
