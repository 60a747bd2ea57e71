/** The composition root of the page: makes the parts and introduces them to each other. */
import { mount } from "svelte";
import App from "./ui/App.svelte";

const place = document.getElementById("lichthof");
if (place === null) throw new Error("index.html has no element #lichthof");
mount(App, { target: place });
