package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.ScheduledTaskInstance;
import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * db-scheduler's own repository, each call of it in a transaction of the platform: on the embedded
 * database all writers share commits, and this one is no exception. Thread-safe.
 */
final class StoredExecutions implements TaskRepository {

  private static final String TABLE = "jobs_executions";

  private static final Logger LOG = LoggerFactory.getLogger(StoredExecutions.class);

  private final AtomicBoolean full = new AtomicBoolean();
  private final Database database;
  private final TaskResolver resolver;
  private final SchedulerName name;
  private final Clock clock;
  private final JdbcCustomization dialect;

  StoredExecutions(Database database, TaskResolver resolver, SchedulerName name, Clock clock) {
    this.database = database;
    this.resolver = resolver;
    this.name = name;
    this.clock = clock;
    this.dialect =
        database.dialect() == Dialect.POSTGRESQL
            ? new PostgreSqlJdbcCustomization(false, false)
            : new DefaultJdbcCustomization(false);
  }

  private TaskRepository on(Handle handle) {
    return new JdbcTaskRepository(
        new OneConnection(handle.getConnection()),
        false,
        dialect,
        TABLE,
        resolver,
        name,
        new PlainText(),
        false,
        clock);
  }

  private <T> T read(Function<TaskRepository, T> work) {
    return database.read(handle -> work.apply(on(handle)));
  }

  private <T> T write(Function<TaskRepository, T> work) {
    return database.write(handle -> work.apply(on(handle)));
  }

  /**
   * Writes, unless the disk is full: then nothing is picked or noted, and a job that ended is run
   * again once there is room. That is logged once, and not by db-scheduler with each attempt.
   */
  private <T> T unlessFull(T otherwise, Function<TaskRepository, T> work) {
    try {
      T done = write(work);
      if (full.compareAndSet(true, false)) {
        LOG.info("There is room on the disk again: the jobs go on");
      }
      return done;
    } catch (DatabaseException e) {
      if (e.code() != DatabaseException.Code.INSUFFICIENT_STORAGE) {
        throw e;
      }
      if (full.compareAndSet(false, true)) {
        LOG.warn("The jobs wait until there is room on the disk: {}", e.getMessage());
      }
      return otherwise;
    }
  }

  @Override
  @Deprecated
  public boolean createIfNotExists(SchedulableInstance<?> execution) {
    return write(stored -> stored.createIfNotExists(execution));
  }

  @Override
  public boolean createIfNotExists(ScheduledTaskInstance execution) {
    return write(stored -> stored.createIfNotExists(execution));
  }

  @Override
  public List<Execution> getDue(Instant now, int limit) {
    return read(stored -> stored.getDue(now, limit));
  }

  @Override
  public void createBatch(List<ScheduledTaskInstance> executions) {
    database.write(
        handle -> {
          on(handle).createBatch(executions);
          return null;
        });
  }

  @Override
  public Instant replace(Execution old, ScheduledTaskInstance next) {
    return write(stored -> stored.replace(old, next));
  }

  @Override
  @Deprecated
  public Instant replace(Execution old, SchedulableInstance<?> next) {
    return write(stored -> stored.replace(old, next));
  }

  @Override
  public void getScheduledExecutions(
      ScheduledExecutionsFilter filter, Consumer<Execution> consumer) {
    read(stored -> stored.getScheduledExecutions(filter)).forEach(consumer);
  }

  @Override
  public void getScheduledExecutions(
      ScheduledExecutionsFilter filter, String task, Consumer<Execution> consumer) {
    read(stored -> stored.getScheduledExecutions(filter, task)).forEach(consumer);
  }

  @Override
  public List<Execution> lockAndFetchGeneric(Instant now, int limit) {
    return write(stored -> stored.lockAndFetchGeneric(now, limit));
  }

  @Override
  public List<Execution> lockAndGetDue(Instant now, int limit) {
    return write(stored -> stored.lockAndGetDue(now, limit));
  }

  @Override
  public void remove(Execution execution) {
    database.write(
        handle -> {
          on(handle).remove(execution);
          return null;
        });
  }

  @Override
  public boolean reschedule(
      Execution execution, Instant next, Instant lastSuccess, Instant lastFailure, int failures) {
    return unlessFull(
        false, stored -> stored.reschedule(execution, next, lastSuccess, lastFailure, failures));
  }

  @Override
  public boolean reschedule(
      Execution execution,
      Instant next,
      Object data,
      Instant lastSuccess,
      Instant lastFailure,
      int failures) {
    return unlessFull(
        false,
        stored -> stored.reschedule(execution, next, data, lastSuccess, lastFailure, failures));
  }

  @Override
  public Optional<Execution> pick(Execution execution, Instant picked) {
    return unlessFull(Optional.empty(), stored -> stored.pick(execution, picked));
  }

  @Override
  public List<Execution> getDeadExecutions(Instant olderThan) {
    return read(stored -> stored.getDeadExecutions(olderThan));
  }

  @Override
  public boolean updateHeartbeatWithRetry(Execution execution, Instant heartbeat, int tries) {
    return unlessFull(
        false, stored -> stored.updateHeartbeatWithRetry(execution, heartbeat, tries));
  }

  @Override
  public boolean updateHeartbeat(Execution execution, Instant heartbeat) {
    return unlessFull(false, stored -> stored.updateHeartbeat(execution, heartbeat));
  }

  @Override
  public List<Execution> getExecutionsFailingLongerThan(Duration interval) {
    return read(stored -> stored.getExecutionsFailingLongerThan(interval));
  }

  @Override
  public Optional<Execution> getExecution(String task, String instance) {
    return read(stored -> stored.getExecution(task, instance));
  }

  @Override
  public int removeExecutions(String task) {
    return write(stored -> stored.removeExecutions(task));
  }

  @Override
  public void verifySupportsLockAndFetch() {
    throw new UnsupportedOperationException("executions are fetched, then picked");
  }
}
