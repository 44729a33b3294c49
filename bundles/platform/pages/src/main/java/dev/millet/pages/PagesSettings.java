package dev.millet.pages;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the site presents itself; the keys are {@code pages.} and the attribute's id. */
@ObjectClassDefinition(
    id = PagesSettings.PID,
    name = "Pages",
    description = "How the site presents itself.")
public @interface PagesSettings {

  String PID = "dev.millet.pages";

  @AttributeDefinition(description = "The site's name, beside the logo and in every title.")
  String name() default "Millet";

  @AttributeDefinition(
      description =
          "The colour of buttons and links, such as #1d5c94; it is darkened or lightened where it"
              + " could not be read. Empty: Millet's own.")
  String accent() default "";

  @AttributeDefinition(
      description = "An SVG, PNG or WebP file of at most 256 KiB. Empty: Millet's own logo.")
  String logo() default "";
}
