package dev.millet.pages;

import java.lang.annotation.Annotation;

/** Settings as the framework would hand them over. */
record FakeSettings(String logo) implements PagesSettings {

  static Branding branding() {
    return new Branding(new FakeSettings(""), new FakeBranding("Millet", "", "", ""));
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return PagesSettings.class;
  }
}
