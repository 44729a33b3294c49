package dev.millet.tests.framework;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.tests.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Replaces a module by a copy of itself with a higher version: installed beside, switched to in one
 * write of the table, then the old one drained, stopped, uninstalled and refreshed.
 */
final class ModuleSwap {

  private static final Duration DRAIN = Duration.ofSeconds(60);

  private final BundleContext context;
  private final Generations generations;
  private final String module;
  private final Path jar;
  private int number;

  ModuleSwap(BundleContext context, Generations generations, String module, Path jar) {
    this.context = context;
    this.generations = generations;
    this.module = module;
    this.jar = jar;
  }

  /** Swaps, and answers with the generation that is active then. */
  Generation swap() throws Exception {
    Generation old = active();
    Bundle installed =
        context.installBundle(
            "swap:" + module + ":" + ++number, new ByteArrayInputStream(jar("0.1." + number)));
    installed.start();
    Await.until(() -> generation(installed) != null, () -> "no generation of " + installed);
    Generation next = generation(installed);
    generations.switchTo(List.of(next));
    if (!generations.awaitDrained(old, DRAIN)) {
      throw new AssertionError(old + " is not empty after " + DRAIN);
    }
    remove(old.bundle());
    return next;
  }

  /** What an update in place does: the control. */
  void update() throws IOException, BundleException {
    active().bundle().update(new ByteArrayInputStream(jar("0.1." + ++number)));
  }

  Generation active() {
    return generations.table().generations().stream()
        .filter(each -> each.module().equals(module))
        .findFirst()
        .orElseThrow();
  }

  private Generation generation(Bundle bundle) {
    return generations.all().stream()
        .filter(each -> each.bundle().equals(bundle))
        .findFirst()
        .orElse(null);
  }

  private void remove(Bundle bundle) throws BundleException, InterruptedException {
    bundle.stop();
    bundle.uninstall();
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> refreshed.countDown());
    if (!refreshed.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the refresh of " + bundle + " did not end");
    }
  }

  private byte[] jar(String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream file = Files.newInputStream(jar);
        JarInputStream in = new JarInputStream(file)) {
      Manifest manifest = new Manifest(in.getManifest());
      manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version);
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
          out.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }
}
