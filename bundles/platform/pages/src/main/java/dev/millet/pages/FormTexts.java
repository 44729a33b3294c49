package dev.millet.pages;

import dev.millet.api.forms.Field;
import dev.millet.api.forms.FieldError;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.TextField;
import dev.millet.api.forms.UploadField;
import java.util.Locale;

/**
 * The texts of a bundle's forms; errors for which it has none are told in the platform's words.
 *
 * @param own the texts of the bundle
 * @param platform those of the shell
 */
record FormTexts(Texts own, Texts platform, Locale locale) {

  String label(Input<?> input, String field) {
    return own.text(locale, key(input, field, ""));
  }

  /** The empty string where there is none. */
  String hint(Input<?> input, String field) {
    String key = key(input, field, ".hint");
    if (!own.has(key)) {
      return "";
    }
    Field shown = input.rules().field(field);
    if (shown instanceof UploadField upload) {
      return own.text(locale, key, upload.limit());
    }
    return shown instanceof TextField text
        ? own.text(locale, key, text.min(), text.max())
        : own.text(locale, key);
  }

  String choice(Input<?> input, String field, String choice) {
    return own.text(locale, key(input, field, "." + choice));
  }

  String error(Input<?> input, FieldError error) {
    Object[] arguments = error.arguments().toArray();
    if (error.field().isEmpty()) {
      return own.text(locale, "failure." + error.code().replace('.', '-'), arguments);
    }
    String key = key(input, error.field(), "." + error.code());
    if (own.has(key)) {
      return own.text(locale, key, arguments);
    }
    Object[] named = new Object[arguments.length + 1];
    named[0] = label(input, error.field());
    System.arraycopy(arguments, 0, named, 1, arguments.length);
    return platform.text(locale, "form." + code(input, error), named);
  }

  /** Returns what is told: nobody fills in a file. */
  private static String code(Input<?> input, FieldError error) {
    boolean upload = input.rules().field(error.field()) instanceof UploadField;
    return upload && error.code().equals("missing") ? "no-file" : error.code();
  }

  String summary(Input<?> input) {
    return platform.text(locale, "form.summary", input.errors().size());
  }

  /**
   * The empty string where the field is needed. Where that depends on more than the field, the
   * bundle says it with a text of its own that ends in {@code .optional}.
   */
  String optional(Input<?> input, Field field) {
    String key = key(input, field.name(), ".optional");
    if (own.has(key)) {
      return own.text(locale, key);
    }
    return field.required() ? "" : platform.text(locale, "form.optional");
  }

  /**
   * Returns the key of the form's own text where there is one, else of all forms with the field.
   */
  private String key(Input<?> input, String name, String suffix) {
    // one of several texts by key has the messages of all of them
    String field = input.rules().field(name).name();
    String shared = "field." + field + suffix;
    String form = input.rules().name() + "." + field + suffix;
    return own.has(shared) && !own.has(form) ? shared : form;
  }
}
