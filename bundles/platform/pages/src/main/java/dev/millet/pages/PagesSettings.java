package dev.millet.pages;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The files that the site presents itself with; the keys are {@code pages.} and the attribute's id.
 */
@ObjectClassDefinition(
    id = PagesSettings.PID,
    name = "Pages",
    description = "How the site presents itself.")
public @interface PagesSettings {

  String PID = "dev.millet.pages";

  @AttributeDefinition(
      description = "An SVG, PNG or WebP file of at most 256 KiB. Empty: Millet's own logo.")
  String logo() default "";

  @AttributeDefinition(
      name = "Show what fails",
      description =
          "For development only: where a part of a page that a module fills fails, the page shows the"
              + " error with the line of the template, instead of leaving the part out.")
  boolean show_failures() default false;
}
