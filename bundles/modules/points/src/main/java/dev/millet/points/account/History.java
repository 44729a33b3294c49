package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.View;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Phase;
import dev.millet.points.ledger.Transfer;
import dev.millet.points.ledger.TransferKind;
import dev.millet.points.rules.RuleNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The transfers of a member, as pages show them. */
public final class History {

  private static final Set<String> OWN_REASONS = Set.of("expiry", "recovery", "closing");

  private final Database database;
  private final Ledger ledger;

  /**
   * A row of the history.
   *
   * @param coins by how many they changed; null where the row is about experience alone
   * @param experience null where the row is about coins alone
   * @param balance of coins afterwards; null where it does not change
   * @param status a message that says what state it is in; null for none
   * @param due when it is decided by itself; null for never
   * @param owed what is taken from the next earnings
   */
  public record Row(
      Transfer transfer,
      Long coins,
      Long experience,
      Long balance,
      String status,
      Instant due,
      long owed) {

    /** Returns why, in the reader's language. */
    public String why(View view) {
      String text = transfer.origin().text();
      String label = transfer.origin().label();
      if (OWN_REASONS.contains(label)) {
        return view.text("reason." + label);
      }
      String reason =
          text.isEmpty()
              ? RuleNames.ofReason(label, view)
                  .orElseGet(
                      () ->
                          view.text(
                              label.equals("import")
                                  ? "reason.import"
                                  : "kind." + transfer.move().kind().name()))
              : text;
      return switch (transfer.move().kind()) {
        case REVERSAL -> view.text("why.reversal", reason);
        case REFUND, RELEASED -> view.text("why.back", reason);
        case CANCELLED -> view.text("why.cancelled", reason);
        default -> reason;
      };
    }

    boolean isPair(Row other) {
      Transfer mine = transfer;
      Transfer theirs = other.transfer();
      return mine.move().currency() != theirs.move().currency()
          && mine.move().kind() == theirs.move().kind()
          && mine.happenedAt().equals(theirs.happenedAt())
          && mine.origin().label().equals(theirs.origin().label())
          && mine.origin().text().equals(theirs.origin().text())
          && Objects.equals(mine.origin().entry(), theirs.origin().entry())
          && Objects.equals(mine.subject(), theirs.subject())
          && Objects.equals(due, other.due);
    }

    Row with(Row other) {
      return new Row(
          transfer,
          coins == null ? other.coins : coins,
          experience == null ? other.experience : experience,
          balance == null ? other.balance : balance,
          status,
          due,
          owed + other.owed);
    }
  }

  History(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Lists what happened, newest first; what was granted in both currencies at once is one row. */
  Slice<Row> of(Account account, ListRequest list) {
    return database.read(
        handle ->
            ledger
                .store()
                .newest(handle, account.id(), list)
                .mapAll(
                    some -> {
                      List<Row> rows = new ArrayList<>();
                      for (Transfer each : some) {
                        Phase phase = ledger.store().phase(handle, each);
                        if (isShown(each, phase)) {
                          add(rows, row(each, phase));
                        }
                      }
                      return rows;
                    }));
  }

  private static void add(List<Row> rows, Row row) {
    int last = rows.size() - 1;
    if (last >= 0 && rows.get(last).isPair(row)) {
      rows.set(last, rows.get(last).with(row));
    } else {
      rows.add(row);
    }
  }

  /** Leaves out what the next step of a transfer tells again. */
  private static boolean isShown(Transfer transfer, Phase phase) {
    TransferKind kind = transfer.move().kind();
    return kind != TransferKind.PAID
        && (kind != TransferKind.PENDING || phase.state() == State.PENDING);
  }

  private static Row row(Transfer transfer, Phase phase) {
    TransferKind kind = transfer.move().kind();
    boolean pending = phase != null && phase.state() == State.PENDING;
    long points = kind == TransferKind.PENDING ? transfer.move().amount() : transfer.signed();
    boolean coins = transfer.move().currency() == Currency.COINS;
    boolean moved = kind.signed(1) != 0;
    String status = pending ? kind == TransferKind.HOLD ? "status.held" : "status.pending" : null;
    return new Row(
        transfer,
        coins ? points : null,
        coins ? null : points,
        coins && moved ? transfer.effect().balance() : null,
        status,
        pending ? phase.due() : null,
        Math.max(0, transfer.effect().owed()));
  }
}
