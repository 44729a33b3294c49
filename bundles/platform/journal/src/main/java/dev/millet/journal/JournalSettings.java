package dev.millet.journal;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the journal. */
@Live
@ObjectClassDefinition(name = "Journal", description = "The durable log of what happened.")
public @interface JournalSettings {

  @AttributeDefinition(
      name = "Retention",
      description =
          "Days that an entry is kept at least; an entry that a subscription has yet to handle is"
              + " kept longer.",
      min = "1",
      max = "36500")
  int retention_days() default 365;
}
