package dev.millet.upgrades.plan;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.plan.Plan.Item;
import dev.millet.upgrades.problem.ModuleProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.framework.Bundle;

/** The id of a plan: it changes with everything that the plan assumes. */
final class Fingerprint {

  private static final int LENGTH = 32;

  private final StringBuilder assumed = new StringBuilder();

  void add(Target target) {
    Generation active = target.active();
    line(
        target.module(),
        target.action().word(),
        target.comes() ? target.candidate().sha256() : "-",
        active == null ? "-" : id(active.bundle()));
  }

  void add(Item item) {
    item.schema()
        .migrations()
        .forEach(step -> line("step", item.module(), step.file(), step.checksum()));
    item.schema().contract().forEach(step -> line("contract", item.module(), step.file()));
  }

  void add(Shared shared) {
    line(
        "shared",
        shared.candidate().sha256(),
        shared.replaces() ? id(shared.replaced()) : "-",
        shared.modules().toString());
  }

  void add(ModuleProblem obstacle) {
    line("obstacle", obstacle.code(), obstacle.arguments().toString());
  }

  private static String id(Bundle bundle) {
    return Long.toString(bundle.getBundleId());
  }

  private void line(String... parts) {
    assumed.append(String.join("\t", parts)).append('\n');
  }

  String id() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(assumed.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
