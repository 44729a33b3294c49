package dev.millet.upgrades.leftovers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All threads at one moment. A thread belongs to a bundle when it was begun while the bundle was
 * started or checked, when its class or its context class loader is the bundle's, or when the
 * bundle's code is what it was begun for. A thread that a bundle has begun later and that waits
 * outside of the bundle's code, such as an idle one of a pool, is not recognised; one that the next
 * version has begun later for the same code is taken for the old one's.
 */
final class ModuleThreads {

  private final Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();

  /** Looks at all threads, which stops them for a moment. */
  static ModuleThreads snapshot() {
    return new ModuleThreads();
  }

  private ModuleThreads() {}

  /** The names of those that belong to a bundle, in order. */
  List<String> of(Departed departed) {
    ClassLoader loader = departed.loader().get();
    List<String> found = new ArrayList<>();
    stacks.forEach(
        (thread, stack) -> {
          if (belongs(thread, departed, loader) || runs(stack, departed)) {
            found.add(thread.getName());
          }
        });
    found.sort(null);
    return found;
  }

  private static boolean belongs(Thread thread, Departed departed, ClassLoader loader) {
    ThreadGroup group = thread.getThreadGroup();
    // What runs a new version on trial names its thread groups so.
    boolean begun = group != null && group.getName().endsWith(" " + departed.name());
    // A job that does not end runs on a thread of the platform, which is called after it.
    return begun
        || thread.getName().endsWith(" " + departed.name())
        || loader != null
            && (thread.getContextClassLoader() == loader
                || thread.getClass().getClassLoader() == loader);
  }

  /**
   * Whether the first code that is not Java's own is the bundle's. On threads that the platform
   * lets into a module it is the platform's.
   */
  private static boolean runs(StackTraceElement[] stack, Departed departed) {
    for (int i = stack.length - 1; i >= 0; i--) {
      String name = stack[i].getClassName();
      if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
        int end = name.lastIndexOf('.');
        return end > 0 && departed.packages().contains(name.substring(0, end));
      }
    }
    return false;
  }
}
