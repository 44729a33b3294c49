package dev.millet.members.invitations;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of invitations that were mailed. */
final class InvitationMailTable {

  private final Table<InvitationMail> mails;

  InvitationMailTable(Database database) {
    this.mails =
        database.table("members_invitation_mails", InvitationMail.class).key("invitation_id");
  }

  void insert(Handle handle, InvitationMail mail) {
    mails.insertIfAbsent(handle, mail);
  }

  Optional<InvitationMail> find(Handle handle, long invitation) {
    return mails.find(handle, invitation);
  }

  /** Returns the invitations that were mailed to an address, the newest first. */
  List<Long> to(Handle handle, String addressKey) {
    return mails
        .select(
            handle,
            """
            SELECT <columns> FROM members_invitation_mails WHERE address_key = :key
             ORDER BY invitation_id DESC
            """,
            query -> query.bind("key", addressKey))
        .stream()
        .map(InvitationMail::invitationId)
        .toList();
  }

  List<InvitationMail> of(Handle handle, List<Long> invitations) {
    return invitations.isEmpty()
        ? List.of()
        : mails.select(
            handle,
            "SELECT <columns> FROM members_invitation_mails WHERE invitation_id IN (<ids>)",
            query -> query.bindList("ids", invitations));
  }
}
