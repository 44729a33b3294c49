package dev.millet.s3;

import dev.millet.platform.api.settings.Live;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the store; their keys are {@code s3.} and the attribute's id. */
@Live
@ObjectClassDefinition(
    id = S3Settings.PID,
    name = "File storage (S3)",
    description = "The store in which files are kept with files.store=s3.")
public @interface S3Settings {

  String PID = "dev.millet.s3";

  @AttributeDefinition(
      name = "Endpoint",
      description =
          "The address of the store, such as https://s3.example.com. Empty: Amazon S3 in the"
              + " region. One on a network that is not public needs outgoing.private.addresses.",
      max = "500")
  String endpoint() default "";

  @AttributeDefinition(
      name = "Region",
      description = "The region of the bucket, such as eu-central-1; most other stores take any.",
      max = "60")
  String region() default "us-east-1";

  @AttributeDefinition(
      name = "Bucket",
      description =
          "The bucket, which has to be there. It is for one site alone: what the site does not know"
              + " of is removed after some days.",
      max = "255")
  String bucket() default "";

  @AttributeDefinition(
      name = "Access key",
      description = "The name of the key that may read, write, list and delete in the bucket.",
      max = "200")
  String access_key() default "";

  @AttributeDefinition(
      name = "Secret key",
      description = "The secret of the key.",
      type = AttributeType.PASSWORD,
      max = "500")
  String secret_key() default "";

  @AttributeDefinition(
      name = "Bucket in the path",
      description =
          "Whether the bucket stands in the path of an address, as most stores but Amazon want it,"
              + " and not in the host name.")
  boolean path_style() default true;
}
