package dev.millet.pages;

import dev.millet.api.pages.NavigationEntry;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ready what the pages of a generation in standby are made of, its templates and the texts of
 * its navigation entries: else whoever comes first after the switch waits for that, and everybody
 * who comes then waits for the first.
 */
@Component(
    service = {},
    immediate = true)
public final class StandbyPages {

  private static final Logger LOG = LoggerFactory.getLogger(StandbyPages.class);

  private final Generations generations;
  private final AutoCloseable listening;

  @Activate
  public StandbyPages(@Reference Generations generations) {
    this.generations = generations;
    this.listening = generations.onPublish(this::prepare);
  }

  @Deactivate
  void deactivate() throws Exception {
    listening.close();
  }

  private void prepare() {
    generations.all().stream()
        .filter(generation -> generation.state() == Generation.State.STANDBY)
        .forEach(StandbyPages::prepare);
  }

  private static void prepare(Generation generation) {
    if (generation.contributions().stream().anyMatch(NavigationEntry.class::isInstance)) {
      Navigation.textsOf(generation);
    }
    generation.attachment(Prepared.class, () -> new Prepared(templates(generation.bundle())));
  }

  private static int templates(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    String folder = "/" + (bundle.getSymbolicName() + ".templates").replace('.', '/');
    Collection<String> classes =
        wiring.listResources(folder, "*.class", BundleWiring.LISTRESOURCES_LOCAL);
    for (String file : classes) {
      String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
      try {
        Class.forName(name, true, wiring.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // its page says so to whoever opens it, the smoke requests first
        LOG.warn("{} has a template that cannot be used: {}", bundle, name, e);
      }
    }
    return classes.size();
  }

  /** Notes that it has been done, with how many templates. */
  private record Prepared(int templates) {}
}
