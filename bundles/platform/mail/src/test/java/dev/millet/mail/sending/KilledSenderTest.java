package dev.millet.mail.sending;

import static org.junit.Assert.assertEquals;

import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** A process is killed between two steps of sending, and another one goes on. */
public final class KilledSenderTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout limit = Timeout.seconds(120);

  private final SmtpServer server = SmtpServer.start();
  private Process process;

  @After
  public void end() {
    server.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private Path data() {
    return folder.getRoot().toPath().resolve("数据");
  }

  private void begin(MortalSender.Step step, boolean marking) throws Exception {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MortalSender.class.getName(),
                data().toString(),
                Integer.toString(server.port()),
                step.name(),
                Boolean.toString(marking))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** Runs a process until it dies at a step; the next one then sends what it may. */
  private Map<String, Integer> killed(MortalSender.Step step, boolean marking, MailState second)
      throws Exception {
    begin(step, marking);
    assertEquals("killed", 137, process.waitFor());
    return goOn(second);
  }

  private Map<String, Integer> goOn(MailState second) throws Exception {
    TestDatabase test = TestDatabase.hsqldb(data());
    try (PostOffice office = new PostOffice(test.database(), server.port()).open()) {
      office.await(1, MailState.SENT);
      office.await(2, second);
      office.await(3, MailState.SENT);
    }
    test.engine().close();
    Map<String, Integer> arrived = new TreeMap<>();
    for (String message : server.messages()) {
      arrived.merge(message.replaceAll("(?s).*\r\nSubject: (\\S+)\r\n.*", "$1"), 1, Integer::sum);
    }
    return arrived;
  }

  @Test
  public void whatWasClaimedIsSentByTheNext() throws Exception {
    assertEquals(
        Map.of("first", 1, "second", 1, "third", 1),
        killed(MortalSender.Step.CLAIMED, true, MailState.SENT));
  }

  @Test
  public void whatWasWrittenAndNotMarkedIsSentByTheNext() throws Exception {
    assertEquals(
        Map.of("first", 1, "second", 1, "third", 1),
        killed(MortalSender.Step.WRITTEN, true, MailState.SENT));
  }

  @Test
  public void whatWasMarkedIsUncertainThoughItNeverArrived() throws Exception {
    assertEquals(
        Map.of("first", 1, "third", 1),
        killed(MortalSender.Step.MARKED, true, MailState.UNCERTAIN));
  }

  @Test
  public void whatArrivedWithoutAnAnswerIsUncertainAndNotSentTwice() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    server.answer(
        SmtpServer.Step.END,
        message -> {
          if (message.contains("Subject: second")) {
            second.countDown();
            Thread.sleep(Long.MAX_VALUE);
          }
          return "250 OK";
        });
    begin(MortalSender.Step.NONE, true);
    second.await();
    process.destroyForcibly().waitFor();
    server.answer(SmtpServer.Step.END, null);
    assertEquals(Map.of("first", 1, "third", 1), goOn(MailState.UNCERTAIN));
  }

  @Test
  public void whatWasAnsweredAndNotNotedIsUncertainAndNotSentTwice() throws Exception {
    assertEquals(
        Map.of("first", 1, "second", 1, "third", 1),
        killed(MortalSender.Step.ANSWERED, true, MailState.UNCERTAIN));
  }

  @Test
  public void withoutTheMarkItWouldBeSentTwice() throws Exception {
    assertEquals(
        Map.of("first", 1, "second", 2, "third", 1),
        killed(MortalSender.Step.ANSWERED, false, MailState.SENT));
  }
}
