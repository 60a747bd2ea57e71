/** What a browser hands to screen readers, in the order in which it is read. */
import type { Page } from "playwright-core";

interface Node {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
  readonly nodeId: string;
  readonly childIds?: readonly string[];
}

/** Roles that say nothing by themselves. */
const SILENT = new Set(["none", "generic", "StaticText", "InlineTextBox", "RootWebArea", "paragraph", "LineBreak", "LabelText", "strong", "time", "emphasis", "LayoutTable", "term"]);

/** One line for each thing that has a role: "button Go to Ann", "heading 2 List view". */
export async function spokenTree(page: Page): Promise<string[]> {
  const protocol = await page.context().newCDPSession(page);
  const { nodes } = (await protocol.send("Accessibility.getFullAXTree")) as unknown as { nodes: readonly Node[] };
  await protocol.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const read = (node: Node | undefined): void => {
    if (node === undefined) return;
    const role = node.role?.value ?? "none";
    if (!node.ignored && !SILENT.has(role)) {
      const level = node.properties?.find(({ name }) => name === "level")?.value.value;
      lines.push([role, role === "heading" ? level : "", node.name?.value.trim()].filter(Boolean).join(" "));
    }
    for (const child of node.childIds ?? []) read(byId.get(child));
  };
  read(nodes[0]);
  return lines;
}
