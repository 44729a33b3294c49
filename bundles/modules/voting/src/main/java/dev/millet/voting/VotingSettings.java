package dev.millet.voting;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of voting. */
@ObjectClassDefinition(name = "Voting", description = "What members may vote on.")
public @interface VotingSettings {

  @AttributeDefinition(
      name = "Free types",
      description =
          "Subject types that may be voted on although no module knows them, comma-separated; for"
              + " subjects that live outside of Millet.")
  String[] free_types() default {"topic"};

  @AttributeDefinition(
      name = "Voters",
      description =
          "Who may see by name who votes for a subject. Members always see what they voted for"
              + " themselves.",
      options = {@Option("everybody"), @Option("members"), @Option("staff")})
  String voters() default "members";
}
