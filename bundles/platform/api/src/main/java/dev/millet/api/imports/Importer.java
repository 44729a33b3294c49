package dev.millet.api.imports;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.Optional;

/**
 * Says that a module takes files in: {@code millet import FILE} sends them to a route of the
 * module, and {@code millet run --demo} its data to look at. A module has one at most.
 *
 * <p>The route is a POST with a streamed body, the file. Its answer is JSON Lines, objects with a
 * {@code type}: {@code progress} with the {@code bytes} that were read, {@code warning} with a
 * {@code reason}, {@code refusal} with {@code line}, {@code column}, {@code field} and {@code
 * reason}, at last {@code summary} with counts, or {@code failure} with {@code line} and {@code
 * reason}. The parameters {@code dryRun}, {@code format}, {@code charset}, {@code map}, {@code
 * statuses}, {@code source} and {@code product} are sent where the command was given them; the
 * route's document declares those that it takes.
 *
 * <pre>{@code
 * Importer.of("/api/v1/thanks/import", "Notes of another system").withDemo(new ThanksDemo())
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 1.0
 */
public final class Importer implements Contribution {

  private final String path;
  private final String description;
  private final DemoData demo;

  private Importer(String path, String description, DemoData demo) {
    this.path = Objects.requireNonNull(path, "path");
    this.description = Objects.requireNonNull(description, "description");
    this.demo = demo;
  }

  /**
   * Makes an importer.
   *
   * @param path the path of the route
   * @param description what files it takes, for people who choose
   */
  public static Importer of(String path, String description) {
    return new Importer(path, description, null);
  }

  /** Returns the same with data to look at. */
  public Importer withDemo(DemoData data) {
    return new Importer(path, description, Objects.requireNonNull(data, "data"));
  }

  /** Returns the path of the route that takes the file. */
  public String path() {
    return path;
  }

  /** Returns what files it takes. */
  public String description() {
    return description;
  }

  /** Returns the data to look at. */
  public Optional<DemoData> demo() {
    return Optional.ofNullable(demo);
  }

  /** Returns the path: two modules never have the same. */
  @Override
  public String identity() {
    return path;
  }
}
