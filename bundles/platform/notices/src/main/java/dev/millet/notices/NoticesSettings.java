package dev.millet.notices;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of notices; their keys are {@code notices.} and the attribute's id. */
@Live
@ObjectClassDefinition(
    id = NoticesSettings.PID,
    name = "Notices",
    description = "When members are told by mail.")
public @interface NoticesSettings {

  String PID = "dev.millet.notices";

  @AttributeDefinition(
      name = "Minutes before mail",
      description =
          "After how many minutes a notice is mailed. What is read on the site before is not mailed.",
      min = "0",
      max = "1440")
  int mail_delay_minutes() default 5;
}
