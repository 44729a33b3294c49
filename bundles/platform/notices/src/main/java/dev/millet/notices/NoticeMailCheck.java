package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.notices.PendingStore.Pending;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.members.MailAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Lets a message of notices go only as long as its member may see all that it tells, wants it, and
 * has the address that it goes to. What it told is mailed in a new message where it still may be.
 */
final class NoticeMailCheck implements MailCheck {

  private final Database database;
  private final Members members;
  private final MailAddresses addresses;
  private final MailPlan plan;
  private final NoticeMail letters;
  private final ItemStore items;
  private final PendingStore pending;
  private final MailWithdrawal withdrawal;

  NoticeMailCheck(
      Database database,
      Members members,
      MailAddresses addresses,
      MailPlan plan,
      NoticeMail letters) {
    this.database = database;
    this.members = members;
    this.addresses = addresses;
    this.plan = plan;
    this.letters = letters;
    this.items = new ItemStore(database);
    this.pending = new PendingStore(database);
    this.withdrawal = new MailWithdrawal(database, plan);
  }

  @Override
  public String name() {
    return NoticeMail.CHECK;
  }

  @Override
  public Answer ask(long message, MailRecipient to, String context) {
    MailedText text = MailedText.read(context);
    Member member =
        to.member() == null ? null : members.byIds(Set.of(to.member())).get(to.member());
    if (member == null
        || !to.address().equals(addresses.of(Set.of(member.id())).get(member.id()))) {
      return withdrawn(to.member(), message);
    }
    List<Item> told = database.read(handle -> waiting(handle, member, message, text));
    if (told.size() < text.items().size()) {
      return withdrawn(member.id(), message);
    }
    NoticeReader.Reading now = letters.read(member, told);
    if (!now.isWhole()) {
      return Answer.LATER;
    }
    boolean same =
        now.told().size() == told.size()
            && letters.text(member, text.delivery(), now.told()).equals(text);
    return same ? Answer.SEND : withdrawn(member.id(), message);
  }

  /** Reads what is still unread and wanted of what a message tells, and is in no other message. */
  private List<Item> waiting(Handle handle, Member member, long message, MailedText text) {
    List<Pending> others =
        pending.of(handle, member.id()).stream()
            .filter(each -> each.messageId() == null || each.messageId() != message)
            .toList();
    List<Item> found = new ArrayList<>();
    for (long id : text.items()) {
      items
          .find(handle, id)
          .filter(item -> item.memberId() == member.id() && item.isUnread())
          .filter(item -> others.stream().noneMatch(each -> each.isOf(item)))
          .filter(item -> plan.isWanted(handle, member.id(), item.type(), text.delivery()))
          .ifPresent(found::add);
    }
    return found;
  }

  private Answer withdrawn(Long member, long message) {
    if (member != null) {
      withdrawal.takeBack(member, message);
    }
    return Answer.WITHDRAW;
  }
}
