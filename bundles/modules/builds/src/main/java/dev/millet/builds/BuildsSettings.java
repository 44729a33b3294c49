package dev.millet.builds;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of builds. */
@ObjectClassDefinition(name = "Builds", description = "How builds are published.")
public @interface BuildsSettings {

  @AttributeDefinition(
      name = "Four eyes",
      description =
          "Whether a build is released only after somebody else of the team than its author has"
              + " approved it.")
  boolean four_eyes() default false;
}
