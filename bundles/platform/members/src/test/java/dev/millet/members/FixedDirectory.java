package dev.millet.members;

import dev.millet.members.settings.DirectorySettings;
import java.lang.annotation.Annotation;

/** The settings of the directory that tests run with. */
public record FixedDirectory(String directory) implements DirectorySettings {

  @Override
  public Class<? extends Annotation> annotationType() {
    return DirectorySettings.class;
  }
}
