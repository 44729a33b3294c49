package dev.millet.members.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The settings of the directory of members; their keys are {@code members.} and the attribute's id.
 * The permissions of routes follow from them, so they take a restart.
 */
@ObjectClassDefinition(
    id = DirectorySettings.PID,
    name = "Directory of members",
    description = "Who sees the members.")
public @interface DirectorySettings {

  String PID = "dev.millet.members.directory";

  @AttributeDefinition(
      name = "Directory",
      description =
          "Who may list and search the members, on pages and through the API: the team, everybody"
              + " who is signed in, or visitors as well. Mail addresses are never shown there.",
      options = {@Option("team"), @Option("members"), @Option("everybody")})
  String directory() default "team";
}
