package dev.millet.members.secrets;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.WriteGroups;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when sessions and tokens were used last. Where thousands come back at the same moment, each
 * with a note of their own, those who come together share a transaction. Thread-safe.
 *
 * @param <U> a use of one of them
 */
public final class LastUses<U> {

  private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
  private static final int MAX_GROUP = 256;

  private final String what;
  private final WriteGroups<String, U, Boolean> groups;

  /**
   * Makes notes of one kind.
   *
   * @param what what is used, in the log
   * @param write writes uses inside a transaction
   */
  public LastUses(Database database, String what, BiConsumer<Handle, List<U>> write) {
    this.what = what;
    this.groups =
        new WriteGroups<String, U, Boolean>(
                database,
                MAX_GROUP,
                (handle, key, uses) -> {
                  write.accept(handle, uses);
                  return Collections.nCopies(uses.size(), WriteGroups.Outcome.of(true));
                })
            .gathering();
  }

  /** Notes a use; where the database cannot take it, the log says so, and nobody fails for it. */
  public void note(U use) {
    try {
      groups.write(what, use);
    } catch (DatabaseException e) {
      LOG.warn("The last use of a {} could not be noted: {}", what, e.getMessage());
    }
  }
}
