package dev.millet.points.account;

import dev.millet.api.subjects.Subject;
import dev.millet.points.ledger.Transfer;
import java.time.Instant;
import java.util.Locale;

/**
 * A transfer, for programs.
 *
 * @param seq its place among the transfers of the account
 * @param kind such as {@code grant} or {@code expiry}
 * @param points by how much the balance changed
 * @param balance afterwards
 * @param owed by how much it changed what is taken from the next earnings
 * @param reason what the member reads
 */
record TransferAnswer(
    long seq,
    Instant at,
    String kind,
    String currency,
    long points,
    long balance,
    long owed,
    String reason,
    Subject subject) {

  static TransferAnswer of(Transfer transfer) {
    return new TransferAnswer(
        transfer.seq(),
        transfer.happenedAt(),
        word(transfer.move().kind()),
        word(transfer.move().currency()),
        transfer.signed(),
        transfer.effect().balance(),
        transfer.effect().owed(),
        transfer.origin().text().isEmpty() ? transfer.origin().label() : transfer.origin().text(),
        transfer.subject());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
