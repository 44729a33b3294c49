package dev.millet.pages;

import dev.millet.api.forms.FieldError;
import dev.millet.api.forms.Input;

/** What a form begins with. */
public record FormModel(Input<?> input, FormTexts texts) {

  public String summary() {
    return texts.summary(input);
  }

  public String text(FieldError error) {
    return texts.error(input, error);
  }
}
