package dev.millet.site;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the site as a whole; their keys are {@code site.} and the attribute's id. */
@Live
@ObjectClassDefinition(id = SiteSettings.PID, name = "Site", description = "The site as a whole.")
public @interface SiteSettings {

  String PID = "dev.millet.site";

  @AttributeDefinition(
      name = "Address",
      description =
          "The address at which members reach the site, such as https://ideas.example.com; links"
              + " that leave the site, such as invitations, begin with it. Empty: the address at"
              + " which the page was asked for.",
      max = "200")
  String address() default "";
}
