package dev.millet.api.selection;

import dev.millet.api.modules.OfferName;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a module knows of members and by which they can be chosen, such as their city.
 * Offered under its name; whoever chooses members holds a dynamic list of the criteria and picks by
 * {@link #name()}. Thread-safe; may read the database.
 */
@ConsumerType
public interface Criterion {

  /** Returns the name: a lower-case word of 1 to 40 letters, digits and hyphens. */
  @OfferName
  String name();

  /**
   * Returns whether something can be asked for.
   *
   * @param wanted as the team writes it, such as {@code 4} or {@code chengdu}; never empty
   */
  boolean accepts(String wanted);

  /** Returns what is asked for, for a reader, such as "at least level 4". */
  String describe(String wanted, Locale locale);

  /** Returns the label of the field in which the team writes what is asked for. */
  String label(Locale locale);

  /**
   * Looks at members.
   *
   * @param members at most 1,000 ids
   * @param wanted what {@link #accepts} let pass; empty where only the score is asked for
   * @return by member; a member who is missing does not meet it
   */
  Map<Long, Finding> look(Collection<Long> members, String wanted);
}
