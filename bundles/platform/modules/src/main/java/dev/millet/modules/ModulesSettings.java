package dev.millet.modules;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the table of active generations. */
@ObjectClassDefinition(name = "Modules", description = "How modules come and go.")
public @interface ModulesSettings {

  @AttributeDefinition(
      name = "Drain time",
      description = "Seconds that a module which is stopped may take to finish what is inside it.",
      min = "0",
      max = "600")
  int drain_seconds() default 30;
}
