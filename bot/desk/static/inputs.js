// The renderer's labelling of inputs, put right: groups are groups, every choice has its own
// name, and an error describes its input instead of becoming part of its name.
const { Input, ChoiceSetInput, NumberInput, ToggleInput } = globalThis.AdaptiveCards;

function set(control, name, value) {
  if (value) control.setAttribute(name, value);
  else control.removeAttribute(name);
}

function name(control, ...labels) {
  set(control, "aria-labelledby", labels.filter(Boolean).map((label) => label.id).join(" "));
}

function describe(control, error, { invalid = true } = {}) {
  set(control, "aria-describedby", error?.id);
  if (invalid) set(control, "aria-invalid", error && "true");
}

Input.prototype.updateInputControlAriaLabelledBy = function () {
  const control = this._renderedInputControlElement;
  if (!control) return;
  name(control, this._renderedLabelElement);
  describe(control, this._renderedErrorMessageElement);
  set(control, "aria-required", this.isRequired && "true");
};

ToggleInput.prototype.updateInputControlAriaLabelledBy = function () {
  const box = this._checkboxInputElement;
  if (!box) return;
  name(box, this._renderedLabelElement, this._checkboxInputLabelElement);
  describe(box, this._renderedErrorMessageElement);
};

ChoiceSetInput.prototype.updateInputControlAriaLabelledBy = function () {
  if (!this._toggleInputs) {
    Input.prototype.updateInputControlAriaLabelledBy.call(this);
    return;
  }
  const group = this._renderedInputControlElement;
  const several = this.isMultiSelect;
  group.setAttribute("role", several ? "group" : "radiogroup");
  name(group, this._renderedLabelElement);
  describe(group, this._renderedErrorMessageElement, { invalid: !several });
  set(group, "aria-required", !several && this.isRequired && "true");
  this._toggleInputs.forEach((choice, position) => {
    name(choice, this._labels[position]);
    choice.removeAttribute("aria-required"); // not allowed on a radio button
    if (several) set(choice, "aria-invalid", this._renderedErrorMessageElement && "true");
  });
};

// The renderer relabels before it takes the error away; once more afterwards.
const reset = Input.prototype.resetValidationFailureCue;
Input.prototype.resetValidationFailureCue = function () {
  reset.call(this);
  this.updateInputControlAriaLabelledBy();
};

// An empty number reads as NaN, which is below every minimum: an optional one would block the form.
const isInRange = NumberInput.prototype.isValid;
NumberInput.prototype.isValid = function () {
  return Number.isNaN(this.value) ? !this.isRequired : isInRange.call(this);
};
