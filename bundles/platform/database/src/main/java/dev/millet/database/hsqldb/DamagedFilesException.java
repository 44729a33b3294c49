package dev.millet.database.hsqldb;

import java.sql.SQLException;

/**
 * The files of the database are not as they were written. The message says where and what to do.
 */
public final class DamagedFilesException extends SQLException {

  private static final long serialVersionUID = 1L;

  private static final String ADVICE =
      "To go on, put a back-up in its place, or start with \"millet run --recover\": that keeps the"
          + " damaged files beside and serves what is intact.";

  private final transient Damage damage;

  DamagedFilesException(Damage damage, Exception cause) {
    this(damage, ADVICE, cause);
  }

  /** As above, with another word on what to do. */
  DamagedFilesException(Damage damage, String advice, Exception cause) {
    super(damage.text() + " " + advice, cause);
    this.damage = damage;
  }

  Damage damage() {
    return damage;
  }
}
