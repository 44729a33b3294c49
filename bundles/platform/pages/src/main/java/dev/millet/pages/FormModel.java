package dev.millet.pages;

import dev.millet.api.forms.FieldError;
import dev.millet.api.forms.Input;

/** The CSRF token and the error summary at the beginning of a form. */
public record FormModel(Input<?> input, FormTexts texts) {

  public String summary() {
    return texts.summary(input);
  }

  public String text(FieldError error) {
    return texts.error(input, error);
  }
}
