package dev.millet.gateway.exchange;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.gateway.access.AccessDeniedException;
import dev.millet.gateway.problem.Problems;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into what the client is told; defects are logged, refusals are not. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private Failures() {}

  static Problem problem(Exchange exchange, Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem.problem();
    }
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return problem(exchange, failure.getCause());
    }
    if (failure instanceof ModuleUnavailableException away) {
      return Problems.unavailable("A part of the platform is being replaced.", seconds(away));
    }
    if (failure instanceof DatabaseException database) {
      return problem(exchange, database);
    }
    if (failure instanceof HttpException refused && refused.getCode() < 500) {
      return Problems.ofStatus(refused.getCode(), String.valueOf(refused.getReason()));
    }
    return defect(exchange, failure);
  }

  private static Problem problem(Exchange exchange, DatabaseException failure) {
    return switch (failure.code()) {
      case UNAVAILABLE, TIMEOUT, CONFLICT -> {
        LOG.warn("{} ({}): {}", what(exchange), exchange.id(), failure.getMessage());
        yield Problems.unavailable(reason(failure.code()), 1);
      }
      case INSUFFICIENT_STORAGE -> {
        LOG.warn("{} ({}): {}", what(exchange), exchange.id(), failure.getMessage());
        yield Problems.insufficientStorage();
      }
      case WORK -> {
        boolean explained = failure.getCause() instanceof ProblemException;
        yield explained ? problem(exchange, failure.getCause()) : defect(exchange, failure);
      }
      default -> defect(exchange, failure);
    };
  }

  private static String reason(DatabaseException.Code code) {
    return switch (code) {
      case TIMEOUT -> "The database took too long.";
      case CONFLICT -> "Others changed the same at the same moment.";
      default -> "The database does not answer.";
    };
  }

  private static Problem defect(Exchange exchange, Throwable failure) {
    LOG.error("{} failed (request {})", what(exchange), exchange.id(), failure);
    return Problems.failed();
  }

  static void logExpiry(Exchange exchange, Thread inside) {
    String where =
        inside == null
            ? "its answer is still to come"
            : "it is at\n  "
                + String.join(
                    "\n  ",
                    Arrays.stream(inside.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList());
    LOG.warn("{} takes too long (request {}): {}", what(exchange), exchange.id(), where);
  }

  private static int seconds(ModuleUnavailableException away) {
    return away.retryAfter() == null ? 1 : (int) Math.max(1, away.retryAfter().toSeconds());
  }

  private static String what(Exchange exchange) {
    return exchange.http().getMethod() + " " + exchange.path();
  }

  /** The failure of a body or a handler that took too long. */
  static ProblemException expired(boolean reading) {
    return (reading ? Problems.tooSlow() : Problems.timedOut()).toException();
  }

  /** The answer that tells of a failure. */
  static Reply reply(Exchange exchange, Throwable failure) {
    Reply reply = exchange.problem(problem(exchange, failure));
    return failure instanceof AccessDeniedException refusal && refusal.challenge() != null
        ? reply.withHeader("WWW-Authenticate", refusal.challenge())
        : reply;
  }
}
