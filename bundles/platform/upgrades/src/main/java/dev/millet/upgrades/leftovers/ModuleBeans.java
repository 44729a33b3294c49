package dev.millet.upgrades.leftovers;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The registered MBeans by the class loader of their class. Not kept: it holds those loaders. */
final class ModuleBeans {

  private final Map<ClassLoader, List<String>> names = new IdentityHashMap<>();

  private ModuleBeans() {}

  static ModuleBeans snapshot() {
    ModuleBeans found = new ModuleBeans();
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : beans.queryNames(null, null)) {
      try {
        found
            .names
            .computeIfAbsent(beans.getClassLoaderFor(name), loader -> new ArrayList<>())
            .add(name.getCanonicalName());
      } catch (InstanceNotFoundException goneMeanwhile) {
        continue;
      }
    }
    return found;
  }

  /** The names of those whose class is the bundle's. */
  List<String> of(Departed departed) {
    ClassLoader loader = departed.loader().get();
    return loader == null ? List.of() : List.copyOf(names.getOrDefault(loader, List.of()));
  }
}
