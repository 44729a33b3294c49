package dev.millet.gateway.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of the HTTP endpoint; their keys are {@code gateway.} and the attribute's id. */
@ObjectClassDefinition(
    id = GatewaySettings.PID,
    name = "Gateway",
    description = "The HTTP endpoint.")
public @interface GatewaySettings {

  String PID = "dev.millet.gateway";

  @AttributeDefinition(description = "The address to listen on; 0.0.0.0 for every interface.")
  String bind() default "127.0.0.1";

  @AttributeDefinition(
      description = "The port to listen on; 0 takes a free one.",
      min = "0",
      max = "65535")
  int port() default 8080;

  @AttributeDefinition(
      description = "The largest request body in bytes, where a route does not say otherwise.",
      min = "1024",
      max = "1073741824")
  int max_body() default 1_048_576;

  @AttributeDefinition(
      description = "The largest request header in bytes, the request line included.",
      min = "1024",
      max = "1048576")
  int max_header() default 16_384;

  @AttributeDefinition(
      description = "How many connections may be open at once.",
      min = "1",
      max = "1000000")
  int max_connections() default 4096;

  @AttributeDefinition(
      description = "How many requests are answered at once; one more is told to come back.",
      min = "1",
      max = "100000")
  int max_concurrent() default 256;

  @AttributeDefinition(
      description =
          "How many files are sent and received at once, beside the requests; one more is told to"
              + " come back.",
      min = "1",
      max = "100000")
  int max_transfers() default 1_000;

  @AttributeDefinition(
      description =
          "How many requests a second one client address may send in the long run; 0 for any"
              + " number. This machine itself is not limited.",
      min = "0",
      max = "1000000")
  int max_rate() default 100;

  @AttributeDefinition(
      description = "How many requests one client address may send at once.",
      min = "1",
      max = "1000000")
  int max_burst() default 300;

  @AttributeDefinition(
      description =
          "How many changes a minute visitors from one network may make in the long run, such as"
              + " signing up, signing in and keeping a draft; 0 for any number. This machine is"
              + " limited too.",
      min = "0",
      max = "1000000")
  int visitor_writes_rate() default 300;

  @AttributeDefinition(
      description = "How many changes visitors from one network may make at once.",
      min = "1",
      max = "1000000")
  int visitor_writes_burst() default 1_000;

  @AttributeDefinition(
      description =
          "How many changes a minute all visitors together may make in the long run; 0 for any"
              + " number.",
      min = "0",
      max = "1000000")
  int visitor_writes_total_rate() default 1_800;

  @AttributeDefinition(
      description = "How many changes all visitors together may make at once.",
      min = "1",
      max = "1000000")
  int visitor_writes_total_burst() default 3_000;

  @AttributeDefinition(
      description = "How many seconds a handler may take, where a route does not say otherwise.",
      min = "1",
      max = "3600")
  int timeout() default 30;

  @AttributeDefinition(
      description = "After how many seconds of silence a connection is closed.",
      min = "1",
      max = "3600")
  int idle() default 60;

  @AttributeDefinition(
      description = "How many seconds a stop waits for the requests that are inside.",
      min = "0",
      max = "3600")
  int stop() default 20;

  @AttributeDefinition(
      description =
          "The proxies whose X-Forwarded-* and Forwarded headers are believed: addresses or"
              + " networks such as 10.0.0.0/8.")
  String[] proxies() default {};

  @AttributeDefinition(description = "Whether answers are compressed for those who accept it.")
  boolean compression() default true;

  @AttributeDefinition(
      description =
          "Where requests are noted: in logs/access.log of the data directory, among the other"
              + " messages, or nowhere.",
      options = {@Option("file"), @Option("log"), @Option("off")})
  String access_log() default "file";

  @AttributeDefinition(
      description = "How many days the files of the access log are kept.",
      min = "1",
      max = "3650")
  int access_log_days() default 30;

  @AttributeDefinition(
      description =
          "Who may read /metrics: this machine and administrators, administrators only, or"
              + " everybody.",
      options = {@Option("local"), @Option("admin"), @Option("public")})
  String metrics_access() default "local";

  @AttributeDefinition(
      description = "The PEM file with the certificate and its chain; turns TLS on.")
  String tls_certificate() default "";

  @AttributeDefinition(description = "The PEM file with the certificate's key, in PKCS #8.")
  String tls_key() default "";

  @AttributeDefinition(description = "A PKCS #12 key store, instead of PEM files; turns TLS on.")
  String tls_keystore() default "";

  @AttributeDefinition(
      description = "The password of the key store.",
      type = AttributeType.PASSWORD)
  String tls_password() default "";
}
