package dev.millet.members;

import dev.millet.members.settings.PasswordSettings;
import java.lang.annotation.Annotation;

/** The settings of passwords that tests run with. */
public record FixedPasswords(int password_length) implements PasswordSettings {

  @Override
  public Class<? extends Annotation> annotationType() {
    return PasswordSettings.class;
  }
}
