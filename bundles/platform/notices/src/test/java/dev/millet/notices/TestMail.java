package dev.millet.notices;

import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue of mail in memory, whose server takes nothing before a test says so. */
final class TestMail implements Mail {

  boolean setUp = true;
  final Set<String> refused = new HashSet<>();
  final List<MailMessage> queued = new ArrayList<>();
  final Map<Long, MailState> states = new HashMap<>();
  final List<MailCheck> checks = new ArrayList<>();

  /** Runs in the transaction that queues a message. */
  Runnable inQueue = () -> {};

  /** Runs behind each answer of {@link #state}: what a sender does at that moment. */
  Runnable behindState = () -> {};

  @Override
  public boolean isSetUp() {
    return setUp;
  }

  @Override
  public long queue(MailMessage message) {
    inQueue.run();
    queued.add(message);
    states.put((long) queued.size(), MailState.WAITING);
    return queued.size();
  }

  @Override
  public boolean withdraw(long message) {
    return states.replace(message, MailState.WAITING, MailState.WITHDRAWN)
        || states.replace(message, MailState.SENDING, MailState.WITHDRAWN);
  }

  @Override
  public Optional<MailState> state(long message) {
    Optional<MailState> state = Optional.ofNullable(states.get(message));
    behindState.run();
    return state;
  }

  @Override
  public boolean isRefused(String address) {
    return refused.contains(address);
  }

  @Override
  public void addCheck(MailCheck check) {
    checks.add(check);
  }

  @Override
  public void removeCheck(MailCheck check) {
    checks.remove(check);
  }

  /** Has the server take what waits and may be sent, and returns what that was. */
  List<MailMessage> send() {
    List<MailMessage> sent = new ArrayList<>();
    for (int i = 0; i < queued.size(); i++) {
      MailMessage message = queued.get(i);
      long id = i + 1L;
      if (states.get(id) == MailState.WAITING) {
        MailCheck.Answer answer = checks.get(0).ask(id, message.to(), message.check().context());
        if (answer == MailCheck.Answer.SEND) {
          states.put(id, MailState.SENT);
          sent.add(message);
        } else if (answer == MailCheck.Answer.WITHDRAW) {
          withdraw(id);
        }
      }
    }
    return sent;
  }

  /** Has all that waits come to a state. */
  void settle(MailState state) {
    states.replaceAll((id, before) -> before == MailState.WAITING ? state : before);
  }

  /** Returns what is on its way or arrived. */
  List<MailMessage> going() {
    List<MailMessage> going = new ArrayList<>();
    for (int i = 0; i < queued.size(); i++) {
      MailState state = states.get((long) i + 1);
      if (state == MailState.WAITING || state == MailState.SENT) {
        going.add(queued.get(i));
      }
    }
    return going;
  }
}
