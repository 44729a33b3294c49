package dev.millet.members.races;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two writes of which the second begins while the first has written and not committed yet: what
 * happens now and then under load happens here each time.
 */
public final class Overlap {

  private static final String WAITING_FOR_US =
      """
      SELECT COUNT(*) FROM pg_locks waiting
      WHERE NOT waiting.granted AND pg_backend_pid() = ANY (pg_blocking_pids(waiting.pid))
      """;

  private Overlap() {}

  /** Something that may fail. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  /**
   * Runs the first step in a transaction, lets the second begin on another thread, and commits when
   * the second waits for the first or has ended.
   *
   * @return the code of the problem in which the second ended; {@code done} where it succeeded
   */
  public static String of(Database database, Step first, Step second) throws Exception {
    FutureTask<String> later = new FutureTask<>(outcome(second));
    Thread thread = new Thread(later, "the second");
    database.write(
        handle -> {
          first.run();
          thread.start();
          while (!endsWithin10Ms(later)) {
            boolean waits =
                database.dialect() == Dialect.POSTGRESQL
                    ? handle.createQuery(WAITING_FOR_US).mapTo(long.class).one() > 0
                    : thread.getState() == Thread.State.TIMED_WAITING
                        || thread.getState() == Thread.State.WAITING;
            if (waits) {
              break;
            }
          }
          return null;
        });
    return later.get(30, TimeUnit.SECONDS);
  }

  private static Callable<String> outcome(Step step) {
    return () -> {
      try {
        step.run();
        return "done";
      } catch (ProblemException refused) {
        return refused.problem().code();
      }
    };
  }

  private static boolean endsWithin10Ms(FutureTask<String> task)
      throws InterruptedException, ExecutionException {
    try {
      task.get(10, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException failed) {
      return true; // told when the outcome is asked for
    }
  }
}
