package dev.millet.launcher.framework;

import java.lang.reflect.Field;
import java.util.Map;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

/**
 * Lets the framework forget which services a removed bundle has used. Felix 7.0.5 drops such a
 * count (of zero by then) only when the service itself goes, and the platform's never do: each
 * removed version of a module would stay in memory with the directory of its jar, some 90 KB. There
 * is no other way to it than the fields of the framework's own classes, which lie beside the
 * launcher's; where they are no longer called so, nothing is done.
 */
final class ForgottenUses implements SynchronousBundleListener {

  private final Map<?, ?> usesByBundle;

  private ForgottenUses(Map<?, ?> usesByBundle) {
    this.usesByBundle = usesByBundle;
  }

  static ForgottenUses of(Framework framework) {
    try {
      Object registry = field(framework, "m_registry");
      return new ForgottenUses((Map<?, ?>) field(registry, "m_inUseMap"));
    } catch (ReflectiveOperationException | ClassCastException e) {
      // another version of the framework: its own to solve
      return new ForgottenUses(Map.of());
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED && usesByBundle.containsKey(event.getBundle())) {
      usesByBundle.remove(event.getBundle());
    }
  }
}
