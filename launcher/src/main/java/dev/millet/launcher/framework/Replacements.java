package dev.millet.launcher.framework;

import dev.millet.distribution.Coordinates;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.distribution.FeatureBundle;
import dev.millet.distribution.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Puts what was changed while the platform ran in the place of what the distribution brings. A file
 * that is older than the distribution's is passed over, unless it was installed as the way back.
 */
final class Replacements {

  private static final int SHARED_LEVEL = 2;
  private static final int MODULE_LEVEL = 5;

  private final BundleContext context;
  private final List<Installed> installed;
  private final Set<String> known;

  /**
   * @param installed what the selected features bring; it is changed
   * @param known the symbolic names of all that the distribution brings, selected or not
   */
  Replacements(BundleContext context, List<Installed> installed, Set<String> known) {
    this.context = context;
    this.installed = installed;
    this.known = known;
  }

  void apply(InstalledModulesFile.Changes changes) throws BundleException {
    modules(new HashMap<>(changes.modules()));
    shared(new HashMap<>(changes.shared()));
  }

  private void modules(Map<String, InstalledModulesFile.Module> modules) throws BundleException {
    for (ListIterator<Installed> all = installed.listIterator(); all.hasNext(); ) {
      Installed distributed = all.next();
      InstalledModulesFile.Module module =
          modules.remove(distributed.bundle().getHeaders("").get(Headers.MODULE));
      if (module != null) {
        replace(all, distributed, module);
      }
    }
    for (InstalledModulesFile.Module module : modules.values()) {
      add(module);
    }
  }

  private void replace(
      ListIterator<Installed> all, Installed distributed, InstalledModulesFile.Module module)
      throws BundleException {
    if (module.activation() == Activation.REMOVED) {
      distributed.bundle().uninstall();
      all.remove();
      return;
    }
    if (module.jar() != null) {
      Bundle added = install(module.jar());
      if (module.outranks(added.getVersion(), distributed.bundle().getVersion())) {
        distributed.bundle().uninstall();
        all.set(at(distributed.origin(), added));
      } else {
        added.uninstall();
      }
    }
    if (module.activation() == Activation.DISABLED) {
      // it stays in the framework, where administrators see it, and is not started
      all.remove();
    }
  }

  /** A module that no selected feature brings. */
  private void add(InstalledModulesFile.Module module) throws BundleException {
    if (module.jar() == null || module.activation() == Activation.REMOVED) {
      return;
    }
    Bundle added = install(module.jar());
    if (known.contains(added.getSymbolicName()) && !module.added()) {
      // the distribution has it, and this start is not to
      added.uninstall();
    } else if (module.activation() == Activation.ACTIVE) {
      installed.add(at(origin(module.name(), module.jar(), MODULE_LEVEL), added));
    }
  }

  private void shared(Map<String, InstalledModulesFile.Jar> shared) throws BundleException {
    for (ListIterator<Installed> all = installed.listIterator(); all.hasNext(); ) {
      Installed distributed = all.next();
      InstalledModulesFile.Jar jar = shared.remove(distributed.bundle().getSymbolicName());
      if (jar != null) {
        Bundle added = install(jar);
        if (added.getVersion().compareTo(distributed.bundle().getVersion()) >= 0) {
          distributed.bundle().uninstall();
          all.set(at(distributed.origin(), added));
        } else {
          added.uninstall();
        }
      }
    }
    for (Map.Entry<String, InstalledModulesFile.Jar> left : shared.entrySet()) {
      FeatureBundle origin = origin(left.getKey(), left.getValue(), SHARED_LEVEL);
      installed.add(at(origin, install(left.getValue())));
    }
  }

  private static FeatureBundle origin(String name, InstalledModulesFile.Jar jar, int level) {
    return new FeatureBundle(new Coordinates("put-in", name, jar.sha256()), level);
  }

  private Bundle install(InstalledModulesFile.Jar jar) throws BundleException {
    try (InputStream in = Files.newInputStream(jar.path())) {
      return context.installBundle(jar.location(), in);
    } catch (IOException e) {
      throw new BundleException("cannot read " + jar.path(), e);
    }
  }

  private static Installed at(FeatureBundle origin, Bundle bundle) {
    bundle.adapt(BundleStartLevel.class).setStartLevel(origin.startLevel());
    return new Installed(origin, bundle);
  }
}
