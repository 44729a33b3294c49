package dev.millet.images;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of images; their keys are {@code images.} and the attribute's id. */
@ObjectClassDefinition(
    id = ImagesSettings.PID,
    name = "Images",
    description = "What members may upload as an image.")
public @interface ImagesSettings {

  String PID = "dev.millet.images";

  @AttributeDefinition(
      name = "Bytes",
      description = "The most bytes that an uploaded image may have.",
      min = "10000",
      max = "100000000")
  int max_bytes() default 10_485_760;

  @AttributeDefinition(
      name = "Pixels",
      description =
          "The most pixels that an uploaded image may have, and that are held in memory at once"
              + " while images are drawn anew: 4 bytes each.",
      min = "1000000",
      max = "400000000")
  int max_pixels() default 40_000_000;
}
