package dev.millet.suggestions;

import dev.millet.voting.api.Ballots;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Whether there is voting now, and its api where there is. Without it nothing of suggestions tells
 * of votes: no order by them, no count.
 */
@Component(service = Voting.class)
public final class Voting {

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Ballots ballots;

  @Activate
  public Voting() {
    this(null);
  }

  /** Null stands for none. */
  public Voting(Ballots ballots) {
    this.ballots = ballots;
  }

  /** To be read once per use. */
  public Optional<Ballots> ballots() {
    return Optional.ofNullable(ballots);
  }

  public boolean isPresent() {
    return ballots != null;
  }
}
