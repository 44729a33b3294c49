package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.journal.Delivery.Outcome;
import dev.millet.modules.Register;
import dev.millet.platform.api.modules.Generation;
import dev.millet.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

/** From where on the next version hears what it asks for, when it asks for something else. */
public final class SubscriptionRulesTest extends JournalGround {

  public SubscriptionRulesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aTypeThatIsAddedIsDeliveredFromTheCursorOn() {
    begin(effectAs(1));
    append(other(), 1);
    append(2);
    await(() -> effects().equals(List.of(2)));
    activate(wide());
    append(other(), 3);
    append(4);
    await(() -> effects().equals(List.of(2, 3, 4)));
  }

  /** It has entered, is replaced, and reads only then. */
  @Test
  public void whoIsReplacedBeforeItReadsPassesNothingOver() {
    Register table = new Register();
    JournalStore entries = new JournalStore(database, Clock.systemUTC());
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    CursorStore cursors =
        new CursorStore(database, Clock.systemUTC()) {
          @Override
          Optional<Cursor> find(String subscription) {
            meanwhile.getAndSet(() -> {}).run();
            return super.find(subscription);
          }
        };
    Delivery delivery =
        new Delivery(
            name, table.generations(), database, entries, new Tail(entries), cursors, "a process");
    table.file(MODULE, subscription(effectAs(1)));
    assertEquals(Outcome.IDLE, delivery.step());
    meanwhile.set(
        () -> {
          table.activate(MODULE, wide());
          append(other(), 1);
          await(() -> entries.newest() == entries.appended());
        });
    assertEquals(Outcome.MOVED, delivery.step());
    assertEquals(Outcome.MOVED, delivery.step());
    assertEquals(List.of(1), effects());
    assertEquals(List.of(2), Effects.versions(database));
  }

  @Test
  public void whatTheVersionBeforePassesOverOnTheWayBackIsNotDeliveredLater() {
    Generation narrow = begin(effectAs(1));
    Generation wide = activate(wide());
    append(other(), 1);
    await(() -> effects().equals(List.of(1)));
    switchTo(narrow);
    append(other(), 2);
    append(3);
    await(() -> effects().equals(List.of(1, 3)));
    switchTo(wide);
    append(other(), 4);
    await(() -> effects().equals(List.of(1, 3, 4)));
  }

  @Test
  public void aTypeThatIsGivenUpIsPassedOver() {
    Generation wide = activate(wide());
    await(() -> isStarted(name));
    activate(subscription(effectAs(1)));
    append(other(), 1);
    append(2);
    await(() -> effects().equals(List.of(2)));
    switchTo(wide);
    append(other(), 3);
    await(() -> effects().equals(List.of(2, 3)));
  }

  @Test
  public void aSubscriptionThatIsNewBeginsWhereItAsksTo() {
    String added = name + "-added";
    Generation without = begin(batch -> {});
    append(1);
    awaitCaughtUp();
    Generation with =
        activate(
            subscription(batch -> {}),
            new Subscription(added, Set.of(type), Start.OLDEST, effectAs(2)));
    await(() -> effects().equals(List.of(1)));
    switchTo(without);
    append(2);
    awaitCaughtUp();
    assertEquals(List.of(1), effects());
    switchTo(with);
    await(() -> effects().equals(List.of(1, 2)));
  }

  @Test
  public void aSubscriptionThatIsRemovedWaitsAndIsForgottenByHand() {
    Generation with = begin(effectAs(1));
    register.activate(
        MODULE, new Subscription(name + "-else", Set.of(type), Start.NEWEST, b -> {}));
    append(1);
    await(() -> state().lag() > 0 && state(name + "-else").lag() == 0);
    assertNull(state().module());
    switchTo(with);
    await(() -> effects().equals(List.of(1)));
    takeOut();
    journal.forget(name);
    append(2);
    activate(subscription(Start.OLDEST, effectAs(2)));
    await(() -> effects().equals(List.of(1, 1, 2)));
  }

  /** So that who renames knows what it costs: all entries once more, or those between missed. */
  @Test
  public void aSubscriptionThatIsRenamedIsANewOne() {
    begin(effectAs(1));
    append(1);
    await(() -> effects().equals(List.of(1)));
    activate(
        new Subscription(name + "-oldest", Set.of(type), Start.OLDEST, effectAs(2)),
        new Subscription(name + "-newest", Set.of(type), Start.NEWEST, effectAs(3)));
    await(() -> isStarted(name + "-newest") && effects().equals(List.of(1, 1)));
    assertEquals(List.of(1, 2), Effects.versions(database));
  }

  private String other() {
    return type + "-other";
  }

  private Subscription wide() {
    return new Subscription(name, Set.of(type, other()), Start.NEWEST, effectAs(2));
  }
}
