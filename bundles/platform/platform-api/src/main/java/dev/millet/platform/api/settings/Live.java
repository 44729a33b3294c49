package dev.millet.platform.api.settings;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks settings of the platform, an annotation type with {@code @ObjectClassDefinition}, that are
 * read with {@link LiveSettings} at each use. The mark stands in the bundle's metatype document, so
 * that pages and documents know which settings need no restart.
 */
@XMLAttribute(namespace = "https://millet.dev/xmlns/settings/v1.0.0", prefix = "millet")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Live {

  /** Returns whether the settings are read at each use; always so. */
  boolean live() default true;
}
