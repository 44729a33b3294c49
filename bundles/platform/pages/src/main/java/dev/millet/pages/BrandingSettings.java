package dev.millet.pages;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the site presents itself; the keys are {@code pages.} and the attribute's id. */
@Live
@ObjectClassDefinition(
    id = BrandingSettings.PID,
    name = "Branding",
    description = "How the site presents itself.")
public @interface BrandingSettings {

  String PID = "dev.millet.pages.branding";

  @AttributeDefinition(
      name = "Site name",
      description = "The site's name, beside the logo and in every title.",
      min = "1",
      max = "60")
  String name() default "Millet";

  @AttributeDefinition(
      name = "Accent colour",
      description =
          "The colour of buttons and links, such as #1d5c94; text on it is dark or light, whichever"
              + " can be read better, and links are darkened or lightened where needed. Empty:"
              + " Millet's own.",
      max = "7")
  String accent() default "";

  @AttributeDefinition(
      name = "Logo",
      description =
          "The path of an image of this site; the page for branding sets it. It goes before"
              + " pages.logo.",
      max = "200")
  String logo_image() default "";

  @AttributeDefinition(
      name = "Icon",
      description =
          "The path of an image of this site, for the browser's tab; the page for branding sets it."
              + " Empty: Millet's own.",
      max = "200")
  String icon_image() default "";
}
