package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * The group of writers that shares the next commit of the write session. Each of its endings tells
 * everybody in it and begins the next group. Used only by who holds the connection.
 */
final class OpenGroup {

  private final WriteSession session;
  private Group group = new Group();

  OpenGroup(WriteSession session) {
    this.session = session;
  }

  Group members() {
    return group;
  }

  /** Adds this thread with what it wrote since the savepoint; throws where the group is undone. */
  void join(Savepoint savepoint) {
    try {
      session.keep(savepoint);
      group.join();
    } catch (SQLException e) {
      lose(e);
      throw conflict(e);
    }
  }

  /** Undoes a turn that failed, and all of the group where that cannot be told apart. */
  void undo(Savepoint savepoint, Throwable failure) {
    if (!session.isOpen()) {
      return;
    }
    if (FileFailures.isOne(failure)) {
      abandon(failure);
      return;
    }
    try {
      session.undo(savepoint);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      lose(e);
    }
  }

  /** Nobody of the group is acknowledged, and nothing of it is found when the files are opened. */
  void abandon(Throwable reason) {
    ended().tell(session.abandon(reason));
  }

  /** Makes the changes of all durable; each is told whether they are. */
  void commit() {
    DatabaseException outcome = committed();
    ended().tell(outcome);
  }

  private DatabaseException committed() {
    try {
      if (group.isEmpty()) {
        session.undoAll();
      } else {
        session.commit();
      }
      return null;
    } catch (DatabaseException e) {
      return e;
    }
  }

  /** The database has undone more than one turn: everybody in the group runs again. */
  private void lose(SQLException reason) {
    Group lost = ended();
    session.undoAll();
    lost.tell(conflict(reason));
  }

  private Group ended() {
    Group ended = group;
    group = new Group();
    return ended;
  }

  private static DatabaseException conflict(SQLException reason) {
    return new DatabaseException(
        Code.CONFLICT, "the database undid the whole group: " + reason.getMessage(), reason);
  }
}
