package dev.millet.members.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of passwords; their keys are {@code members.} and the attribute's id. */
@ObjectClassDefinition(
    id = PasswordSettings.PID,
    name = "Passwords",
    description = "What passwords must be.")
public @interface PasswordSettings {

  String PID = "dev.millet.members.passwords";

  @AttributeDefinition(
      name = "Password length",
      description = "The fewest characters that a new password may have.",
      min = "8",
      max = "64")
  int password_length() default 8;
}
