package dev.millet.upgrades.settings;

import dev.millet.launch.JarSettings;
import dev.millet.platform.api.settings.ModuleSettings;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.problem.ModuleProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Gives each version that is installed the settings as they are written now. Two generations of a
 * module have one PID, and the old one must not be disturbed by what the new one gets: so the new
 * one's lie under a targeted PID (Compendium, 104.3.2), which only the bundle of its place sees.
 * Thread-safe.
 */
public final class WrittenSettings implements SynchronousBundleListener {

  private final JarSettings jarSettings;
  private final ModuleSettings page;
  private final ConfigurationAdmin admin;

  /**
   * @param jarSettings null where nobody can read them, and every version has what the first one
   *     got at the start
   * @param page knows what administrators set on the page
   */
  public WrittenSettings(JarSettings jarSettings, ModuleSettings page, ConfigurationAdmin admin) {
    this.jarSettings = jarSettings;
    this.page = page;
    this.admin = admin;
  }

  /** Returns what is wrong with the settings of a file; empty where nothing is. */
  public Optional<ModuleProblem> refusal(Candidate candidate) {
    if (jarSettings == null) {
      return Optional.empty();
    }
    try {
      jarSettings.read(candidate.file());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(ModuleProblem.of("setting", String.valueOf(e.getMessage())));
    }
  }

  /**
   * Gives an installed bundle, which has not been started, its settings.
   *
   * @throws IllegalArgumentException with a sentence, where a value is not allowed
   */
  public void apply(Candidate candidate, Bundle bundle) {
    if (jarSettings == null || !candidate.isModule()) {
      return;
    }
    page.complete(candidate.file(), jarSettings.read(candidate.file()))
        .forEach((pid, values) -> update(pid + target(bundle), new Hashtable<>(values)));
  }

  private void update(String pid, Hashtable<String, Object> values) {
    try {
      admin.getConfiguration(pid, "?").update(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Bundle bundle) {
    return "|%s|%s|%s"
        .formatted(bundle.getSymbolicName(), bundle.getVersion(), bundle.getLocation());
  }

  /** Removes the settings of a bundle together with it. */
  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED) {
      forget(target(event.getBundle()));
    }
  }

  private void forget(String target) {
    try {
      Configuration[] all = admin.listConfigurations("(service.pid=*|*)");
      if (all == null) {
        return;
      }
      for (Configuration each : all) {
        if (each.getPid().endsWith(target)) {
          each.delete();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
  }
}
