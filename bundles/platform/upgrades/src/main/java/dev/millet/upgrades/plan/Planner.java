package dev.millet.upgrades.plan;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.MigrationStep;
import dev.millet.api.database.Migrations;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.plan.Plan.Action;
import dev.millet.upgrades.plan.Plan.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Finds out what a change would do, without doing it. */
public final class Planner {

  private final BundleContext context;
  private final Generations generations;
  private final Migrations migrations;
  private final Troubles troubles;
  private final boolean embedded;
  private final boolean unsignedAllowed;

  /**
   * @param unsignedAllowed whether code may be let in that nobody vouches for
   */
  public Planner(
      BundleContext context,
      Generations generations,
      Migrations migrations,
      Database database,
      Troubles troubles,
      boolean unsignedAllowed) {
    this.context = context;
    this.generations = generations;
    this.migrations = migrations;
    this.troubles = troubles;
    this.embedded = database.dialect() == Dialect.HSQLDB;
    this.unsignedAllowed = unsignedAllowed;
  }

  /**
   * Plans to put candidates in.
   *
   * @param candidates one or more, to be put in as one change
   * @param back whether this is the way back: older versions are let in then, and only then
   * @throws IOException when a file cannot be read
   */
  public synchronized Plan plan(List<Candidate> candidates, boolean back) throws IOException {
    List<Item> items = new ArrayList<>();
    List<Trouble> obstacles = new ArrayList<>();
    StringBuilder assumed = new StringBuilder();
    Set<String> modules = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!modules.add(candidate.module())) {
        obstacles.add(Trouble.of("twice", candidate.module()));
        continue;
      }
      Optional<Generation> active = active(candidate.module());
      assumed.append(candidate.module()).append(' ').append(candidate.sha256()).append(' ');
      assumed.append(active.map(Generation::bundle).map(Object::toString).orElse("-")).append('\n');
      active.ifPresent(now -> compare(candidate, now, back, obstacles));
      trust(candidate, obstacles);
      items.add(item(candidate, active, obstacles));
    }
    items.forEach(item -> item.migrations().forEach(step -> assumed.append(step.file())));
    assumed.append(obstacles);
    return new Plan(sha256(assumed.toString()), items, obstacles);
  }

  private Item item(Candidate candidate, Optional<Generation> active, List<Trouble> obstacles)
      throws IOException {
    List<MigrationStep> pending = List.of();
    try (Inspection inspection = Inspection.of(context, candidate)) {
      obstacles.addAll(inspection.missing(troubles));
      pending = inspection.pending(migrations, obstacles);
    } catch (BundleException e) {
      obstacles.add(Trouble.of("manifest", String.valueOf(e.getMessage())));
    }
    return new Item(
        candidate.module(),
        active.isPresent() ? Action.UPGRADE : Action.INSTALL,
        active.map(generation -> generation.version().toString()).orElse(null),
        candidate.version().toString(),
        candidate.sha256(),
        candidate.signer(),
        pending,
        embedded && !pending.isEmpty());
  }

  private static void compare(
      Candidate candidate, Generation active, boolean back, List<Trouble> obstacles) {
    if (!active.bundle().getSymbolicName().equals(candidate.symbolicName())) {
      obstacles.add(
          Trouble.of(
              "symbolic-name",
              candidate.module(),
              active.bundle().getSymbolicName(),
              candidate.symbolicName()));
    }
    int order = candidate.version().compareTo(active.version());
    if (order == 0) {
      obstacles.add(Trouble.of("same-version", candidate.module(), active.version().toString()));
    } else if (order < 0 && !back) {
      obstacles.add(
          Trouble.of(
              "older",
              candidate.module(),
              active.version().toString(),
              candidate.version().toString()));
    }
  }

  private void trust(Candidate candidate, List<Trouble> obstacles) {
    if (candidate.signer().standing() == Standing.TRUSTED || unsignedAllowed) {
      return;
    }
    obstacles.add(
        candidate.signer().standing() == Standing.UNSIGNED
            ? Trouble.of("unsigned", candidate.module())
            : Trouble.of("untrusted", candidate.module(), candidate.signer().name()));
  }

  private Optional<Generation> active(String module) {
    return generations.table().generations().stream()
        .filter(generation -> generation.module().equals(module))
        .findFirst();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
