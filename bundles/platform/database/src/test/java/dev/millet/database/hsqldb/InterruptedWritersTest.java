package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** An interrupt ends the wait of who was interrupted, and never the files that all of them use. */
public final class InterruptedWritersTest {

  private static final int WRITERS = 4;
  private static final int ENOUGH = 1_500;

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox = new Sandbox(folder, GroupLimits.DEFAULT);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final AtomicInteger interrupts = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  public void nothingIsLostAndTheFilesStayOpen() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String prefix = "w" + i + "n";
      Thread writer = new Thread(() -> write(prefix));
      writer.start();
      writers.add(writer);
    }
    Set<String> complaints = ConcurrentHashMap.newKeySet();
    while ((kept.size() < ENOUGH || interrupts.get() <= 50) && complaints.isEmpty()) {
      writers.forEach(Thread::interrupt);
      interrupts.incrementAndGet();
      sandbox.engine().health().ifPresent(complaints::add);
      Thread.sleep(1);
    }
    stop.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(Set.of(), complaints);
    assertEquals(Optional.empty(), sandbox.engine().health());
    assertTrue("interrupted all the while: " + interrupts, interrupts.get() > 50);
    Set<String> missing = new TreeSet<>(kept);
    KilledDatabase.imageOf(sandbox.directory(), folder.newFolder().toPath())
        .names()
        .forEach(missing::remove);
    assertEquals(Set.of(), missing);
  }

  private void write(String prefix) {
    for (int i = 0; !stop.get(); i++) {
      String name = prefix + i + ".";
      try {
        sandbox.addName(name);
        kept.add(name);
      } catch (RuntimeException e) {
        // interrupted: whether it is kept is open
        Thread.interrupted();
      }
    }
  }
}
