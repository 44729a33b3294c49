package dev.millet.tests.trial;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Modules that would do harm in one way each, if they were let in. */
public final class Unsteady {

  private Unsteady() {}

  public static final class ThrowsWhenMade extends Steady {
    public ThrowsWhenMade() {
      throw new IllegalStateException("the moon is in the wrong house");
    }
  }

  public static final class ThrowsWhenAsked extends Steady {
    @Override
    public List<Contribution> contributions() {
      throw new IllegalStateException("nothing comes to mind");
    }
  }

  public static final class HasNoPermission extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          Route.get(PATH, null, RouteDocument.of("For whom?"), request -> Reply.text("")));
    }
  }

  public static final class IsIll extends Steady {
    @Override
    public List<Contribution> contributions() {
      return withHealth(() -> Optional.of("the stove is cold"));
    }
  }

  public static final class ThrowsWhenExamined extends Steady {
    @Override
    public List<Contribution> contributions() {
      return withHealth(
          () -> {
            throw new IllegalStateException("no doctor");
          });
    }
  }

  public static final class HangsWhenExamined extends Steady {
    @Override
    public List<Contribution> contributions() {
      return withHealth(
          () -> {
            Thread.sleep(Long.MAX_VALUE);
            return Optional.empty();
          });
    }
  }

  public static final class FailsItsSmokeRequest extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          route(request -> Reply.text("").withStatus(503)), new SmokeRequest(PATH, 200, false));
    }
  }

  public static final class HangsInItsSmokeRequest extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          route(
              request -> {
                Thread.sleep(Long.MAX_VALUE);
                return Reply.text("");
              }),
          new SmokeRequest(PATH, 200, false));
    }
  }

  /** Whatever of it is called finds a class missing; only its first route answers. */
  public static final class LacksAClass extends Steady {

    public static final String BROKEN = PATH + "/broken";

    @Override
    public List<Contribution> contributions() {
      List<Contribution> all = new ArrayList<>(super.contributions());
      all.add(
          Route.get(BROKEN, Permission.PUBLIC, RouteDocument.of("It fails"), request -> lacking()));
      all.add(
          new Subscription(
              "trial.votes", Set.of("voting.cast"), Subscription.Start.OLDEST, batch -> lacking()));
      all.add(new HealthCheck("stove", Unsteady::lacking));
      all.add(new Job("trial.count", Duration.ofDays(1), run -> lacking()));
      all.add(new Fragment("subject.vote", 1, (request, subjects) -> lacking()));
      all.add(new AnswerPart("subject.vote", NAME, (request, subjects) -> lacking()));
      return all;
    }

    private static final String NAME = "trial";
  }

  /** It passes its checks. */
  public static final class LacksAClassLater extends Steady {
    @Override
    public List<Contribution> contributions() {
      List<Contribution> all = new ArrayList<>(super.contributions());
      all.add(
          new Subscription(
              "trial.votes", Set.of("voting.cast"), Subscription.Start.OLDEST, batch -> lacking()));
      return all;
    }
  }

  /** As after an upgrade of a library that does not have the class any more. */
  private static <T> T lacking() {
    throw new NoClassDefFoundError("com/example/Gone");
  }

  public static final class ChangesTheLanguage extends Steady {
    public ChangesTheLanguage() {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }
  }

  public static final class ChangesTheOutputWhenItAnswers extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          route(
              request -> {
                System.setOut(new PrintStream(OutputStream.nullOutputStream()));
                return Reply.text(version());
              }),
          new SmokeRequest(PATH, 200, false));
    }
  }

  /** It does no harm once it has been asked a few times: the first answers fail. */
  public static final class IsColdAtFirst extends Steady {

    private static final int COLD = 10;

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Contribution> contributions() {
      return List.of(route(this::reply), new SmokeRequest(SMOKE_TEST, 200, false));
    }

    private Reply reply(Request request) {
      boolean cold = !isSmokeTest(request) && asked.incrementAndGet() <= COLD;
      return Reply.text(version()).withStatus(cold ? 500 : 200);
    }
  }

  /** Answers well once only, and then not at all. */
  public static final class HangsWhenWarmedUp extends Steady {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Contribution> contributions() {
      return List.of(route(this::reply), new SmokeRequest(PATH, 200, false));
    }

    private Reply reply(Request request) throws InterruptedException {
      if (asked.getAndIncrement() > 0) {
        Thread.sleep(Long.MAX_VALUE);
      }
      return Reply.text(version());
    }
  }

  public static final class BeginsAThread extends Steady {
    public BeginsAThread() {
      Thread thread =
          new Thread(
              () -> {
                try {
                  Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "trial-ticker");
      thread.setDaemon(true);
      thread.start();
    }
  }

  public static final class KeepsMuch extends Steady {
    private final List<byte[]> kept = bytes();

    @Override
    public List<Contribution> contributions() {
      return kept.isEmpty() ? List.of() : super.contributions();
    }
  }

  /** It does no harm: what it takes, it gives back. */
  public static final class TakesMuchForAMoment extends Steady {
    public TakesMuchForAMoment() {
      if (bytes().isEmpty()) {
        throw new IllegalStateException("nothing was taken");
      }
    }
  }

  public static final class HangsWhenMade extends Steady {
    public HangsWhenMade() throws InterruptedException {
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** It does no harm: it is only slow to come. */
  public static final class TakesItsTime extends Steady {
    public TakesItsTime() throws InterruptedException {
      Thread.sleep(12_000);
    }
  }

  public static final class FailsUnderTraffic extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          route(request -> Reply.text(version()).withStatus(isSmokeTest(request) ? 200 : 500)),
          new SmokeRequest(SMOKE_TEST, 200, false));
    }
  }

  public static final class IsSlowUnderTraffic extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          route(
              request -> {
                if (!isSmokeTest(request)) {
                  // slow also beside what answers on a machine that is busy with other tests
                  Thread.sleep(1_000);
                }
                return Reply.text(version());
              }),
          new SmokeRequest(SMOKE_TEST, 200, false));
    }
  }

  private static final String SMOKE_TEST = Steady.PATH + "?smoke=yes";

  private static boolean isSmokeTest(Request request) {
    return request.query("smoke").isPresent();
  }

  private static List<Contribution> withHealth(Callable<Optional<String>> check) {
    return List.of(
        Steady.route(request -> Reply.text(Steady.version())), new HealthCheck("stove", check));
  }

  private static List<byte[]> bytes() {
    List<byte[]> bytes = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      bytes.add(new byte[1024 * 1024]);
    }
    return bytes;
  }
}
