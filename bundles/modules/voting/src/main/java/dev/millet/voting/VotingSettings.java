package dev.millet.voting;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of voting. */
@ObjectClassDefinition(name = "Voting", description = "What members may vote on.")
public @interface VotingSettings {

  @AttributeDefinition(
      name = "Free types",
      description =
          "Subject types that may be voted on although no module knows them, comma-separated; for"
              + " subjects that live outside of Millet.")
  String[] free_types() default {"topic"};
}
