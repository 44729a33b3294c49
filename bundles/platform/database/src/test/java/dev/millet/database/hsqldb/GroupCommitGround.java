package dev.millet.database.hsqldb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** An embedded database in which a test holds a group of writers. */
public abstract class GroupCommitGround {

  final TemporaryFolder folder = new TemporaryFolder();

  final Sandbox sandbox = new Sandbox(folder, new GroupLimits(100, Duration.ofSeconds(60)));

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  /** A first writer whose turn lasts until the others, which write these names, all wait. */
  List<Background> group(List<String> names) throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<Background> writers = new ArrayList<>();
    writers.add(
        Background.run(
            () ->
                sandbox
                    .database()
                    .write(
                        handle -> {
                          awaitQuietly(go);
                          return handle.execute("INSERT INTO names (name) VALUES ('first')");
                        })));
    Background.await("the first turn", () -> sandbox.taken());
    for (String name : names) {
      int queue = writers.size();
      writers.add(Background.run(() -> write(name)));
      Background.await(name + " in the queue", () -> sandbox.waiting() == queue);
    }
    go.countDown();
    return writers;
  }

  private void write(String name) {
    sandbox
        .database()
        .write(
            handle -> {
              int rows = handle.execute("INSERT INTO names (name) VALUES (?)", name);
              if (name.equals("fail")) {
                throw new IllegalStateException(name);
              }
              return rows;
            });
  }

  static Void awaitQuietly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
