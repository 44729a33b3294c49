package dev.millet.api.members;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Everything that a module keeps about members: a copy of it for the member who asks, and its
 * erasure after the account was deleted.
 *
 * <p>The platform calls the erasure once for each deleted account, a few moments after the
 * deletion, and again until it has succeeded: after a failure, a restart or a kill, and when the
 * module comes back where it was away. A module that contributes a section for the first time is
 * called for the accounts that were deleted before, too. So an erasure that finds nothing does
 * nothing. It removes what is the member's alone and takes the name off what others rely on.
 *
 * <p>The module's message {@code privacy.<section>} tells members what is kept and what becomes of
 * it; it is shown beside the copy and before an account is deleted.
 *
 * @since 1.3
 */
public final class MemberData implements Contribution {

  private static final Pattern SECTION =
      Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

  private final String section;
  private final Export export;
  private final Erasure erasure;

  /** Collects what is kept about a member. */
  @ConsumerType
  @FunctionalInterface
  public interface Export {

    /**
     * Collects everything that is kept about a member, within a minute.
     *
     * @param member the id
     * @return a record, or a list or map of records; written as JSON
     */
    Object export(long member) throws Exception;
  }

  /** Erases what is kept about a member whose account is deleted. */
  @ConsumerType
  @FunctionalInterface
  public interface CompleteErasure {

    /**
     * Erases everything, inside a write transaction that the module's own {@link
     * dev.millet.api.database.Database} joins.
     *
     * @param member the id, which is never given again
     */
    void erase(long member) throws Exception;
  }

  /** Erases what is kept about a member whose account is deleted, in several transactions. */
  @ConsumerType
  @FunctionalInterface
  public interface Erasure {

    /**
     * Erases the next part, such as 100 rows, inside a write transaction that the module's own
     * {@link dev.millet.api.database.Database} joins. It is called again until it returns true,
     * after a restart too, and finds what is left by what it has erased already.
     *
     * @param member the id, which is never given again
     * @return whether nothing is left
     */
    boolean eraseSome(long member) throws Exception;
  }

  private MemberData(String section, Export export, Erasure erasure) {
    if (!SECTION.matcher(section).matches()) {
      throw new IllegalArgumentException(
          section + " is not a section: lower-case words, as the module's name");
    }
    this.section = section;
    this.export = Objects.requireNonNull(export, "export");
    this.erasure = Objects.requireNonNull(erasure, "erasure");
  }

  /**
   * Returns a section of which a member has few rows: all of them are erased in one transaction.
   *
   * @param section the module's name, or a name that begins with it and a dot
   */
  public static MemberData of(String section, Export export, CompleteErasure erasure) {
    Objects.requireNonNull(erasure, "erasure");
    return new MemberData(
        section,
        export,
        member -> {
          erasure.erase(member);
          return true;
        });
  }

  /**
   * Returns a section of which a member may have very many rows: no other write waits for all of
   * them to be erased.
   *
   * @param section the module's name, or a name that begins with it and a dot
   */
  public static MemberData inParts(String section, Export export, Erasure erasure) {
    return new MemberData(section, export, erasure);
  }

  public String section() {
    return section;
  }

  public Export exporter() {
    return export;
  }

  public Erasure erasure() {
    return erasure;
  }

  @Override
  public String identity() {
    return section;
  }
}
