package dev.millet.gateway.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.HealthCheck;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class HealthTest {

  /** Also enough for a check that answers at once, on a machine that stands still for a moment. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Rule public final TestGateway gateway = new TestGateway().with(new FakeAuthentication());

  private final Set<String> started = new TreeSet<>(Set.of("gateway"));

  private final Set<String> preparations = new TreeSet<>();

  @Before
  public void serve() {
    HealthRoutes health =
        new HealthRoutes(
            new Readiness(gateway.generations, () -> started, () -> preparations, LIMIT));
    gateway.generations.activate("gateway", health.routes().toArray(Route[]::new));
  }

  private void voting(Contribution... contributions) {
    started.add("voting");
    gateway.generations.activate("voting", contributions);
  }

  @Test
  public void theProcessIsAliveWhateverTheModulesDo() throws Exception {
    voting(new HealthCheck("tallies", () -> Optional.of("They disagree.")));
    assertEquals(200, gateway.get("/health/live").statusCode());
  }

  @Test
  public void itIsReadyWhenEveryModuleIsActive() throws Exception {
    voting();
    HttpResponse<String> answer = asked("operator");
    assertEquals(200, answer.statusCode());
    assertEquals("{\"status\":\"ready\",\"complaints\":{}}", answer.body());
  }

  @Test
  public void itIsPreparingUntilTheLauncherHasFilledIt() throws Exception {
    voting();
    preparations.add("The data is imported.");
    HttpResponse<String> answer = gateway.get("/health/ready");
    assertEquals(503, answer.statusCode());
    assertEquals("{\"status\":\"preparing\"}", answer.body());
    assertEquals(
        "{\"status\":\"preparing\",\"complaints\":{\"preparation\":\"The data is imported.\"}}",
        asked("operator").body());
    preparations.clear();
    assertEquals(200, gateway.get("/health/ready").statusCode());
  }

  @Test
  public void aModuleThatIsMissingWhileItIsPreparedIsAComplaint() throws Exception {
    started.add("voting");
    preparations.add("The data is imported.");
    assertEquals("{\"status\":\"not-ready\"}", gateway.get("/health/ready").body());
  }

  @Test
  public void aModuleThatIsStartedAndNotActiveIsNamed() throws Exception {
    started.add("voting");
    HttpResponse<String> answer = asked("operator");
    assertEquals(503, answer.statusCode());
    assertEquals(
        "{\"status\":\"not-ready\",\"complaints\":{\"voting\":\"The module has not become"
            + " active.\"}}",
        answer.body());
  }

  @Test
  public void aCheckThatFailsSaysWhy() throws Exception {
    voting(new HealthCheck("tallies", () -> Optional.of("They disagree.")));
    HttpResponse<String> answer = asked("operator");
    assertEquals(503, answer.statusCode());
    assertEquals(
        "{\"status\":\"not-ready\",\"complaints\":{\"voting/tallies\":\"They disagree.\"}}",
        answer.body());
  }

  @Test
  public void aCheckThatThrowsAnErrorIsUnhealthyAndTheOthersAreAsked() throws Exception {
    voting(
        new HealthCheck(
            "tallies",
            () -> {
              throw new NoClassDefFoundError("com/example/Gone");
            }),
        new HealthCheck("empty", () -> null),
        new HealthCheck("last", () -> Optional.of("It is late.")));
    HttpResponse<String> answer = asked("admin-admin");
    assertEquals(503, answer.statusCode());
    String failed = "\":\"The check failed; the reason was logged.\",\"voting/";
    assertEquals(
        "{\"status\":\"not-ready\",\"complaints\":{\"voting/tallies"
            + failed
            + "empty"
            + failed
            + "last\":\"It is late.\"}}",
        answer.body());
  }

  @Test
  public void aCallThatIgnoresItsInterruptIsNamedUntilItEnds() throws Exception {
    started.add("voting");
    Generation voting = gateway.generations.activate("voting");
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread stuck = new Thread(() -> callFor(voting, end, interrupted), "stuck-one");
    stuck.start();
    interrupted.await();

    HttpResponse<String> answer = asked("operator");
    assertEquals(503, answer.statusCode());
    assertEquals(
        "{\"status\":\"not-ready\",\"complaints\":{\"voting/calls\":\"Overdue: section votes was"
            + " interrupted after 20 ms and runs on in the thread 'stuck-one'.\"}}",
        answer.body());

    end.countDown();
    stuck.join();
    assertEquals(200, asked("operator").statusCode());
  }

  private static void callFor(
      Generation generation, CountDownLatch end, CountDownLatch interrupted) {
    try (Lease lease = generation.lease().orElseThrow()) {
      lease.call(
          "section votes",
          Duration.ofMillis(20),
          () -> {
            while (end.getCount() > 0) {
              try {
                end.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            }
            return "late";
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void visitorsAndMembersAreToldOnlyWhetherItIsUpOrDown() throws Exception {
    assertEquals("{\"status\":\"ready\"}", gateway.get("/health/ready").body());
    voting(new HealthCheck("tallies", () -> Optional.of("They disagree.")));
    HttpResponse<String> answer = gateway.get("/health/ready");
    assertEquals(503, answer.statusCode());
    assertEquals("{\"status\":\"not-ready\"}", answer.body());
    assertEquals("{\"status\":\"not-ready\"}", asked("mei-write").body());
  }

  @Test
  public void administratorsAreToldWhy() throws Exception {
    voting(new HealthCheck("tallies", () -> Optional.of("They disagree.")));
    assertTrue(asked("admin-admin").body().contains("They disagree."));
  }

  private HttpResponse<String> asked(String token) throws Exception {
    return gateway.send(gateway.to("/health/ready").header("Authorization", "Bearer " + token));
  }

  @Test
  public void aCheckThatThrowsIsUnhealthy() throws Exception {
    voting(
        new HealthCheck(
            "tallies",
            () -> {
              throw new IllegalStateException("a secret");
            }));
    HttpResponse<String> answer = asked("operator");
    assertEquals(503, answer.statusCode());
    assertEquals(-1, answer.body().indexOf("secret"));
  }

  @Test
  public void theLeasesOfTheChecksAreGivenBack() throws Exception {
    voting(new HealthCheck("tallies", Optional::empty));
    gateway.get("/health/ready");
    assertEquals(0, gateway.generations.all().get(1).leases());
  }

  @Test
  public void aCheckThatIgnoresInterruptsIsOverdueNotAskedAgainAndTheOthersAreAnswered()
      throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    voting(
        new HealthCheck(
            "stuck",
            () -> {
              begun.incrementAndGet();
              awaitWhateverComes(end);
              return Optional.empty();
            }),
        new HealthCheck("other", () -> Optional.of("Answer " + others.incrementAndGet() + ".")));
    for (int asked = 1; asked <= 2; asked++) {
      HttpResponse<String> answer = asked("operator");
      assertEquals(503, answer.statusCode());
      assertTrue(answer.body(), answer.body().contains("\"voting/stuck\":\"Overdue:"));
      assertTrue(
          answer.body(), answer.body().contains("\"voting/other\":\"Answer " + asked + ".\""));
    }
    assertEquals("it is not asked beside itself", 1, begun.get());
    assertEquals("it is still inside", 1, gateway.generations.all().get(1).leases());
    end.countDown();
    assertTrue(
        gateway.generations.awaitDrained(gateway.generations.all().get(1), Duration.ofSeconds(20)));
  }

  @Test
  public void aCheckThatHasEndedLateIsAskedAgain() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    voting(
        new HealthCheck(
            "stuck",
            () -> {
              awaitWhateverComes(end);
              return Optional.empty();
            }));
    assertEquals(503, asked("operator").statusCode());
    Thread stuck = running("health-check voting/stuck");
    end.countDown();
    stuck.join();
    assertEquals("{\"status\":\"ready\",\"complaints\":{}}", asked("operator").body());
  }

  private static Thread running(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitWhateverComes(CountDownLatch end) {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException e) {
        // on purpose: this check does not let itself be interrupted
      }
    }
  }
}
