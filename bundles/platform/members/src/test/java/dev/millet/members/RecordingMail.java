package dev.millet.members;

import dev.millet.api.database.Database;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what was queued by transactions that committed. Not set up until a test says so. */
public final class RecordingMail implements Mail {

  private final Database database;
  private final List<MailMessage> sent = new ArrayList<>();
  private final Map<Long, MailState> states = new HashMap<>();
  private boolean setUp;
  private long last;

  RecordingMail(Database database) {
    this.database = database;
  }

  public void setUp() {
    setUp = true;
  }

  @Override
  public boolean isSetUp() {
    return setUp;
  }

  @Override
  public synchronized long queue(MailMessage message) {
    long id = ++last;
    database.afterCommit(
        () -> {
          sent.add(message);
          states.put(id, MailState.WAITING);
        });
    return id;
  }

  @Override
  public boolean withdraw(long message) {
    database.afterCommit(() -> states.put(message, MailState.WITHDRAWN));
    return true;
  }

  @Override
  public Optional<MailState> state(long message) {
    return Optional.ofNullable(states.get(message));
  }

  @Override
  public boolean isRefused(String address) {
    return false;
  }

  public List<MailMessage> sent() {
    return List.copyOf(sent);
  }

  /** The messages of a kind to an address. */
  public List<MailMessage> sent(String kind, String address) {
    return sent.stream()
        .filter(message -> message.kind().equals("members." + kind))
        .filter(message -> message.to().address().equals(address))
        .toList();
  }

  /** The secret in the link of the newest message of a kind to an address. */
  public String secret(String kind, String address) {
    String link = part(kind, address, MailBody.Kind.BUTTON).link();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** The code in the newest message to an address. */
  public String code(String address) {
    return part("code", address, MailBody.Kind.CODE).text();
  }

  private MailBody.Part part(String kind, String address, MailBody.Kind wanted) {
    List<MailMessage> all = sent(kind, address);
    return all.get(all.size() - 1).body().parts().stream()
        .filter(part -> part.kind() == wanted)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void addCheck(MailCheck check) {
    // what members are mailed names no check
  }

  @Override
  public void removeCheck(MailCheck check) {
    // what members are mailed names no check
  }
}
