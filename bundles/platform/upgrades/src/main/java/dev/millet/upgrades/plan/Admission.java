package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.state.Stock;
import java.util.Optional;

/**
 * Decides whose code comes in: what the distribution brought is part of the platform, and
 * everything that was sent in has to be signed by somebody who is trusted here.
 */
public final class Admission {

  private final Stock stock;
  private final boolean unsignedAllowed;

  /**
   * @param unsignedAllowed whether code may be let in that nobody vouches for
   */
  public Admission(Stock stock, boolean unsignedAllowed) {
    this.stock = stock;
    this.unsignedAllowed = unsignedAllowed;
  }

  /** Why a file may not come in; empty where it may. */
  Optional<Trouble> refusal(Candidate candidate) {
    if (unsignedAllowed
        || candidate.signer().standing() == Standing.TRUSTED
        || !stock.isSent(candidate)) {
      return Optional.empty();
    }
    String name = candidate.isModule() ? candidate.module() : candidate.symbolicName();
    String signer = candidate.signer().name();
    return Optional.of(
        switch (candidate.signer().standing()) {
          case UNSIGNED -> Trouble.of("unsigned", name);
          case EXPIRED -> Trouble.of("expired", name, signer);
          default -> Trouble.of("untrusted", name, signer);
        });
  }
}
