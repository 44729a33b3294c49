package dev.millet.search;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of search. */
@ObjectClassDefinition(name = "Search", description = "How much the index of search takes.")
public @interface SearchSettings {

  @AttributeDefinition(
      name = "Memory of the index",
      description =
          "How many MiB of the heap the index of search may take on each node. Beyond it, what is"
              + " new or changed is found by its title only.",
      min = "16",
      max = "16384")
  int memory_mib() default 256;
}
