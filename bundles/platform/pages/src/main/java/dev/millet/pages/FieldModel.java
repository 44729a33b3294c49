package dev.millet.pages;

import dev.millet.api.forms.ChoiceField;
import dev.millet.api.forms.Field;
import dev.millet.api.forms.FlagField;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.NumberField;
import dev.millet.api.forms.TextField;
import dev.millet.api.forms.UploadField;
import dev.millet.api.text.TextFormat;

/**
 * A field of a form as it is shown.
 *
 * @param error in the reader's language; null where nothing is wrong
 */
public record FieldModel(Input<?> input, Field field, FormTexts texts, String error) {

  static FieldModel of(Input<?> input, String name, FormTexts texts) {
    Field field = input.rules().field(name);
    String error = input.error(name).map(found -> texts.error(input, found)).orElse(null);
    return new FieldModel(input, field, texts, error);
  }

  public String name() {
    return field.name();
  }

  /** Returns the id on the page. */
  public String id() {
    return input.rules().id(field.name());
  }

  /** Returns whether the field has the focus. */
  public boolean isFocused() {
    return !input.hasErrors() && input.rules().isFocused(field.name());
  }

  public String value() {
    return input.typed(field.name());
  }

  public String label() {
    return texts.label(input, field.name());
  }

  public String hint() {
    return texts.hint(input, field.name());
  }

  public String optional() {
    return texts.optional(input, field);
  }

  /** The ids of what explains the field; null where nothing does. */
  public String describedBy() {
    String hint = hint().isEmpty() ? "" : id() + "-hint";
    String wrong = error == null ? "" : id() + "-error";
    String both = (hint + " " + wrong).strip();
    return both.isEmpty() ? null : both;
  }

  /** The value of {@code aria-invalid}; null where nothing is wrong. */
  public String invalid() {
    return error == null ? null : "true";
  }

  public boolean isCheckbox() {
    return field instanceof FlagField;
  }

  public boolean isChecked() {
    return FlagField.CHECKED.equals(value());
  }

  public boolean isArea() {
    return field instanceof TextField text && text.format() == TextFormat.LINES;
  }

  public boolean isChoice() {
    return field instanceof ChoiceField;
  }

  public boolean isUpload() {
    return field instanceof UploadField;
  }

  /** Returns what a browser offers to choose among the files. */
  public String accepted() {
    return String.join(",", ((UploadField) field).contentTypes());
  }

  /** Returns the choices. */
  public Iterable<String> choices() {
    return ((ChoiceField) field).choices();
  }

  public String choice(String word) {
    return texts.choice(input, field.name(), word);
  }

  /** The type of the one input. */
  public String type() {
    if (field.secret()) {
      return "password";
    }
    return autocomplete().equals("email") ? "email" : "text";
  }

  /** Returns what browsers fill in. */
  public String autocomplete() {
    return field instanceof TextField text ? text.autocomplete() : "off";
  }

  /** Returns whether it is a name by which somebody signs in: written as it is. */
  public boolean isUsername() {
    return autocomplete().equals("username");
  }

  /** Returns the direction of what is typed; null for secrets. */
  public String direction() {
    return field.secret() ? null : "auto";
  }

  /** Returns a text of a button in a secret field; null in others. */
  public String secretText(String key) {
    return field.secret() ? texts.platform().text(texts.locale(), key) : null;
  }

  /** Which keyboard a phone shows; null for letters. */
  public String keyboard() {
    return field instanceof NumberField ? "numeric" : null;
  }

  /** Returns the largest length in code points, for the counter; null where none is shown. */
  public String limit() {
    boolean counted = field instanceof TextField text && text.autocomplete().equals("off");
    return counted && !field.secret() ? String.valueOf(((TextField) field).max()) : null;
  }
}
