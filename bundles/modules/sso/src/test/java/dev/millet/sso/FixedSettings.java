package dev.millet.sso;

import java.lang.annotation.Annotation;

/** Settings that a test chooses. */
@SuppressWarnings("ClassExplicitlyAnnotation")
final class FixedSettings implements SsoSettings {

  private final boolean only;

  FixedSettings(boolean only) {
    this.only = only;
  }

  @Override
  public boolean only() {
    return only;
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return SsoSettings.class;
  }
}
