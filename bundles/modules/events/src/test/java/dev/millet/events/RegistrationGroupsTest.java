package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.events.question.GivenAnswers;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Members who register at once are decided together, and none of them fails for another. */
public final class RegistrationGroupsTest extends RegistrationGround {

  private static final int MEMBERS = 24;

  private final Registrar registrar;

  public RegistrationGroupsTest(TestDatabase database) {
    super(database);
    Places places = new Places(venue.stores, new EventJournal(venue.journal), venue.draws());
    LevelGate levels = new LevelGate(new DrawStore(venue.database), () -> null);
    registrar = new Registrar(venue.database, venue.guard, venue.stores, places, levels);
  }

  private String tried(long event, Member member, int guests) {
    try {
      NewRegistration typed = new NewRegistration(guests, null, false);
      return registrar
          .register(event, member.id(), typed, GivenAnswers.NONE)
          .registration()
          .state()
          .word();
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }

  /** Has all register while somebody else has the event's row, so that they wait for each other. */
  private Map<String, Integer> together(long event, List<Callable<String>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size() + 1);
    try {
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch free = new CountDownLatch(1);
      Future<?> holder =
          threads.submit(
              () ->
                  venue.database.write(
                      handle -> {
                        venue.stores.events().lock(handle, event);
                        held.countDown();
                        return free.await(20, TimeUnit.SECONDS);
                      }));
      assertTrue(held.await(20, TimeUnit.SECONDS));
      List<Future<String>> answers = new ArrayList<>();
      calls.forEach(call -> answers.add(threads.submit(call)));
      free.countDown();
      holder.get();
      Map<String, Integer> counts = new TreeMap<>();
      for (Future<String> each : answers) {
        counts.merge(each.get(20, TimeUnit.SECONDS), 1, Integer::sum);
      }
      return counts;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void whoIsRefusedIsRefusedAloneAndThePlacesGoToTheOthers() throws Exception {
    EventAnswer event = event(5, 1);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      Member member = venue.members.add("guest" + i);
      // every third brings too many
      int guests = i % 3 == 0 ? 2 : 0;
      calls.add(() -> tried(event.id(), member, guests));
    }
    calls.add(() -> tried(event.id(), bob, 0));
    calls.add(() -> tried(event.id(), bob, 0));
    Map<String, Integer> counts = together(event.id(), calls);
    assertEquals(MEMBERS / 3, (int) counts.get("invalid"));
    assertEquals(5, venue.show(event).going());
    assertEquals(0, (int) venue.show(event).free());
    int registered = MEMBERS - MEMBERS / 3 + 1;
    assertEquals(registered, venue.number("SELECT COUNT(r.id) FROM events_registrations r"));
    assertEquals(
        registered, venue.number("SELECT COUNT(DISTINCT r.line) FROM events_registrations r"));
    assertEquals(5, venue.number("SELECT COUNT(t.code) FROM events_tickets t"));
  }

  @Test
  public void whatEachOfAGroupHadBeforeIsTheirs() throws Exception {
    EventAnswer event = event(3, 0);
    Member dan = venue.members.add("dan");
    for (Member each : List.of(ann, bob, cai)) {
      tried(event.id(), each, 0);
    }
    venue.leave(bob, event);
    long refused =
        venue
            .database
            .read(handle -> venue.stores.registrations().find(handle, event.id(), cai.id()))
            .orElseThrow()
            .id();
    refuse(event, refused, "");
    Map<String, Integer> counts =
        together(
            event.id(),
            List.of(
                () -> tried(event.id(), ann, 0),
                () -> tried(event.id(), bob, 0),
                () -> tried(event.id(), cai, 0),
                () -> tried(event.id(), dan, 0)));
    assertEquals(Map.of("going", 3, "events.refused", 1), counts);
    assertEquals(4, venue.number("SELECT COUNT(r.id) FROM events_registrations r"));
    assertEquals(4, venue.number("SELECT COUNT(DISTINCT r.line) FROM events_registrations r"));
  }

  @Test
  public void anEventThatIsNotThereIsNotThereForAll() throws Exception {
    EventAnswer proposal = venue.add(venue.ann, venue.typed("Walk", 5, 0));
    Map<String, Integer> counts =
        together(
            proposal.id(),
            List.of(
                () -> tried(proposal.id(), ann, 0),
                () -> tried(proposal.id(), bob, 0),
                () -> tried(proposal.id(), cai, 0)));
    assertEquals(Map.of("not-found", 3), counts);
  }

  /** As where a class is missing while the module is replaced. */
  @Test
  public void nobodyWaitsForEverForAGroupThatEndsByAnError() throws Exception {
    EventAnswer event = event(5, 1);
    Guard broken =
        (Guard)
            Proxy.newProxyInstance(
                Guard.class.getClassLoader(),
                new Class<?>[] {Guard.class},
                (proxy, method, given) -> {
                  throw new LinkageError("gone");
                });
    Places places = new Places(venue.stores, new EventJournal(venue.journal), venue.draws());
    LevelGate levels = new LevelGate(new DrawStore(venue.database), () -> null);
    RegistrationGroups groups =
        new RegistrationGroups(venue.database, broken, venue.stores, places, levels);
    NewRegistration typed = new NewRegistration(0, null, false);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      long member = venue.members.add("visitor" + i).id();
      var entry = new RegistrationDesk.Entry(member, typed, GivenAnswers.NONE);
      calls.add(() -> outcome(() -> groups.register(event.id(), entry)));
    }
    Map<String, Integer> counts = together(event.id(), calls);
    assertEquals(
        MEMBERS,
        counts.getOrDefault("LinkageError", 0) + counts.getOrDefault("IllegalStateException", 0));
    assertEquals(0, venue.show(event).going());
  }

  private static String outcome(Callable<?> call) throws Exception {
    try {
      call.call();
      return "registered";
    } catch (LinkageError | IllegalStateException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  public void insideOfAnothersTransactionARegistrationIsAPartOfIt() throws Exception {
    EventAnswer event = event(1, 0);
    IllegalStateException undone = new IllegalStateException("undone");
    try {
      venue.database.write(
          handle -> {
            assertEquals("going", tried(event.id(), ann, 0));
            throw undone;
          });
    } catch (IllegalStateException e) {
      assertEquals(undone, e);
    }
    assertEquals(0, venue.show(event).going());
    assertEquals("going", tried(event.id(), bob, 0));
  }
}
