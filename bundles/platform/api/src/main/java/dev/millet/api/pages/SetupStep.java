package dev.millet.api.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A step of the checklist that leads administrators from a new site to a running community. The
 * module has the messages {@code step.<key>} for its name, {@code step.<key>.hint} for a sentence
 * that says why, and {@code step.<key>.button} for the button that leads to its page.
 *
 * <pre>{@code
 * SetupStep.of("thanks.first", 500, "/thanks", request -> !notes.isEmpty())
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 1.4
 */
public final class SetupStep implements Contribution {

  /** The path of the checklist; the set-up link leads there. */
  public static final String CHECKLIST = "/admin/start";

  private static final String SETTINGS = "/admin/settings/";
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  private final String key;
  private final int order;
  private final String path;
  private final Facts facts;
  private final boolean confirmed;

  private SetupStep(String key, int order, String path, Facts facts, boolean confirmed) {
    if (!KEY.matcher(key).matches() || key.length() > 100) {
      throw new IllegalArgumentException(
          "the key of a step is the module's name, a dot and a word, not " + key);
    }
    if (!SitePath.orHome(path).equals(path)) {
      throw new IllegalArgumentException("a step leads to a path of this site, not to " + path);
    }
    this.key = key;
    this.order = order;
    this.path = path;
    this.facts = Objects.requireNonNull(facts, "facts");
    this.confirmed = confirmed;
  }

  /** Finds out from what is there whether a step is done. */
  @ConsumerType
  @FunctionalInterface
  public interface Facts {

    /** Returns whether the step is done; quick, since the home of the administration asks it. */
    boolean isDone(Request request) throws Exception;
  }

  /**
   * Returns a step.
   *
   * @param key the module's name, a dot and a word, such as {@code products.first}
   * @param order ascending among the steps of all modules
   * @param path the page on which it is done; it needs no link back, since a line above each page
   *     leads back to the checklist meanwhile
   */
  public static SetupStep of(String key, int order, String path, Facts facts) {
    return new SetupStep(key, order, path, facts, false);
  }

  /** Returns a step that is done on the page of a module's settings. */
  public static SetupStep ofSettings(String key, int order, String module, Facts facts) {
    return of(key, order, SETTINGS + module, facts);
  }

  /**
   * Returns the same step, which administrators can also mark as done: for what may well stay as it
   * is, of which no fact tells that somebody has looked at it.
   */
  public SetupStep confirmed() {
    return new SetupStep(key, order, path, facts, true);
  }

  public String key() {
    return key;
  }

  public int order() {
    return order;
  }

  /** Returns the page on which the step is done. */
  public String path() {
    return path;
  }

  public Facts facts() {
    return facts;
  }

  /** Returns whether administrators can mark it as done. */
  public boolean isConfirmed() {
    return confirmed;
  }

  @Override
  public String identity() {
    return key;
  }
}
