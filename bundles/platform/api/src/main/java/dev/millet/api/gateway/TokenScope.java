package dev.millet.api.gateway;

import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A scope of tokens that is about one thing, such as one product. A token with it has no other
 * scope: it opens the routes that are {@link Route#openTo open to it}, for that thing, and nothing
 * else. In a token it is written as {@code <name>:<key of the thing>}.
 *
 * <pre>{@code
 * TokenScope.of("builds.publish", PUBLISH, () -> products.all().stream().map(…).toList())
 * }</pre>
 *
 * <p>What it allows is the message {@code scope.<name>} of the module. Immutable.
 *
 * @since 1.7
 */
public final class TokenScope implements Contribution {

  /** The greatest length of a name, in UTF-16 units. */
  public static final int MAX_NAME = 60;

  /** The greatest length of the key of a thing, in UTF-16 units. */
  public static final int MAX_KEY = 100;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  private final String name;
  private final Permission permission;
  private final Supplier<List<Target>> targets;

  /**
   * A thing that a token can be for.
   *
   * @param key names it for good, without a blank, such as the slug of a product
   * @param name what people call it
   */
  public record Target(String key, String name) {}

  /** Tells what a request is about. */
  @ConsumerType
  @FunctionalInterface
  public interface TargetOf {

    /**
     * Returns the key of the thing.
     *
     * @throws ProblemException where it is about nothing that is there
     */
    String of(Request request) throws Exception;
  }

  private TokenScope(String name, Permission permission, Supplier<List<Target>> targets) {
    if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a scope is named <module>.<action>: " + name);
    }
    this.name = name;
    this.permission = Objects.requireNonNull(permission, "permission");
    this.targets = Objects.requireNonNull(targets, "targets");
  }

  /**
   * Returns a scope.
   *
   * @param name {@code <module>.<action>}
   * @param permission what a member must have to make such a token
   * @param targets the things that there are, read each time; at most some hundred
   */
  public static TokenScope of(String name, Permission permission, Supplier<List<Target>> targets) {
    return new TokenScope(name, permission, targets);
  }

  /** Returns whether a scope of a token is about one thing. */
  public static boolean isLimited(String scope) {
    return scope.indexOf(':') > 0;
  }

  public String name() {
    return name;
  }

  public Permission permission() {
    return permission;
  }

  /** Returns the things that a token can be for. */
  public List<Target> targets() {
    return List.copyOf(targets.get());
  }

  /**
   * Refuses a token that is for another thing.
   *
   * @param key of the thing that is asked for
   * @throws ProblemException 403 {@code forbidden}
   */
  public void require(Identity caller, String key) {
    Optional<String> own = caller.target(name);
    if (caller.isLimited() && !own.equals(Optional.of(key))) {
      throw Problem.of(
              403,
              "forbidden",
              "You may not do this",
              "The token is for %s only, and not for %s."
                  .formatted(own.orElse("something else"), key))
          .toException();
    }
  }

  @Override
  public String identity() {
    return name;
  }
}
