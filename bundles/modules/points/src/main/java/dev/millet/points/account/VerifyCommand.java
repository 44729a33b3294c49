package dev.millet.points.account;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandAnswer;
import dev.millet.api.commands.CommandRequest;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.points.ledger.Verification;
import dev.millet.points.page.PointsRight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code millet points verify}: recomputes the ledger from its transfers and names every
 * difference. Each call goes on where the one before of the same caller ended, so that no request
 * takes longer than some seconds, however large the ledger is.
 */
public final class VerifyCommand {

  private static final String PATH = "/api/v1/points/commands/verify";
  private static final Duration PART = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final int MOST_AT_ONCE = 100;

  private final Verifications verifications;
  private final Map<Long, Run> runs = new ConcurrentHashMap<>();

  /** The outcome of a verification that found nothing. */
  record Balanced(long accounts, long transfers) {}

  /** A verification under way. */
  private static final class Run {
    private final Verification verification;
    private final List<String> first = new ArrayList<>();
    private int differences;
    private long usedAt = System.nanoTime();

    private Run(Verification verification) {
      this.verification = verification;
    }

    private boolean isStale() {
      return System.nanoTime() - usedAt > KEPT.toNanos();
    }
  }

  public VerifyCommand(Verifications verifications) {
    this.verifications = verifications;
  }

  /** Returns the command and its route. */
  public List<Contribution> contributions() {
    return List.of(
        Route.post(
            PATH,
            PointsRight.VERIFY,
            RouteDocument.of("Verifies a part of the ledger, for the command line")
                .describing(
                    "Names the differences that it finds as messages. Called again until it"
                        + " answers with a result, or with a problem where there were differences.")
                .taking(CommandRequest.class)
                .giving(200, CommandAnswer.class)
                .problems("invalid", "points.books-differ"),
            this::run),
        Command.of("verify", PATH, "Recomputes all points and names every difference."));
  }

  private Reply run(Request request) {
    request.json(CommandRequest.class);
    runs.values().removeIf(Run::isStale);
    long caller = HandGrants.caller(request);
    Run run = runs.computeIfAbsent(caller, id -> new Run(verifications.begin()));
    CommandAnswer answer;
    synchronized (run) {
      run.usedAt = System.nanoTime();
      answer = run.verification.isFinished() ? ended(run) : goOn(run);
    }
    if (answer == null || answer.againAfterSeconds() == null) {
      runs.remove(caller, run);
    }
    if (answer == null) {
      throw differ(run);
    }
    return Reply.json(answer);
  }

  private CommandAnswer goOn(Run run) {
    long end = System.nanoTime() + PART.toNanos();
    List<String> found = run.verification.goOn(() -> System.nanoTime() - end > 0, MOST_AT_ONCE);
    run.differences += found.size();
    found.stream().limit(MOST_AT_ONCE - run.first.size()).forEach(run.first::add);
    if (run.verification.isFinished()) {
      verifications.keep(run.verification, run.differences, run.first);
    }
    boolean balanced = run.verification.isFinished() && run.differences == 0;
    CommandAnswer answer = balanced ? ended(run) : CommandAnswer.again(0);
    if (!run.verification.isFinished()) {
      answer = answer.saying("Verified " + run.verification.accounts() + " accounts so far.");
    }
    for (String each : found) {
      answer = answer.saying(each);
    }
    return answer;
  }

  /** Returns the result; null where the books differ. */
  private static CommandAnswer ended(Run run) {
    return run.differences > 0
        ? null
        : CommandAnswer.done(
            new Balanced(run.verification.accounts(), run.verification.transfers()));
  }

  private static RuntimeException differ(Run run) {
    return Problem.of(
            409,
            "points.books-differ",
            "The books differ",
            "There are %s differences in %s accounts with %s transfers."
                .formatted(
                    run.differences, run.verification.accounts(), run.verification.transfers()))
        .toException();
  }
}
