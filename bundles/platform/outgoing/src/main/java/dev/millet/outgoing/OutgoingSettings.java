package dev.millet.outgoing;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of requests to other sites; their keys are {@code outgoing.} and the id. */
@Live
@ObjectClassDefinition(
    id = OutgoingSettings.PID,
    name = "Outgoing requests",
    description = "What this site asks of others, such as of a provider of sign-in.")
public @interface OutgoingSettings {

  String PID = "dev.millet.outgoing";

  @AttributeDefinition(
      name = "Private addresses",
      description =
          "Whether requests may go to this machine and to networks that are not public, such as"
              + " 10.0.0.0/8. Whoever may enter an address, such as that of a provider, reaches what"
              + " listens there.")
  boolean private_addresses() default false;
}
