package dev.millet.mail.sending;

import dev.millet.mail.PostOffice;
import dev.millet.mail.content.Letter;
import dev.millet.mail.settings.MailSetup;
import dev.millet.mail.smtp.Attempt;
import dev.millet.mail.smtp.MailConnection;
import dev.millet.mail.smtp.MailConnector;
import dev.millet.mail.smtp.MailServerException;
import dev.millet.mail.smtp.Outcome;
import dev.millet.mail.smtp.SmtpConnector;
import dev.millet.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** A process that queues three messages, and dies at a step of the second one. */
public final class MortalSender {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int KILLED = 137;

  /** The steps of sending. */
  enum Step {
    CLAIMED,
    WRITTEN,
    MARKED,
    ANSWERED,
    /** The test kills the process meanwhile. */
    NONE
  }

  private MortalSender() {}

  /**
   * Runs.
   *
   * @param arguments the directory of the database, the port of the server, the step, and whether
   *     messages are marked
   */
  public static void main(String[] arguments) throws Exception {
    var test = TestDatabase.hsqldb(Path.of(arguments[0]));
    Step step = Step.valueOf(arguments[2]);
    boolean marking = Boolean.parseBoolean(arguments[3]);
    var office =
        new PostOffice(
            test.database(), Integer.parseInt(arguments[1]), new MortalConnector(step, marking));
    for (String name : new String[] {"first", "second", "third"}) {
      office.queue(PostOffice.message(name + "@example.com", name));
    }
    office.open();
    new CountDownLatch(1).await();
  }

  private static void die(Step at, Step step, Letter letter) {
    if (at == step && letter.subject().equals("second")) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private record MortalConnector(Step step, boolean marking) implements MailConnector {

    @Override
    public MailConnection open(MailSetup setup, Attempt attempt) throws MailServerException {
      MailConnection real = new SmtpConnector(LIMIT, LIMIT, null).open(setup, attempt);
      return new MortalConnection(real, step, marking);
    }
  }

  private record MortalConnection(MailConnection real, Step step, boolean marking)
      implements MailConnection {

    @Override
    public Outcome send(Letter letter, BooleanSupplier handOver) {
      die(Step.CLAIMED, step, letter);
      Outcome outcome =
          real.send(
              letter,
              () -> {
                die(Step.WRITTEN, step, letter);
                boolean may = !marking || handOver.getAsBoolean();
                die(Step.MARKED, step, letter);
                return may;
              });
      die(Step.ANSWERED, step, letter);
      return outcome;
    }

    @Override
    public boolean isOpen() {
      return real.isOpen();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
