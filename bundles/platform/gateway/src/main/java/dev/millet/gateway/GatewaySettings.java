package dev.millet.gateway;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

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
}
