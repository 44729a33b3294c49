package dev.millet.mail.queue;

import dev.millet.api.members.MemberData;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.List;

/** Copies and erases the messages to a member. */
public final class MailData {

  private static final int AT_ONCE = 200;
  private static final int MAX_COPIED = 10_000;

  private final MailQueue queue;

  /** A message, as the copy of a member's data has it. */
  record Copied(String kind, String address, String subject, Instant createdAt, MailState state) {}

  public MailData(MailQueue queue) {
    this.queue = queue;
  }

  /** Returns the section of the copy, and its erasure. */
  public MemberData contribution() {
    return MemberData.inParts("mail", this::copy, this::eraseSome);
  }

  private List<Copied> copy(long member) {
    return queue.database().read(handle -> queue.messages().of(handle, member, MAX_COPIED)).stream()
        .map(
            message ->
                new Copied(
                    message.kind(),
                    message.to().address(),
                    message.content().subject(),
                    message.createdAt(),
                    message.delivery().state()))
        .toList();
  }

  private boolean eraseSome(long member) {
    return queue
        .database()
        .write(
            handle -> {
              List<QueuedMessage> some = queue.messages().of(handle, member, AT_ONCE);
              for (QueuedMessage message : some) {
                queue.refused().remove(handle, message.to().address());
                queue.delete(handle, message);
              }
              return some.size() < AT_ONCE;
            });
  }
}
