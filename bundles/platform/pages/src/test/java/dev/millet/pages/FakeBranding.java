package dev.millet.pages;

import java.lang.annotation.Annotation;

/** Live settings that stay as they are. */
record FakeBranding(String name, String accent, String logo_image, String icon_image)
    implements BrandingSettings {

  @Override
  public Class<? extends Annotation> annotationType() {
    return BrandingSettings.class;
  }
}
