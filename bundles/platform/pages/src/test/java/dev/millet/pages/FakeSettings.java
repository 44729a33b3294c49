package dev.millet.pages;

import java.lang.annotation.Annotation;

/** Settings as the framework would hand them over. */
record FakeSettings(String logo, boolean show_failures) implements PagesSettings {

  FakeSettings(String logo) {
    this(logo, false);
  }

  static Branding branding() {
    return new Branding(new FakeSettings(""), new FakeBranding("Millet", "", "", ""));
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return PagesSettings.class;
  }
}
