package dev.millet.upgrades.change;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.settings.WrittenSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Starts a candidate beside what is active, on a thread that can be given up. */
final class StandbyStart {

  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);
  private static final long LOOK_MILLIS = 20;

  private final BundleContext context;
  private final Generations generations;
  private final Troubles troubles;
  private final WrittenSettings settings;

  StandbyStart(
      BundleContext context, Generations generations, Troubles troubles, WrittenSettings settings) {
    this.context = context;
    this.generations = generations;
    this.troubles = troubles;
    this.settings = settings;
  }

  /** Installs a candidate; nothing of it runs yet. */
  Bundle install(Candidate candidate) throws StepFailedException {
    try (InputStream in = Files.newInputStream(candidate.file())) {
      Bundle bundle = context.installBundle(location(candidate), in);
      configure(candidate, bundle);
      return bundle;
    } catch (BundleException | IOException e) {
      throw new StepFailedException(Trouble.of("install", String.valueOf(e.getMessage())), e);
    }
  }

  private void configure(Candidate candidate, Bundle bundle)
      throws StepFailedException, BundleException {
    try {
      settings.give(candidate, bundle);
    } catch (IllegalArgumentException e) {
      bundle.uninstall();
      throw new StepFailedException(Trouble.of("setting", String.valueOf(e.getMessage())), e);
    }
  }

  /** A place of its own: the same file may be there already, active or disabled. */
  private String location(Candidate candidate) {
    String kind =
        candidate.isModule()
            ? "module:" + candidate.module()
            : "shared:" + candidate.symbolicName();
    String location = kind + ":" + candidate.sha256();
    String free = location;
    for (int i = 2; context.getBundle(free) != null; i++) {
      free = location + "#" + i;
    }
    return free;
  }

  /**
   * Starts an installed candidate.
   *
   * @return the new generation, which nobody enters yet
   * @throws StepFailedException when it does not come to stand by in time
   */
  Generation start(Bundle bundle, Duration limit) throws StepFailedException, InterruptedException {
    run(bundle, limit);
    return await(bundle, limit);
  }

  private static void run(Bundle bundle, Duration limit)
      throws StepFailedException, InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                bundle.start(Bundle.START_TRANSIENT);
              } catch (BundleException | RuntimeException | LinkageError e) {
                failure.set(e);
              }
            },
            "module-start " + bundle);
    starter.setDaemon(true);
    starter.start();
    starter.join(limit.toMillis());
    if (starter.isAlive()) {
      StackTraceElement[] where = starter.getStackTrace();
      starter.interrupt();
      starter.join(AFTER_INTERRUPT.toMillis());
      String place = where.length == 0 ? "?" : where[0].toString();
      throw new StepFailedException(
          starter.isAlive()
              ? Trouble.of("zombie", starter.getName(), place)
              : Trouble.of("start-hangs", limit.toSeconds() + " s", place));
    }
    if (failure.get() != null) {
      throw new StepFailedException(Trouble.of("start", reason(failure.get())), failure.get());
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root == failure ? String.valueOf(failure.getMessage()) : root.toString();
  }

  private Generation await(Bundle bundle, Duration limit)
      throws StepFailedException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<Generation> filed =
          generations.all().stream().filter(each -> each.bundle().equals(bundle)).findFirst();
      if (filed.isPresent()) {
        return filed.get();
      }
      if (System.nanoTime() > deadline) {
        List<Trouble> found = troubles.of(bundle);
        throw new StepFailedException(found.get(0));
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
