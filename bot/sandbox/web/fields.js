/** Draws the inputs a modal may hold and reads them back in the form Discord submits them. */

import { el, freshId } from "./dom.js";
import { prose } from "./prose.js";
import { isSelect, selectMenu } from "./selects.js";

/**
 * One top-level component of a modal.
 * @returns {{element: HTMLElement, data: () => Object|null, check: () => string}} `data` is what is submitted
 *   (null for words alone), `check` a sentence, or "" when the input is fine.
 */
export function modalPart(component, desk) {
  if (component.type === 10) return { element: prose(component.content, desk), data: () => null, check: () => "" };
  if (component.type === 1) {
    const inner = component.components.map((kid) => input(kid, kid.label ?? "", "", desk));
    return {
      element: el("div", { class: "modal-row" }, inner.map(({ element }) => element)),
      data: () => ({ type: 1, components: inner.map((kid) => kid.data()) }),
      check: () => inner.map((kid) => kid.check()).find(Boolean) ?? "",
    };
  }
  const held = input(component.component, component.label, component.description ?? "", desk);
  return { ...held, data: () => ({ type: 18, id: component.id, component: held.data() }) };
}

function input(component, label, description, desk) {
  if (component.type === 4) return textInput(component, label, description);
  if (isSelect(component.type)) return select(component, label, description, desk);
  if (component.type === 21 || component.type === 22) return group(component, label, description);
  if (component.type === 23) return checkbox(component, label, description);
  const words = `${label}: this page cannot fill in a component of type ${component.type}.`;
  return {
    element: el("p", { class: "unknown" }, words),
    data: () => ({ type: component.type, custom_id: component.custom_id, values: [] }),
    check: () => (component.required === false ? "" : words),
  };
}

const marked = (label, required) => [label, required ? el("span", { class: "required" }, " required") : null];

function described(description) {
  return description ? el("p", { class: "field-help", id: freshId("help") }, description) : null;
}

function textInput(component, label, description) {
  const id = freshId("field");
  const help = described(description);
  const required = component.required !== false;
  const attributes = {
    id, class: "input", placeholder: component.placeholder, "aria-describedby": help?.id,
    "aria-required": required ? "true" : null, "data-name": component.custom_id,
  };
  const field = component.style === 2
    ? el("textarea", { ...attributes, rows: 4 }) : el("input", { ...attributes, type: "text" });
  field.value = component.value ?? "";
  return {
    element: el("div", { class: "modal-field" }, el("label", { for: id }, marked(label, required)), help, field),
    data: () => ({ type: 4, id: component.id, custom_id: component.custom_id, value: field.value }),
    check: () => complaint(field, label, required, component),
  };
}

const figure = (number) => number.toLocaleString("en-US");

/** What is wrong with what was typed. What is too long is told and never cut: nobody notices the end of a paste. */
function complaint(field, label, required, { min_length: least, max_length: most }) {
  const length = [...field.value].length;
  const words = !field.value.trim() && required ? `Please fill in “${label}”.`
    : length > 0 && length < (least ?? 0) ? `“${label}” needs at least ${least} characters; it has ${length}.`
      : length > (most ?? 4000) ? `“${label}” takes at most ${figure(most ?? 4000)} characters; it has ${figure(length)}.` : "";
  field.setAttribute("aria-invalid", words ? "true" : "false");
  return words;
}

function select(component, label, description, desk) {
  const required = component.required !== false;
  const help = described(description);
  const menu = selectMenu({ ...component, min_values: required ? component.min_values ?? 1 : 0 }, desk.newsroom, { label });
  return {
    element: el("div", { class: "modal-field" },
      el("p", { class: "modal-label" }, marked(label, required)), help, menu.element),
    data: () => ({ type: component.type, id: component.id, custom_id: component.custom_id, values: menu.values() }),
    check: () => (required && menu.values().length < (component.min_values ?? 1)
      ? `Please choose for “${label}”.` : ""),
  };
}

/** Radio buttons (one value) or checkboxes (several). */
function group(component, label, description) {
  const one = component.type === 21;
  const required = component.required !== false;
  const name = freshId("group");
  const boxes = component.options.map((option) => {
    const box = el("input", { type: one ? "radio" : "checkbox", name, value: option.value });
    box.checked = Boolean(option.default);
    return { box, row: el("label", { class: "check" }, box, el("span", {}, option.label,
      option.description ? el("span", { class: "option-detail" }, ` ${option.description}`) : null)) };
  });
  const picked = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const least = one ? 1 : component.min_values ?? 1;
  const most = one ? 1 : component.max_values ?? boxes.length;
  return {
    element: el("fieldset", { class: "modal-field" }, el("legend", {}, marked(label, required)),
      described(description), boxes.map(({ row }) => row)),
    data: () => ({ type: component.type, id: component.id, custom_id: component.custom_id,
      ...(one ? { value: picked()[0] ?? null } : { values: picked() }) }),
    check: () => {
      const count = picked().length;
      if (count === 0 && !required) return "";
      if (count < least) return `Please choose ${least === 1 ? "one" : `at least ${least}`} for “${label}”.`;
      return count > most ? `“${label}” takes at most ${most}.` : "";
    },
  };
}

function checkbox(component, label, description) {
  const box = el("input", { type: "checkbox", "data-name": component.custom_id });
  box.checked = Boolean(component.default);
  return {
    element: el("div", { class: "modal-field" }, el("label", { class: "check" }, box, el("span", {}, label)),
      described(description)),
    data: () => ({ type: 23, id: component.id, custom_id: component.custom_id, value: box.checked }),
    check: () => "",
  };
}
