package dev.millet.points.api;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The points of members. Every transfer has an id that its caller makes: the same transfer again
 * changes nothing and is answered as the first time, another one with the same id is refused with
 * 409 {@code points.other-content}. No balance is ever below zero. Every change joins the caller's
 * transaction. Thread-safe.
 *
 * <p>Calls throw {@link dev.millet.api.gateway.ProblemException}: 409 {@code points.not-enough}
 * where a member has too few coins, 404 {@code points.no-transfer} where there is no transfer to
 * post, cancel or refund, 409 {@code points.settled} where a pending one is not pending any more.
 */
@ProviderType
public interface Wallet {

  /** Returns the balance of a member as of now. */
  Balance balance(long member, Currency currency);

  /**
   * Grants points, all or none of the list. A grant to somebody whose account is deleted is {@link
   * Receipt.State#VOIDED} and leaves no trace.
   *
   * @param grants at most 1,000, each with another id
   * @return one receipt each, in the same order
   */
  List<Receipt> grant(List<Grant> grants);

  /** Spends coins, the oldest first. */
  Receipt spend(Payment payment);

  /**
   * Spends coins for several payments, all or none of the list, for a fraction of what calls for
   * each would cost.
   *
   * @param payments at most 1,000, each with another id
   * @return one receipt each, in the same order
   * @since 1.2
   */
  List<Receipt> spend(List<Payment> payments);

  /**
   * Takes coins for something that is settled later: they cannot be spent meanwhile.
   *
   * @param until when they are given back by themselves, unless posted before
   */
  Receipt hold(Payment payment, Instant until);

  /**
   * Settles a hold or a pending grant: it counts. Twice is as once.
   *
   * @param pending the id of the hold or grant
   */
  Receipt post(String pending);

  /**
   * Voids a hold or a pending grant: held coins are given back with their dates. Twice is as once.
   * A grant that is voided in this way is not restored with its cause.
   *
   * @param pending the id of the hold or grant
   */
  Receipt cancel(String pending);

  /**
   * Gives coins back that were spent, or held and posted, with the dates that they had.
   *
   * @param id the id of this transfer
   * @param payment the id of the payment
   * @param amount how many; refused with 409 {@code points.too-much} where fewer are left of it
   */
  Receipt refund(String id, String payment, long amount);

  /**
   * Takes grants back, all or none of the list: what is there at once, the rest from the next
   * earnings. A pending grant is voided. Twice is as once. What has expired of a grant is gone
   * already. A grant that there is not (any more) is {@link Receipt.State#VOIDED}.
   *
   * @param reversals at most 1,000, each of another grant
   * @return one receipt each, in the same order
   */
  List<Receipt> reverse(List<Reversal> reversals);

  /**
   * Gives back what reversals took, all or none of the list: first what is still owed of it is not
   * owed any more. Coins have the dates that they had, and what has expired meanwhile expires at
   * once. A grant that was pending is pending again until the moment that it had; where that has
   * passed it counts now, but for one that was {@linkplain #cancel cancelled}. Twice is as once.
   * The receipt of a grant that was not reversed, or that is not restored, says {@link
   * Receipt.State#VOIDED}; nothing is stored of it.
   *
   * @param restorations at most 1,000, each of another grant
   * @return one receipt each, in the same order
   * @since 1.1
   */
  List<Receipt> restore(List<Restoration> restorations);
}
