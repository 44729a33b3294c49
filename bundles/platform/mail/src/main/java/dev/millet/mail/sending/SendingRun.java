package dev.millet.mail.sending;

import dev.millet.mail.content.Letter;
import dev.millet.mail.queue.Claims;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.settings.MailSetup;
import dev.millet.mail.smtp.Attempt;
import dev.millet.mail.smtp.MailConnection;
import dev.millet.mail.smtp.MailServerException;
import dev.millet.mail.smtp.Outcome;
import dev.millet.platform.api.mail.MailState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages over one connection until none is due. Used once, by one thread. */
final class SendingRun {

  static final int BATCH = 50;

  private static final Duration ASK_AGAIN = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(SendingRun.class);
  private static final String NO_KEY =
      "The body cannot be decrypted: the file settings.key is another one.";
  private static final String MARKED = "The mail server said before that it knows no such address.";

  private final SendingServices services;
  private final ServerState server;
  private final BooleanSupplier ending;
  private final Runnable help;
  private final String owner = UUID.randomUUID().toString();
  private final MailSetup setup;
  private MailConnection connection;
  private Attempt attempt = new Attempt();
  private boolean used;

  /**
   * Prepares a run with the settings of the moment.
   *
   * @param ending whether the process stops
   * @param help is called where there is more to send than one batch
   */
  SendingRun(SendingServices services, ServerState server, BooleanSupplier ending, Runnable help) {
    this.services = services;
    this.server = server;
    this.ending = ending;
    this.help = help;
    this.setup = services.setup().get();
  }

  /** Sends what is due. */
  void run() {
    try {
      Deque<Claims.Claim> batch = claim();
      while (!batch.isEmpty()) {
        if (batch.size() == BATCH) {
          help.run();
        }
        if (!send(batch)) {
          return;
        }
        batch = claim();
      }
    } finally {
      close();
    }
  }

  private Deque<Claims.Claim> claim() {
    Claims.Limits limits = new Claims.Limits(BATCH, services.setup().rate());
    return new ArrayDeque<>(services.claims().claim(owner, limits));
  }

  /** Sends a batch, and returns whether another one may follow. */
  private boolean send(Deque<Claims.Claim> batch) {
    try {
      while (!batch.isEmpty()) {
        if (ending.getAsBoolean() || !setup.equals(services.setup().get())) {
          return false;
        }
        Claims.Claim next = batch.removeFirst();
        boolean kept = false;
        try {
          kept = send(next);
        } finally {
          if (!kept) {
            services.claims().release(next.message());
          }
        }
      }
      return true;
    } catch (MailServerException e) {
      LOG.warn("Mail cannot be sent: {}", e.getMessage());
      if (setup.equals(services.setup().get())) {
        server.fails(setup, e.getMessage());
        if (attempt.isEnded()) {
          server.tryNow();
        }
      }
      return false;
    } finally {
      batch.forEach(claim -> services.claims().release(claim.message()));
    }
  }

  /**
   * Sends one message, and returns whether its end is noted. One that is not noted is released,
   * which does nothing to a message that has been marked.
   */
  private boolean send(Claims.Claim claim) throws MailServerException {
    QueuedMessage message = claim.message();
    if (claim.body().isEmpty()) {
      services.claims().stop(message, MailState.FAILED, NO_KEY);
      return true;
    }
    if (services.refused().has(message.to().address())) {
      services.claims().stop(message, MailState.FAILED, MARKED);
      return true;
    }
    boolean again = connection != null && used;
    connect();
    if (!mayBeSent(message)) {
      return true;
    }
    Letter letter = services.letters().write(message, claim.body().get(), setup);
    Outcome outcome = deliver(message, letter);
    if (outcome.kind() == Outcome.Kind.NOT_HANDED_OVER && again) {
      // a server ends a connection after a number of messages or some time, as it likes
      outcome = deliver(message, letter);
    }
    note(message, outcome);
    return true;
  }

  /** Asks whether a message may be sent at this moment, and notes it where it may not. */
  private boolean mayBeSent(QueuedMessage message) {
    switch (services.checks().ask(message)) {
      case SEND -> {
        return true;
      }
      case WITHDRAW -> services.claims().withdraw(message);
      case LATER -> services.claims().postpone(message, services.clock().instant().plus(ASK_AGAIN));
    }
    return false;
  }

  private void connect() throws MailServerException {
    if (connection == null) {
      attempt = new Attempt();
      server.opens(attempt);
      try {
        connection = services.connector().open(setup, attempt);
      } finally {
        server.opened(attempt);
      }
      used = false;
      if (attempt.isEnded()) {
        close();
        throw new MailServerException(setup.server() + ": the connection was closed", null);
      }
    }
  }

  private Outcome deliver(QueuedMessage message, Letter letter) throws MailServerException {
    connect();
    Outcome outcome = connection.send(letter, () -> services.claims().handOver(message));
    used = true;
    if (!connection.isOpen()) {
      close();
    }
    return outcome;
  }

  private void note(QueuedMessage message, Outcome outcome) throws MailServerException {
    Claims claims = services.claims();
    if (outcome.kind() != Outcome.Kind.UNCERTAIN
        && outcome.kind() != Outcome.Kind.NOT_HANDED_OVER) {
      // first, so that whoever sees a message as sent sees a server that works
      server.works();
    }
    switch (outcome.kind()) {
      case ACCEPTED -> claims.sent(message);
      case REFUSED_FOR_NOW -> later(message, outcome);
      case REFUSED, UNWRITABLE -> claims.stop(message, MailState.FAILED, outcome.problem());
      case ADDRESS_REFUSED -> claims.refuse(message, outcome.problem());
      case UNCERTAIN -> claims.stop(message, MailState.UNCERTAIN, outcome.problem());
      case CLAIM_LOST -> LOG.debug("The message {} was claimed by another sender.", message.id());
      case NOT_HANDED_OVER -> {
        later(message, outcome);
        throw new MailServerException(setup.server() + ": " + outcome.problem(), null);
      }
    }
  }

  private void later(QueuedMessage message, Outcome outcome) {
    services
        .claims()
        .tryLater(
            message,
            services.clock().instant().plus(Backoff.after(message.delivery().attempts())),
            outcome.problem());
  }

  private void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
