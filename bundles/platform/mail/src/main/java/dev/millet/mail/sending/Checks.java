package dev.millet.mail.sending;

import dev.millet.mail.queue.QueuedMessage;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailRecipient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks that are asked whether messages may be sent. Thread-safe. */
public final class Checks {

  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private final List<MailCheck> checks = new CopyOnWriteArrayList<>();

  public void add(MailCheck check) {
    checks.add(check);
  }

  public void remove(MailCheck check) {
    checks.remove(check);
  }

  /** Returns what the check of a message says; it may be sent where it names none. */
  MailCheck.Answer ask(QueuedMessage message) {
    String name = message.content().check();
    if (name == null) {
      return MailCheck.Answer.SEND;
    }
    QueuedMessage.To to = message.to();
    var recipient = new MailRecipient(to.address(), to.name(), to.member());
    return checks.stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .map(check -> ask(check, message, recipient))
        .orElse(MailCheck.Answer.LATER);
  }

  private static MailCheck.Answer ask(MailCheck check, QueuedMessage message, MailRecipient to) {
    try {
      return check.ask(message.id(), to, message.content().context());
    } catch (RuntimeException e) {
      LOG.warn("Nobody can say whether the message {} may be sent; it waits.", message.id(), e);
      return MailCheck.Answer.LATER;
    }
  }
}
