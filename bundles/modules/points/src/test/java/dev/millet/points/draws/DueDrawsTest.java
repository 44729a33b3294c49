package dev.millet.points.draws;

import static dev.millet.points.draws.DrawGround.lottery;
import static dev.millet.points.draws.DrawGround.sealed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.testing.DatabaseDecorator;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The job that closes lists and draws, whatever it is ended by. */
@RunWith(Parameterized.class)
public final class DueDrawsTest {

  /** Closing, and drawing. */
  private static final int STEPS = 2;

  private final Mortal database;
  private final DrawGround ground;

  public DueDrawsTest(TestDatabase test) {
    database = new Mortal(test.database());
    ground = new DrawGround(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** Ends whoever writes at a write of some number, before its commit or after it. */
  private static final class Mortal extends DatabaseDecorator {

    private int left;
    private boolean committed;

    private Mortal(Database database) {
      super(database);
    }

    void killAt(int number, boolean afterCommit) {
      left = number;
      committed = afterCommit;
    }

    @Override
    public <T> T write(Work<T> work) {
      boolean ends = --left == 0;
      T done =
          super.write(
              handle -> {
                T result = work.run(handle);
                if (ends && !committed) {
                  throw new Killed();
                }
                return result;
              });
      if (ends) {
        throw new Killed();
      }
      return done;
    }
  }

  /** The end of the process, which nobody catches. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  public void aDrawIsDrawnOnceWhereverTheProcessIsKilled() throws Exception {
    for (int step = 1; step <= STEPS; step++) {
      for (boolean afterCommit : List.of(false, true)) {
        String when = "killed at step " + step + (afterCommit ? " after" : " before") + " commit";
        DrawAnswer draw = ground.announce(sealed(when, 1));
        ground.enter(ground.ann, draw);
        ground.enter(ground.bob, draw);
        ground.pass(draw, "times_closes_at");
        database.killAt(step, afterCommit);
        assertThrows(when, Killed.class, ground::runJob);
        ground.runJob();
        DrawAnswer done = ground.show(draw);
        assertEquals(when, "drawn", done.state());
        ground.runJob();
        assertEquals(when, done, ground.show(draw));
        assertEquals(
            when,
            1,
            ground.journal.payloads(DrawJournal.DRAWN, DrawJournal.Changed.class).stream()
                .filter(each -> each.draw() == draw.id())
                .count());
      }
    }
  }

  @Test
  public void whatTheTeamClosedEarlyIsDrawnAtTheAnnouncedTime() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Early", 1));
    ground.enter(ground.ann, draw);
    ground.close(draw);
    ground.runJob();
    assertEquals("closed", ground.show(draw).state());
    ground.pass(draw, "times_closes_at");
    ground.runJob();
    assertEquals("drawn", ground.show(draw).state());
  }

  @Test
  public void drawsThatCannotBeClosedKeepNoOtherWaiting() throws Exception {
    List<DrawAnswer> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(ground.announce(sealed("Nobody takes part", 1)));
    }
    DrawAnswer last = ground.announce(lottery("Phones", 1));
    ground.enter(ground.ann, last);
    all.add(last);
    for (DrawAnswer each : all) {
      ground.pass(each, "times_closes_at");
    }
    ground.runJob();
    assertEquals("closed", ground.show(last).state());
  }
}
