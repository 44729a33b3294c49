package dev.millet.mail.settings;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of mail; their keys are {@code mail.} and the attribute's id. */
@Live
@ObjectClassDefinition(id = MailSettings.PID, name = "Mail", description = "How mail is sent.")
public @interface MailSettings {

  String PID = "dev.millet.mail";

  @AttributeDefinition(
      name = "Mail server",
      description =
          "The host name of the mail server (SMTP), such as smtp.example.com. Empty: no mail is"
              + " sent.",
      max = "253")
  String host() default "";

  @AttributeDefinition(
      name = "Port",
      description = "The port of the mail server: 587 for STARTTLS, 465 for TLS at most of them.",
      min = "1",
      max = "65535")
  int port() default 587;

  @AttributeDefinition(
      name = "Encryption",
      description =
          "starttls: the connection is encrypted before anything is sent. tls: it is encrypted from"
              + " the first byte. none: only for a mail server on this machine. The server's"
              + " certificate and name are always checked.",
      options = {@Option("starttls"), @Option("tls"), @Option("none")})
  String security() default "starttls";

  @AttributeDefinition(
      name = "User name",
      description = "What the mail server knows this site by. Empty: it asks for no password.",
      max = "254")
  String user() default "";

  @AttributeDefinition(
      name = "Password",
      description = "The password of the user at the mail server.",
      type = AttributeType.PASSWORD,
      max = "500")
  String password() default "";

  @AttributeDefinition(
      name = "Sender address",
      description = "The address that mail comes from, such as ideas@example.com.",
      max = "254")
  String from_address() default "";

  @AttributeDefinition(
      name = "Sender name",
      description = "The name beside the sender address. Empty: the name of the site.",
      max = "80")
  String from_name() default "";

  @AttributeDefinition(
      name = "Reply address",
      description = "Where answers to mail go. Empty: the sender address.",
      max = "254")
  String reply_to() default "";

  @AttributeDefinition(
      name = "Messages a minute",
      description =
          "How many messages are sent in a minute at most, on all nodes together, for mail servers"
              + " that take no more. 0: as many as there are.",
      min = "0",
      max = "100000")
  int rate() default 0;

  @AttributeDefinition(
      name = "Connections",
      description = "How many connections to the mail server each node opens at once at most.",
      min = "1",
      max = "10")
  int connections() default 4;

  @AttributeDefinition(
      name = "Days to keep",
      description =
          "How long administrators see who was sent what kind of message. The words of a message are"
              + " deleted as soon as it is sent.",
      min = "1",
      max = "3650")
  int keep_days() default 90;
}
