package dev.millet.members.settings;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of members; their keys are {@code members.} and the attribute's id. */
@Live
@ObjectClassDefinition(
    id = MembersSettings.PID,
    name = "Members",
    description = "Accounts, sessions and sign-in.")
public @interface MembersSettings {

  String PID = "dev.millet.members";

  @AttributeDefinition(
      name = "Sign-up",
      description = "Whether visitors may make accounts for themselves.")
  boolean sign_up() default true;

  @AttributeDefinition(
      name = "Sign-ups per hour",
      description = "How many accounts may be made from one address in an hour; 0 for any number.",
      min = "0",
      max = "1000000")
  int sign_ups_per_hour() default 200;

  @AttributeDefinition(
      name = "Email at sign-up",
      description =
          "Whether a new member may leave the email out, or has to confirm one before there is an"
              + " account. It counts once mail is set up; before, no email is asked for.",
      options = {@Option("optional"), @Option("required")})
  String sign_up_email() default "optional";

  @AttributeDefinition(
      name = "Account mails per hour",
      description =
          "How many messages about accounts, such as codes to sign in and links to set a password,"
              + " may be sent in an hour; 0 for any number.",
      min = "0",
      max = "1000000")
  int mails_per_hour() default 1000;

  @AttributeDefinition(
      name = "Session days",
      description = "After how many days without a visit a session ends.",
      min = "1",
      max = "365")
  int session_days() default 30;

  @AttributeDefinition(
      name = "Password confirmation minutes",
      description =
          "For how many minutes after the password was given it is not asked for again by what asks"
              + " for it, such as changing modules.",
      min = "1",
      max = "1440")
  int recent_minutes() default 15;

  @AttributeDefinition(
      name = "Two-factor authentication required",
      description =
          "Who has to use two-factor authentication; everybody else may. Those who have not set it up"
              + " are led to do so before anything else, and until then their access tokens open only"
              + " what is public. The team: staff, moderators and administrators.",
      options = {
        @Option("nobody"),
        @Option("administrators"),
        @Option("team"),
        @Option("everybody")
      })
  String two_factor() default "nobody";
}
